import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ThreadView } from '@/lib/threads/schema'
import { ThreadList } from './thread-list'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const thread = (id: string) => ({ id, comments: [], resolved: null }) as unknown as ThreadView

/** A list that knows two threads, and what it asked for since. */
async function opened() {
  const asked: Record<string, string>[] = []
  const list = new ThreadList(async (query) => {
    asked.push(query)
    return { threads: [thread('a'), thread('b')], people: [] }
  })
  await list.load()
  asked.length = 0
  return { list, asked }
}

test('a comment is asked for in the moment in which it is told of, a burst of them together', async () => {
  const { list, asked } = await opened()
  list.changed('a')
  expect(asked).toEqual([{ thread: 'a' }])
  for (const id of ['a', 'b', 'b', 'a']) list.changed(id)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(asked.slice(1)).toEqual([{ thread: 'a' }, { thread: 'b' }])
  await vi.advanceTimersByTimeAsync(1_000)
  list.changed('b')
  expect(asked).toHaveLength(4)
})

test('many that change within a moment are asked for as one', async () => {
  const { list, asked } = await opened()
  for (let index = 0; index < 50; index++) list.changed(`thread ${index}`)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual([{ thread: 'thread 0' }, { show: 'open' }])
})

test('once it is left, nothing is asked for', async () => {
  const { list, asked } = await opened()
  list.changed('a')
  list.changed('b')
  list.destroy()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toHaveLength(1)
})

test('what is foreseen is shown over what the server says, until it is no longer', async () => {
  let isResolved = true
  const list = new ThreadList(
    async () => ({ threads: [thread('a'), thread('b')], people: [] }),
    () => {},
    (each) => (each.id === 'b' ? null : { ...each, quote: isResolved ? 'foreseen' : '' }),
  )
  await list.load()
  expect([...list.known.get().byId.values()].map(({ id, quote }) => [id, quote])).toEqual([['a', 'foreseen']])
  expect([...list.onServer].map(({ id }) => id)).toEqual(['a', 'b'])
  await list.refresh('a')
  expect(list.get('a')?.quote).toBe('foreseen')
  isResolved = false
  list.redraw()
  expect(list.get('a')?.quote).toBe('')
})
