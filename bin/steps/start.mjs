// What `npm start` does: from a fresh clone, or from what the last start left, to a running Counterpoint. No dependency
// may be imported at the top: there may be none yet.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitForProcessLock } from '../../lib/database/process-lock.mjs'
import { errorMessage, message } from './messages.mjs'
import { checkPlace, StartFailure } from './preflight.mjs'
import { createReport } from './report.mjs'
import { onStopSignal } from './signals.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
/** The server, from the moment at which it begins to start. */
let server

async function start() {
  process.env.NODE_ENV = 'production'
  await checkPlace(root)
  await prepare()
  const { workersOf } = await import('./workers.mjs')
  process.env.COUNTERPOINT_WORKERS = workersOf(root)
  const { serve } = await import('./serve.mjs')
  server = serve({ root, development: false, onFatal: () => stop(1) })
  await server
}

/** Installs and builds what is not there, one start of this clone at a time. */
async function prepare() {
  const { install, isInstalled } = await import('./install.mjs')
  const { build, isBuilt } = await import('../build.mjs')
  if (isInstalled() && isBuilt()) return
  const report = createReport()
  const release = await waitForProcessLock(join(root, '.next', 'cache'), 'preparation', 600_000)
  try {
    await report.step('install', () =>
      failingAs('start.installFailed', () => install({ development: false })),
    )
    await report.step('build', () => failingAs('start.buildFailed', build))
  } finally {
    await release?.()
  }
}

async function failingAs(key, work) {
  try {
    await work()
  } catch (error) {
    throw new StartFailure(message(key, { detail: error.message }))
  }
}

/** Stops what runs and exits. What is being installed or built is dropped; a server in its start is let through it first. */
async function stop(code) {
  const running = await server?.catch(() => undefined)
  await running?.stop()
  process.exit(code)
}

onStopSignal(() => {
  console.log(message('start.stopping'))
  return stop(0)
})
process.on('unhandledRejection', (reason) => console.error(reason))
// Whoever listened may be gone (a closed terminal, a pipe that ended). To complain of that would fail again, for ever.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

try {
  await start()
} catch (error) {
  console.error(error instanceof StartFailure ? error.message : errorMessage(error))
  process.exit(1)
}
