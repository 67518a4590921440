// Prints, as JSON, how long the report in FILE takes to compile and write in FORMAT in a process of its own (the first time,
// and once the code is warm), and the process' memory: before, at most after the first export, and after each of RUNS.
// The last one goes to OUT.
// Runs as `bundle` of bin/steps makes it, like the processes that write exports.
import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { compile } from '../../lib/export/compile.ts'
import { FORMATS } from '../../lib/export/formats/index.ts'
import { exportWording } from '../../lib/export/wording.ts'
import { practise } from '../../lib/exports/practise.ts'
import { median, sleep } from './statistics.mjs'

const [file, format, runs, out] = process.argv.slice(2)
// Loading the writer and writing nothing at all is not writing: the process that an export gets has done it before.
await import(`../../lib/export/formats/${format}/render.ts`)
await practise(format === 'pdf' ? [] : [format])

const content = deserialize(readFileSync(file))
const wording = exportWording()
// The system counts in 1,024 bytes.
const maxMb = () => (process.resourceUsage().maxRSS * 1024) / 1e6
const baseMb = maxMb()
const [times, heldMb] = [[], []]
let bytes, peakMb, firstCpuMs
for (let run = 0; run < Number(runs); run++) {
  const [start, busy] = [performance.now(), process.cpuUsage()]
  bytes = await FORMATS[format].render(compile(content, wording), wording.t)
  times.push(performance.now() - start)
  const { user, system } = process.cpuUsage(busy)
  firstCpuMs ??= (user + system) / 1000
  peakMb ??= maxMb()
  globalThis.gc?.()
  // What lies outside of the heap goes when the loop turns, as it does between two jobs.
  await sleep(20)
  heldMb.push(process.memoryUsage().rss / 1e6)
}
if (out) writeFileSync(out, bytes)
console.log(
  JSON.stringify({
    firstMs: times[0],
    firstCpuMs,
    medianMs: median(times.length > 1 ? times.slice(1) : times),
    bytes: bytes.length,
    baseMb,
    peakMb,
    heldMb,
  }),
)
