#!/usr/bin/env node
// npm run bench: measures the product as it is built and prints every figure beside what it should be. Never fails
// because of a figure; bench/README.md says what each one is and how it is taken.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { figures, format, isMet } from './bench/figures.mjs'
import { startProfile } from './bench/inspector.mjs'
import { machineBusy, machineFacts } from './bench/machine.mjs'
import { cleanUp, temporaryFolder } from './bench/processes.mjs'
import { buildProduct, startProduct, targetOf } from './bench/product.mjs'
import { measureBurst } from './bench/sections/burst.mjs'
import { measureGrowth } from './bench/sections/growth.mjs'
import { measurePage } from './bench/sections/page.mjs'
import { measureParse } from './bench/sections/parse.mjs'
import { EDITORS, measureSockets } from './bench/sections/sockets.mjs'
import { measureStart } from './bench/sections/start.mjs'
import { sleep } from './bench/statistics.mjs'
import { table } from './bench/table.mjs'
import { productTarget, startBeside } from './bench/targets.mjs'

const SECTIONS = ['parse', 'start', 'page', 'sockets', 'burst', 'growth']
const BESIDE = ['relay', 'hocuspocus']

const usage = `usage: npm run bench -- [options]

  --only NAME,…       only these: ${SECTIONS.join(', ')}
  --quick             fewer and smaller runs (under 90 s); figures are rougher
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
                      may open 50 sockets), a file with one document name (draft:ID) per line
`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: SECTIONS.join(',') },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
    editors: { type: 'string', default: EDITORS.join(',') },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    full: { type: 'string', default: '5' },
    beside: { type: 'string', default: BESIDE.join(',') },
    url: { type: 'string' },
    cookie: { type: 'string', multiple: true, default: [] },
    'doc-file': { type: 'string' },
    pid: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const only = values.only.split(',')
const unknown = only.filter((name) => !SECTIONS.includes(name))
if (
  values.help ||
  unknown.length > 0 ||
  (values.url && (values.cookie.length === 0 || !values['doc-file']))
) {
  console.error(unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n\n${usage}` : usage)
  process.exit(values.help ? 0 : 2)
}

const quick = values.quick
const editors = values.editors.split(',').map(Number)
const startedAt = performance.now()
const results = {}
const profiles = []
const wants = (name) => only.includes(name) && !(values.url && !['sockets', 'burst'].includes(name))
const say = (text) =>
  process.stderr.write(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(3)} s] ${text}\n`)

let isStopping = false
const stop = async (code) => {
  if (isStopping) return
  isStopping = true
  await cleanUp()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(130))

try {
  const machine = { ...machineFacts(), busyBefore: await otherLoad() }
  await measure()
  const groups = figures(results)
  const seconds = (performance.now() - startedAt) / 1000
  if (values.json)
    console.log(JSON.stringify({ machine, seconds, quick, figures: withVerdicts(groups), results, profiles }))
  else print(machine, groups, seconds)
  await stop(0)
} catch (error) {
  console.error(error)
  await stop(1)
}

async function measure() {
  if (wants('parse')) {
    say('parsing the sample')
    results.parse = await measureParse({ runs: quick ? 20 : 60 })
  }
  if (wants('start')) results.start = await measureStart({ starts: quick ? 1 : 3, say })
  if (wants('page') || wants('sockets') || wants('burst')) await measureRunning()
  if (wants('growth')) {
    await buildProduct()
    const memoryEdits = 10_000
    const sizes = quick ? [10_000] : [10_000, 100_000]
    const options = { sizes, opens: quick ? 1 : 3, memoryDrafts: quick ? 24 : 60, memoryEdits, say }
    results.growth = { memoryEdits, ...(await measureGrowth(join(temporaryFolder(), 'data'), options)) }
  }
}

/** The sections that need a running server: one that we start, or the one that was named. */
async function measureRunning() {
  const folder = join(temporaryFolder(), 'data')
  let product
  if (!values.url) {
    await buildProduct()
    say('starting Counterpoint')
    product = await startProduct(folder)
    if (wants('page')) results.page = await measurePage(product, folder, { visits: quick ? 3 : 7, say })
  }
  if (wants('sockets') || wants('burst')) await measureSocketSections(product, folder)
  await product?.end()
}

async function measureSocketSections(product, folder) {
  const target = product ? await targetOf(product, folder, Math.max(...editors) + 10) : namedTarget()
  const beside = await Promise.all(
    BESIDE.filter((kind) => values.beside.split(',').includes(kind)).map(startBeside),
  )
  const targets = [...beside, target]
  const around = values.profile && product ? profileOf(product) : undefined
  if (wants('sockets')) {
    const rounds = Number(values.rounds ?? (quick ? 1 : 2))
    const seconds = Number(values.seconds ?? (quick ? 4 : 7))
    results.sockets = await measureSockets(targets, {
      editors,
      rounds,
      seconds,
      full: Number(values.full),
      say,
      around,
    })
  }
  if (wants('burst')) {
    results.burst = {}
    for (const each of [target, ...beside.filter(({ kind }) => kind === 'hocuspocus' && !quick)]) {
      results.burst[each.kind] = await measureBurst(each, {
        count: 20_000,
        bursts: quick ? 2 : 5,
        say,
        around,
      })
    }
  }
  for (const each of beside) await each.end()
}

function namedTarget() {
  const documents = readFileSync(values['doc-file'], 'utf8').split('\n').filter(Boolean)
  const watched = () => (values.pid ? [Number(values.pid)] : [])
  return productTarget({ url: values.url, cookies: values.cookie, documents, watched })
}

/** For the sections' `around`: profiles the product the first time that each thing is measured. */
function profileOf(product) {
  const seen = new Set()
  return async (target, what) => {
    if (target.kind !== 'product' || seen.has(what)) return undefined
    seen.add(what)
    const end = await startProfile(product, values.profile, what)
    return async () => void profiles.push(await end())
  }
}

/** The cores that others take just now, before anything is measured. */
async function otherLoad() {
  const before = machineBusy()
  if (before === null) return null
  await sleep(1000)
  return machineBusy() - before
}

function withVerdicts(groups) {
  return groups.map(({ title, rows }) => ({ title, rows: rows.map((row) => ({ ...row, met: isMet(row) })) }))
}

function print(machine, groups, seconds) {
  const { cores, processor, memoryGiB, node, system, busyBefore, loadBefore } = machine
  console.log(`Counterpoint benchmark${quick ? ', quick' : ''}: ${format(seconds)} s`)
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
