import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { createShutdown } from './shutdown'

afterEach(() => void vi.useRealTimers())

test('undoes the steps, last first, each after the one before, once', async () => {
  const order: string[] = []
  const shutdown = createShutdown()
  for (const name of ['database', 'claim', 'pages']) {
    shutdown.add(name, async ({ leaveDatabase }) => {
      await sleep(5)
      order.push(`${name} ${leaveDatabase}`)
    })
  }
  await Promise.all([shutdown.run({ leaveDatabase: true }), shutdown.run({ leaveDatabase: false })])
  expect(order).toEqual(['pages true', 'claim true', 'database true'])
})

test('a step alongside another does not wait for it', async () => {
  const order: string[] = []
  const shutdown = createShutdown()
  shutdown.add('database', async () => void order.push('database'))
  shutdown.add('collaboration', async () => void order.push('flushed'))
  shutdown.add(
    'port',
    async () => {
      await sleep(20)
      order.push('port closed')
    },
    { alongside: true },
  )
  await shutdown.run({ leaveDatabase: false })
  expect(order).toEqual(['flushed', 'port closed', 'database'])
})

test('a step that fails or hangs is reported and does not keep the others', async () => {
  vi.useFakeTimers()
  const problems: string[] = []
  const shutdown = createShutdown((name, error) => problems.push(`${name}: ${(error as Error).message}`))
  const database = vi.fn(() => Promise.resolve())
  shutdown.add('database', database)
  shutdown.add('pages', () => new Promise(() => {}))
  shutdown.add('port', () => Promise.reject(new Error('no')))
  const done = shutdown.run({ leaveDatabase: false })
  await vi.advanceTimersByTimeAsync(10_000)
  await done
  expect(problems).toEqual(['port: no', 'pages: took too long'])
  expect(database).toHaveBeenCalledOnce()
})
