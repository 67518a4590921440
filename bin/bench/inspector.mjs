import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import WebSocket from 'ws'
import { sleep } from './statistics.mjs'

const PATIENCE = 10_000

/** Looks into a running Node process (one started by product.mjs): it opens its inspector when asked by a signal. */
export async function inspect({ pid, inspectorPort }) {
  process.kill(pid, 'SIGUSR1')
  const socket = new WebSocket(await inspectorAddress(inspectorPort), { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  let calls = 0
  const answers = new Map()
  socket.on('message', (data) => {
    const { id, result, error } = JSON.parse(data)
    answers.get(id)?.(error ? Promise.reject(new Error(error.message)) : result)
    answers.delete(id)
  })
  const call = (method, params = {}) =>
    new Promise((resolve) => {
      answers.set(++calls, resolve)
      socket.send(JSON.stringify({ id: calls, method, params }))
    })
  return { call, end: () => socket.terminate() }
}

/** Collects garbage and answers the process' `memoryUsage()`. */
export async function memoryAfterCollection(inspector) {
  await inspector.call('HeapProfiler.collectGarbage')
  await inspector.call('HeapProfiler.collectGarbage')
  const { result } = await inspector.call('Runtime.evaluate', {
    expression: 'JSON.stringify(process.memoryUsage())',
  })
  return JSON.parse(result.value)
}

/**
 * Profiles a server's main thread until the answered function is called: that writes `<folder>/<name>.cpuprofile`,
 * for any browser's developer tools, and answers where the time went.
 */
export async function startProfile(server, folder, name) {
  const inspector = await inspect(server)
  await inspector.call('Profiler.enable')
  await inspector.call('Profiler.setSamplingInterval', { interval: 200 })
  await inspector.call('Profiler.start')
  return async () => {
    const { profile } = await inspector.call('Profiler.stop')
    inspector.end()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name}.cpuprofile`)
    writeFileSync(file, JSON.stringify(profile))
    return { name, file, ...hotSpots(profile) }
  }
}

const SHOWN = 15

function hotSpots({ nodes, samples, timeDeltas }) {
  const own = new Map()
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  samples.forEach((id, index) =>
    own.set(places.get(id), (own.get(places.get(id)) ?? 0) + timeDeltas[index] / 1000),
  )
  const total = [...own.values()].reduce((sum, ms) => sum + ms, 0)
  const idle = own.get('(idle)') ?? 0
  own.delete('(idle)')
  const top = [...own].sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  return { totalMs: total, busyMs: total - idle, top: top.map(([place, ms]) => ({ place, ms })) }
}

function placeOf({ functionName, url, lineNumber }) {
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^file:\/\/.*\/(lib|bin|\.next)\//, '$1/')
  return file ? `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}` : functionName
}

async function inspectorAddress(port) {
  const end = performance.now() + PATIENCE
  for (;;) {
    try {
      const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
      return webSocketDebuggerUrl
    } catch (error) {
      if (performance.now() > end) throw error
      await sleep(50)
    }
  }
}
