#!/usr/bin/env node
// npm run bench: measures the product as it is built and prints every figure beside what it should be. Never fails
// because of a figure; bench/README.md says what each one is and how it is taken.
import { parseArgs } from 'node:util'
import { figures, isMet } from './bench/figures.mjs'
import { format } from './bench/figures/format.mjs'
import { machineBusy, machineFacts } from './bench/machine.mjs'
import { BESIDE, measure, SECTIONS } from './bench/measure.mjs'
import { cleanUp } from './bench/processes.mjs'
import { EDITORS } from './bench/sections/sockets.mjs'
import { sleep } from './bench/statistics.mjs'
import { table } from './bench/table.mjs'

const usage = `usage: npm run bench -- [options]

  --only NAME,…       only these: ${SECTIONS.join(', ')}
  --quick             fewer and shorter runs (under 90 s on a quiet machine); figures are rougher
  --json              print JSON instead of the table
  --profile FOLDER    profile the server during sockets and burst, and say where its time went

For sockets and burst alone:
  --editors N,…       how many editors (${EDITORS.join(',')})
  --rounds N          rounds that count (the median is printed)
  --seconds N         length of each measurement
  --full N            full editors in each draft of five; the rest only take frames apart
  --beside NAME,…     compare with ${BESIDE.join(', ')}; "none" for neither
  --url URL --cookie COOKIE --doc-file FILE [--pid PID]
                      measure a server that runs already: its address, a signed-in Cookie header (repeat it: a session
                      may open 1,000 sockets), a file with one document name (draft:ID) per line
`

const text = { type: 'string' }
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: SECTIONS.join(',') },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    profile: text,
    editors: { type: 'string', default: EDITORS.join(',') },
    rounds: text,
    seconds: text,
    full: { type: 'string', default: '5' },
    beside: { type: 'string', default: BESIDE.join(',') },
    url: text,
    cookie: { type: 'string', multiple: true, default: [] },
    'doc-file': text,
    pid: text,
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const only = values.only.split(',')
const unknown = only.filter((name) => !SECTIONS.includes(name))
const isIncomplete = values.url && (values.cookie.length === 0 || !values['doc-file'])
if (values.help || unknown.length > 0 || isIncomplete) {
  const complaint = unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n\n` : ''
  process[values.help ? 'stdout' : 'stderr'].write(complaint + usage)
  process.exit(values.help ? 0 : 2)
}

let isStopping = false
const stop = async (code) => {
  if (isStopping) return
  isStopping = true
  await cleanUp()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(130))

const startedAt = performance.now()
const elapsed = () => (performance.now() - startedAt) / 1000
const say = (line) => process.stderr.write(`[${elapsed().toFixed(0).padStart(3)} s] ${line}\n`)
try {
  const machine = { ...machineFacts(), busyBefore: await otherLoad() }
  const { results, profiles, failures } = await measure({ ...values, only, docFile: values['doc-file'], say })
  const groups = figures(results)
  if (values.json) printJson({ machine, groups, results, profiles, failures })
  else printTable({ machine, groups, profiles })
  for (const { section, error } of failures)
    console.error(`\nCould not be measured: ${String(section)}`, error)
  await stop(failures.length > 0 ? 1 : 0)
} catch (error) {
  console.error(error)
  await stop(1)
}

/** The cores that others take just now, before anything is measured. */
async function otherLoad() {
  const before = machineBusy()
  if (before === null) return null
  await sleep(1000)
  return machineBusy() - before
}

function printJson({ machine, groups, results, profiles, failures }) {
  const judged = groups.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => ({ ...row, met: isMet(row) })),
  }))
  const failed = failures.map(({ section, error }) => ({ section, error: String(error) }))
  const { quick } = values
  console.log(
    JSON.stringify({ machine, seconds: elapsed(), quick, figures: judged, results, profiles, failed }),
  )
}

function printTable({ machine, groups, profiles }) {
  const { cores, processor, memoryGiB, node, system, busyBefore, loadBefore } = machine
  console.log(`Counterpoint benchmark${values.quick ? ', quick' : ''}: ${format(elapsed())} s`)
  console.log(`${cores} cores (${processor}), ${memoryGiB} GiB, ${system}, Node ${node}`)
  console.log(
    `Before it began others used ${format(busyBefore)} of ${cores} cores (load ${format(loadBefore)}).\n`,
  )
  console.log(table(groups))
  for (const { name, file, totalMs, busyMs, top } of profiles) {
    console.log(`\nProfile ${name}: busy ${format(busyMs)} of ${format(totalMs)} ms; ${file}`)
    for (const { place, ms } of top) console.log(`  ${format((ms / busyMs) * 100).padStart(5)} %  ${place}`)
  }
}
