// Prints, as JSON, what making and inspecting the report in FILE as FORMAT takes in the processes in which a started server
// does it: one is ready, as a look at the page of exports has it, and what runs is as a build makes it (PROGRAMS). How long
// it takes, the most memory that all of them had at one moment, and the most that each had.
import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { register } from 'tsx/esm/api'
import { childrenRunning, processMemory } from './machine.mjs'
import { ROOT } from './processes.mjs'
import { sleep } from './statistics.mjs'

/** Between a look at the page and the click, as in the section `file`. */
const CHOICE_MS = 3_000
const LOOK_MS = 5

const [file, format, programs] = process.argv.slice(2)
Object.assign(process.env, { COUNTERPOINT_ROOT: ROOT, COUNTERPOINT_WORKERS: programs })
register({ tsconfig: `${ROOT}/tsconfig.json` })
const { endPreparedRendering, prepareRendering, renderApart } =
  await import('../../lib/exports/render-apart.ts')
const { exportOptions } = await import('../../lib/exports/schema.ts')

const job = {
  ...{ stored: deserialize(readFileSync(file)), format, variant: 'public', options: exportOptions.parse({}) },
}
prepareRendering()
await sleep(CHOICE_MS)
const most = new Map()
let [sumMb, idleMb] = [0, null]
const look = () => {
  let sum = 0
  // Not the compiler with which this process reads the sources.
  for (const pid of childrenRunning('apart.mjs')) {
    const { nowMb, peakMb } = processMemory(pid)
    sum += nowMb
    if (nowMb > 0) most.set(pid, peakMb)
  }
  idleMb ??= sum
  sumMb = Math.max(sumMb, sum)
}
look()
const timer = setInterval(look, LOOK_MS)
const from = performance.now()
const { inspection } = await renderApart(job, { signal: new AbortController().signal, onProgress: () => {} })
const ms = performance.now() - from
clearInterval(timer)
endPreparedRendering()
if (!inspection) throw new Error('The file was not inspected.')
const processesMb = [...most.values()]
// Between two looks one alone may have had more; where nothing can be seen nothing is said.
sumMb = processesMb.length > 0 ? Math.max(sumMb, ...processesMb) : null
console.log(JSON.stringify({ ms, idleMb, sumMb, processesMb }))
