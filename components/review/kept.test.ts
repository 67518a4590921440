import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { countWaiting, forget, keep, kept, keptUnder } from './kept'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})

test('what is kept is found again by its key, and by how its key begins, by nobody else', async () => {
  expect(await keep('one', 'waiting:report:1', { text: 'One' })).toBe(true)
  await keep('one', 'waiting:report:2', { text: 'Two' })
  await keep('one', 'written:reply:3', { text: 'Half' })
  expect(await kept('one', 'written:reply:3')).toEqual({ text: 'Half' })
  expect(await keptUnder('one', 'waiting:report:')).toEqual([{ text: 'One' }, { text: 'Two' }])
  expect(await kept('other', 'written:reply:3')).toBeNull()
  await forget('one', 'waiting:report:1')
  expect(await keptUnder('one', 'waiting:')).toEqual([{ text: 'Two' }])
})

test('whoever signs out is told of comments that wait, and not of halves', async () => {
  expect(await countWaiting()).toBe(0)
  await keep('one', 'waiting:report:1', {})
  await keep('one', 'written:reply:3', {})
  await keep('other', 'waiting:report:9', {})
  expect(await countWaiting()).toBe(2)
})

test('a browser that keeps nothing breaks nothing', async () => {
  vi.stubGlobal('indexedDB', undefined)
  expect(await keep('one', 'key', 1)).toBe(false)
  expect(await kept('one', 'key')).toBeNull()
  expect(await countWaiting()).toBe(0)
})
