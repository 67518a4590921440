import { expect, test, vi } from 'vitest'
import { type Reading, ReadingQueue } from './reading-queue'

/** Readings that end when they are told to, and who runs now. */
function makeQueue() {
  const queue = new ReadingQueue()
  const running = new Map<string, () => void>()
  const order: string[] = []
  const add = (intakeId: string, userId = intakeId[0]!) => {
    const reading: Reading = (signal) =>
      new Promise((resolve) => {
        const end = () => {
          running.delete(intakeId)
          resolve()
        }
        order.push(intakeId)
        running.set(intakeId, end)
        signal.addEventListener('abort', end)
      })
    queue.add(intakeId, userId, reading)
  }
  const end = async (intakeId: string) => {
    running.get(intakeId)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { queue, add, end, order, now: () => [...running.keys()] }
}

test('two are read at a time, one of each person', async () => {
  const { add, end, now } = makeQueue()
  for (const id of ['a1', 'a2', 'b1', 'c1']) add(id)
  expect(now()).toEqual(['a1', 'b1'])
  await end('b1')
  expect(now()).toEqual(['a1', 'c1'])
  await end('a1')
  expect(now()).toEqual(['c1', 'a2'])
})

test('twenty files of one person delay nobody else by more than one', async () => {
  const { add, end, order, now } = makeQueue()
  for (let number = 0; number < 20; number++) add(`a${number}`)
  add('b0')
  add('c0')
  add('b1')
  while (now().length > 0) await end(now()[0]!)
  expect(order).toHaveLength(23)
  expect(order.indexOf('b0')).toBeLessThan(3)
  expect(order.indexOf('c0')).toBeLessThan(4)
  expect(order.indexOf('b1')).toBeLessThan(6)
})

test('says how far each is, and takes none twice', async () => {
  const { queue, add, end } = makeQueue()
  add('a1')
  add('a1')
  add('b1')
  add('c1')
  add('a2')
  expect(queue.stateOf('a1')).toEqual({ share: 0, waiting: 0 })
  expect(queue.stateOf('c1')).toEqual({ share: null, waiting: 2 })
  expect(queue.stateOf('a2')).toEqual({ share: null, waiting: 3 })
  await end('a1')
  expect(queue.stateOf('a1')).toBeNull()
})

test('who is cancelled makes room, waiting or running', async () => {
  const { queue, add, now } = makeQueue()
  for (const id of ['a1', 'b1', 'c1', 'd1']) add(id)
  queue.cancel('c1')
  queue.cancel('a1')
  await new Promise((resolve) => setImmediate(resolve))
  expect(now()).toEqual(['b1', 'd1'])
  expect(queue.stateOf('c1')).toBeNull()
})

test('a reading that throws holds nobody up', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { queue, add, now } = makeQueue()
  queue.add('x1', 'x', () => Promise.reject(new Error('broken')))
  for (const id of ['a1', 'b1']) add(id)
  await new Promise((resolve) => setImmediate(resolve))
  expect(now()).toEqual(['a1', 'b1'])
  expect(told).toHaveBeenCalledOnce()
})
