#!/usr/bin/env node
// npm run dev: pages reload by themselves (Next); the server process, with the collaboration server in it, is restarted
// when one of the files that it is made of changes. The database goes on running meanwhile.
import { fork } from 'node:child_process'
import { watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './steps/install.mjs'
import { message } from './steps/messages.mjs'
import { checkPlace } from './steps/preflight.mjs'
import { createReport } from './steps/report.mjs'
import { onStopSignal } from './steps/signals.mjs'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const schema = join(root, 'prisma', 'schema.prisma')
// An editor writes a file in several strokes.
const SETTLING = 150

const sources = new Set([schema])
const watchers = new Map()
let child
let stopping = false
let timer

function start() {
  child = fork(join(root, 'bin', 'steps', 'dev-server.mjs'), { cwd: root, stdio: 'inherit' })
  child.on('message', ({ imported }) => imported && watchFile(imported))
  child.on('exit', (code) => {
    child = undefined
    if (stopping) process.exit(code ?? 0)
    // A server that failed (a mistake in a file, as a rule) is started again by the next change.
  })
}

function watchFile(file) {
  sources.add(file)
  const folder = dirname(file)
  if (watchers.has(folder) || folder.includes('node_modules')) return
  const watcher = watch(folder, (_, name) => name && changed(join(folder, name)))
  watchers.set(
    folder,
    watcher.on('error', () => watchers.delete(folder)),
  )
}

function changed(file) {
  if (!sources.has(file)) return
  clearTimeout(timer)
  timer = setTimeout(() => void restart(file), SETTLING)
}

async function restart(file) {
  console.log(message('start.restarting'))
  const old = child
  if (old) {
    const ended = new Promise((resolve) => old.once('exit', resolve))
    old.send({ stop: { leaveDatabase: true } })
    const hanging = setTimeout(() => old.kill('SIGKILL'), 8000)
    await ended
    clearTimeout(hanging)
  }
  if (stopping) return
  if (file === schema) await install().catch((error) => console.error(error.message))
  start()
}

onStopSignal(() => {
  stopping = true
  clearTimeout(timer)
  console.log(message('start.stopping'))
  if (child) child.send({ stop: {} })
  else process.exit(0)
})

try {
  await checkPlace(root)
  await createReport().step('install', () => install())
  watchFile(schema)
  start()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
