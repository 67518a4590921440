import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { KeptApart } from './keep-apart'
import { isRunning } from './testing/is-running'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kept = (seconds = 20) =>
  new KeptApart({
    root,
    entry: 'lib/workers/testing/remembering.ts',
    megabytes: 80,
    mostMegabytes: 400,
    seconds,
  })

test('it remembers from question to question, and goes on after a refusal', { timeout: 30_000 }, async () => {
  const apart = kept()
  const answers = [1, 2, 'refuse', 'break', 4].map((question) => apart.ask<number>(question))
  const [one, two, refused, broken, four] = await Promise.allSettled(answers)
  expect([one, two, four]).toMatchObject([{ value: 1 }, { value: 3 }, { value: 7 }])
  expect(refused).toMatchObject({
    reason: { code: 'unsupported', reason: 'exportNode', values: { node: 'x' } },
  })
  expect((broken as PromiseRejectedResult).reason).toMatchObject({
    message: expect.stringContaining('broken on purpose') as string,
  })
  expect(apart.bytes).toBeGreaterThan(1e7)
  const pid = await apart.ask<number>('process')
  apart.end()
  await expect(apart.ask(1)).rejects.toThrow('has ended')
  for (let tries = 0; isRunning(pid) && tries < 100; tries++) await sleep(20)
  expect(isRunning(pid)).toBe(false)
})

test('one that ends or does not answer fails everybody who waits', { timeout: 30_000 }, async () => {
  const dying = kept()
  const both = await Promise.allSettled([dying.ask('end'), dying.ask(1)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(dying.isRunning).toBe(false)
  const endless = kept(1.5)
  await expect(endless.ask('endless')).rejects.toThrow('No answer within')
  expect(endless.isRunning).toBe(false)
})

test(
  'one that takes more of the machine than it may ends, while it is at it',
  { timeout: 30_000 },
  async () => {
    const apart = kept()
    await expect(apart.ask('greedy')).rejects.toThrow('ended with SIGKILL')
    expect(apart.isRunning).toBe(false)
  },
)

test('it ends with the server, even while it does not listen', { timeout: 30_000 }, async () => {
  const server = fork(join(root, 'lib/workers/testing/asks-without-end.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const pid = await new Promise<number>((resolve) => server.once('message', resolve))
  await sleep(300)
  expect(isRunning(pid)).toBe(true)
  server.kill('SIGKILL')
  for (let tries = 0; isRunning(pid) && tries < 100; tries++) await sleep(50)
  expect(isRunning(pid)).toBe(false)
})
