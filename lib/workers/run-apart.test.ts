import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ReadyApart } from './ready-apart'
import { runApart } from './run-apart'
import { isRunning } from './testing/is-running'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (
  way: string,
  options: { seconds?: number; signal?: AbortSignal } = {},
  ready?: Parameters<typeof runApart>[1],
) =>
  runApart<number>(
    {
      ...{ root, entry: 'lib/workers/testing/greedy.ts', job: way, seconds: 20, megabytes: 80, ...options },
      refusals: {
        tooLong: () => new Error('too long'),
        outOfMemory: () => new Error('out of memory'),
        broken: () => new Error('broken'),
      },
    },
    ready,
  )

test.each(['many small things', 'one long array', 'one growing map', 'bytes outside of the heap'])(
  'whoever takes too much memory by %s ends alone',
  { timeout: 60_000 },
  async (way) => {
    await expect(run(way)).rejects.toThrow('out of memory')
  },
)

test('endless work ends when its time is over, or nobody wants it', { timeout: 60_000 }, async () => {
  await expect(run('endless work', { seconds: 1 })).rejects.toThrow('too long')
  const abort = new AbortController()
  setTimeout(() => abort.abort(new Error('not wanted')), 300)
  await expect(run('endless work', { signal: abort.signal })).rejects.toThrow('not wanted')
})

test('what ends without an answer is broken', { timeout: 60_000 }, async () => {
  await expect(run('an end without an answer')).rejects.toThrow('broken')
})

test('nothing is left of it', { timeout: 60_000 }, async () => {
  const pid = await run('its process’ number')
  expect(pid).not.toBe(process.pid)
  for (let tries = 0; isRunning(pid) && tries < 50; tries++) await sleep(20)
  expect(isRunning(pid)).toBe(false)
})

test(
  'one that is ready does the job that comes later, and one that has gone is replaced',
  { timeout: 60_000 },
  async () => {
    const ready = new ReadyApart({ root, warm: 'lib/errors.ts', megabytes: 80, idleMs: 60_000 })
    expect(ready.take()).toBeNull()
    ready.prepare()
    ready.prepare()
    const child = ready.take()!
    expect(ready.take()).toBeNull()
    expect(await run('its process’ number', {}, { take: () => child })).toBe(child.pid)
    ready.prepare()
    const gone = ready.take()!
    ready.prepare()
    ready.stop()
    gone.kill()
    expect(await run('its process’ number', {}, ready)).not.toBe(gone.pid)
  },
)
