// Everything that the benchmark starts: each in a process group of its own, remembered, and ended by its id.
import { fork, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processesNaming } from './machine.mjs'
import { sleep, waitUntil } from './statistics.mjs'

/** The repository's top folder. */
export const ROOT = join(import.meta.dirname, '..', '..')

const OUTPUT_KEPT = 64 * 1024
const groups = new Set()
const folders = new Set()

/** A port of the loopback interface that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** A temporary folder, removed at the end; the database's account, when root starts it, may pass through. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-bench-'))
  chmodSync(folder, 0o711)
  folders.add(folder)
  return folder
}

/** Starts a program; what it prints is kept (the last 64 KB) and can be waited for. */
export function startProcess(command, args, { env = {}, cwd = ROOT } = {}) {
  const startedAt = performance.now()
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const state = { output: '', exited: false }
  const listeners = new Set()
  const hear = (chunk) => {
    state.output = (state.output + chunk).slice(-OUTPUT_KEPT)
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  child.once('error', (error) => hear(String(error)))
  child.once('close', () => {
    state.exited = true
    for (const listener of listeners) listener()
  })
  if (child.pid) groups.add(child.pid)

  return {
    pid: child.pid,
    startedAt,
    get output() {
      return state.output
    },
    /** The first match of `pattern` in the output, and after how many milliseconds it was printed. */
    printed(pattern, patience) {
      return new Promise((resolve, reject) => {
        const finish = (settle, value) => {
          clearTimeout(timer)
          listeners.delete(look)
          settle(value)
        }
        const fail = (why) =>
          finish(reject, new Error(`${command} ${args.join(' ')} ${why}:\n${state.output.slice(-2000)}`))
        const look = () => {
          const match = pattern.exec(state.output)
          if (match) finish(resolve, { match, ms: performance.now() - startedAt })
          else if (state.exited) fail('ended early')
        }
        const timer = setTimeout(() => fail(`did not print ${pattern} within ${patience} ms`), patience)
        listeners.add(look)
        look()
      })
    },
    /** Sends the whole group SIGTERM, waits for it to end, and ends it the hard way when it does not. */
    async end(patience = 15_000) {
      await endGroup(child.pid, patience)
    },
  }
}

/** Runs a program to its end and answers what it printed. @throws with its output when it fails. */
export async function run(command, args, { patience = 60_000, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  })
  let [out, error] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk) => (error += chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (${code}):\n${(error || out).slice(-2000)}`)
  return out
}

/**
 * A load generator: `task` of load/ in a process of its own, so that it and the server do not share an event loop.
 * `heard(event)` waits for what the task tells, `tell` speaks to it, `result` is what it answers.
 */
export function startLoad(task, options, { patience = 120_000 } = {}) {
  const child = fork(join(import.meta.dirname, 'load', 'main.mjs'), [], {
    detached: true,
    serialization: 'advanced',
    execArgv: ['--max-semi-space-size=64'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  groups.add(child.pid)
  const told = new Map()
  const channel = (event) => {
    if (!told.has(event)) told.set(event, Promise.withResolvers?.() ?? deferred())
    return told.get(event)
  }
  const result = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`load task ${task} took longer than ${patience} ms`)),
      patience,
    )
    const settle = (finish, value) => {
      clearTimeout(timer)
      finish(value)
      for (const [event, each] of told) each.reject(new Error(`load task ${task} ended before "${event}"`))
      void endGroup(child.pid, 0)
    }
    child.on('message', ({ event, data }) => {
      if (event === 'result') settle(resolve, data)
      else if (event === 'error') settle(reject, new Error(`load task ${task}: ${data}`))
      else channel(event).resolve(data)
    })
    child.once('error', (error) => settle(reject, error))
    child.once('exit', (code) => settle(reject, new Error(`load task ${task} ended early (${code})`)))
  })
  result.catch(() => {})
  child.send({ event: 'task', data: { task, options } })
  return {
    pid: child.pid,
    result,
    heard: (event) => {
      const { promise } = channel(event)
      promise.catch(() => {})
      return Promise.race([promise, result.then(() => promise)])
    },
    tell: (event, data) => child.connected && child.send({ event, data }),
  }
}

/** Ends whatever is left and removes the temporary folders. A database in one of them is ended by its own id. */
export async function cleanUp() {
  await Promise.all([...groups].map((pid) => endGroup(pid, 10_000)))
  for (const folder of folders) {
    for (const signal of ['SIGINT', 'SIGKILL']) {
      for (const pid of processesNaming(folder)) signalTo(pid, signal)
      if (await waitUntil(() => processesNaming(folder).length === 0, 5_000, 50)) break
    }
    rmSync(folder, { recursive: true, force: true })
    folders.delete(folder)
  }
}

async function endGroup(pid, patience) {
  if (!pid || !groups.has(pid)) return
  const isGone = () => !signalTo(-pid, 0)
  if (!isGone() && patience > 0) {
    signalTo(-pid, 'SIGTERM')
    await waitUntil(isGone, patience, 20)
  }
  if (!isGone()) signalTo(-pid, 'SIGKILL')
  await waitUntil(isGone, 5_000, 10)
  groups.delete(pid)
  await sleep(0)
}

function signalTo(pid, signal) {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

function deferred() {
  const parts = {}
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}
