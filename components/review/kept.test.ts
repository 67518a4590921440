import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { countWaiting, forget, keep, kept, keptUnder } from './kept'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})

test('what is kept is found again by its key, and by how its key begins, by nobody else', async () => {
  expect(await keep('ana', 'waiting:report:1', { text: 'One' })).toBe(true)
  await keep('ana', 'waiting:report:2', { text: 'Two' })
  await keep('ana', 'written:reply:3', { text: 'Half' })
  expect(await kept('ana', 'written:reply:3')).toEqual({ text: 'Half' })
  expect(await keptUnder('ana', 'waiting:report:')).toEqual([{ text: 'One' }, { text: 'Two' }])
  expect(await kept('ben', 'written:reply:3')).toBeNull()
  await forget('ana', 'waiting:report:1')
  expect(await keptUnder('ana', 'waiting:')).toEqual([{ text: 'Two' }])
})

test('whoever signs out is told of comments that wait, and not of halves', async () => {
  expect(await countWaiting()).toBe(0)
  await keep('ana', 'waiting:report:1', {})
  await keep('ana', 'written:reply:3', {})
  await keep('ben', 'waiting:report:9', {})
  expect(await countWaiting()).toBe(2)
})

test('a browser that keeps nothing breaks nothing', async () => {
  vi.stubGlobal('indexedDB', undefined)
  expect(await keep('ana', 'key', 1)).toBe(false)
  expect(await kept('ana', 'key')).toBeNull()
  expect(await countWaiting()).toBe(0)
})
