#!/usr/bin/env node
// `npm test`: sets itself up, checks everything, closes with "N passed, N failed". Leaves nothing running, and no file
// outside the build folders (node_modules, .next, .test, lib/generated).
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideChromium } from './steps/chromium.mjs'
import { provideOffice } from './steps/office.mjs'
import { playwrightResults, vitestResults } from './steps/test-results.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const reports = join(root, '.test')
// What the programs below leave in the temporary folder goes with it; accounts that PostgreSQL runs as pass through.
const scratch = mkdtempSync(join(tmpdir(), 'cpt-'))
chmodSync(scratch, 0o711)
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }))
const environment = {
  ...process.env,
  TMPDIR: scratch,
  NEXT_TELEMETRY_DISABLED: '1',
  CI: process.env.CI ?? '',
  NO_UPDATE_NOTIFIER: '1',
}
process.chdir(root)
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM')
    process.exitCode = 130
    setTimeout(() => process.exit(130), 5000).unref()
  })
}

/** Runs one of our dependencies' programs in a process group of its own, which is ended with it. */
function run(program, args, output = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, program), ...args], {
      env: environment,
      stdio: ['ignore', output, output],
      detached: true,
    })
    running.add(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
    child.on('exit', () => {
      try {
        process.kill(-Number(child.pid), 'SIGKILL')
      } catch {
        // nobody left in the group: as it should be
      }
    })
    child.on('close', (code) => {
      running.delete(child)
      resolve({ ended: code === 0, said })
    })
  })
}

/** A program that says whether all is well; several may run at once, so what it says is printed when it has ended. */
async function check(program, ...args) {
  const { ended, said } = await run(program, args, 'pipe')
  return { passed: ended ? 1 : 0, failed: ended ? 0 : 1, said }
}

async function vitest(name, ...projects) {
  const file = join(reports, `${name}.json`)
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ended } = await run('node_modules/vitest/vitest.mjs', [
    'run',
    ...options,
    ...projects.flatMap((project) => ['--project', project]),
  ])
  const results = vitestResults(file)
  return { ...results, failed: ended || results.failed ? results.failed : 1 }
}

async function browsers() {
  const { ended } = await run('node_modules/@playwright/test/cli.js', ['test'])
  const results = playwrightResults(join(reports, 'browsers.json'))
  return { ...results, failed: ended || results.failed ? results.failed : 1 }
}

// Fetched while the first checks run; nothing but the proof waits for it.
let office

async function proof() {
  const missing = await office
  if (missing.length > 0)
    console.log(`left out for want of ${missing.join(', ')}: page images, what qpdf and LibreOffice say`)
  return vitest('proof', 'proof')
}

// What the others stand on: when one of these fails, there is nothing to test.
const setUp = {
  dependencies: async () => {
    const { install } = await import('./steps/install.mjs')
    await install()
  },
  chromium: async () => {
    environment.CHROMIUM_PATH = await provideChromium()
    office = provideOffice()
  },
}

// One group after the other, those of a group at once: one thread of prettier leaves the machine half idle.
const checks = [
  {
    format: () => check('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    lint: () => check('node_modules/oxlint/bin/oxlint', '--type-aware'),
    types: () => check('node_modules/typescript/bin/tsc', '--noEmit'),
  },
  { 'unit and integration tests': () => vitest('unit', 'unit', 'integration') },
  // The build leaves a core idle for much of its time.
  { 'proof of exported files': proof, 'production build': () => check('bin/build.mjs') },
  { 'process tests': () => vitest('process', 'process') },
  { 'browser tests': browsers },
]

const wanted = process.argv.slice(2)
const times = []
const total = { passed: 0, failed: 0, skipped: 0 }
const started = performance.now()

async function step(name, work) {
  console.log(`\n── ${name}`)
  const from = performance.now()
  const result = await work()
  times.push({ name, seconds: (performance.now() - from) / 1000 })
  return result
}

/** One step of the checks, its result added to the total. */
async function count(name, work) {
  const { passed, failed, skipped = 0, slowest = [], said = '' } = await step(name, work)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  times.push(
    ...slowest
      .filter(({ seconds }) => seconds >= 5)
      .map((each) => ({ ...each, name: `  ${each.name.replace(root, '.')}` })),
  )
  process.stdout.write(said)
  console.log(failed ? `── ${name}: FAILED (${failed})` : `── ${name}: passed`)
}

try {
  for (const [name, work] of Object.entries(setUp)) await step(name, work)
  for (const group of checks) {
    const chosen = Object.entries(group).filter(
      ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
    )
    await Promise.all(chosen.map(([name, work]) => count(name, work)))
    if (process.exitCode === 130) break
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  total.failed += 1
}

console.log(`\nSlowest steps (${((performance.now() - started) / 60_000).toFixed(1)} minutes in all)`)
for (const { name, seconds } of times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 12)) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed > 0 ? 1 : (process.exitCode ?? 0)
