import { expect, test, vi } from 'vitest'
import { forgetDevice, result, unsentOnDevice } from './database'
import { device, fromElsewhere } from './testing/tab'

const { open, rows, unsent } = device()

test.each(['at once', 'when it commits'])(
  'a full disk that fails %s is said, and tried again',
  async (when) => {
    const tab = await open()
    tab.type('before ')
    expect(await tab.store.flush()).toBe(true)
    const add = Reflect.get(IDBObjectStore.prototype, 'add')
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      value,
    ) {
      if (when === 'at once') throw new DOMException('full', 'QuotaExceededError')
      const request = add.call(this, value)
      request.addEventListener('success', () => queueMicrotask(() => this.transaction.abort()))
      return request
    })
    tab.type('during')
    expect(await tab.store.flush()).toBe(false)
    expect(tab.store.state.get()).toBe('failed')
    expect((await open()).text()).toBe('before ')

    full.mockRestore()
    tab.type(' after')
    await vi.waitFor(() => expect(tab.store.state.get()).toBe('kept'))
    const again = await open()
    expect(again.text()).toBe('before during after')
    expect((await again.store.loaded).unsent).toBe(true)
  },
)

test('an edit that the server took while the disk failed is not owed once the disk works', async () => {
  const tab = await open()
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  tab.type('sent')
  const writing = tab.store.flush()
  tab.store.markSent()
  expect(await writing).toBe(false)
  full.mockRestore()
  expect(await tab.store.flush()).toBe(true)
  expect(tab.store.state.get()).toBe('kept')
  expect(await unsent()).toEqual([])
})

test('a disk with room for edits and not for folding is no failure', async () => {
  const tab = await open()
  for (let number = 0; number < 99; number++) {
    tab.type('a')
    await tab.store.flush()
  }
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  tab.type('a')
  expect(await tab.store.flush()).toBe(true)
  expect(tab.store.state.get()).toBe('kept')
  vi.restoreAllMocks()
  expect((await open()).text()).toBe('a'.repeat(100))
})

test('a browser that keeps nothing is said', async () => {
  const tab = await open({ database: Promise.reject(new DOMException('private', 'InvalidStateError')) })
  expect(await tab.store.loaded).toEqual({ found: false, unsent: false, newer: false })
  tab.type('nowhere')
  expect(await tab.store.flush()).toBe(false)
  expect(tab.store.state.get()).toBe('failed')
})

test('what a newer editor wrote is neither shown nor lost', async () => {
  const newer = await open({ schemaVersion: 2 })
  newer.type('with a new kind of block')
  await newer.store.flush()
  const older = await open()
  expect(await older.store.loaded).toEqual({ found: false, unsent: false, newer: true })
  expect(older.text()).toBe('')
  older.store.markSent()
  await older.store.erase()
  expect((await open({ schemaVersion: 2 })).text()).toBe('with a new kind of block')
  expect(await unsent()).toEqual(['draft'])
})

test('what an older editor wrote is read', async () => {
  const older = await open()
  older.type('old')
  await older.store.flush()
  expect((await open({ schemaVersion: 2 })).text()).toBe('old')
})

test('a database that a later version of the product made is left alone, and said', async () => {
  const later = indexedDB.open('counterpoint:one', 2)
  later.onupgradeneeded = () => later.result.createObjectStore('something new')
  const database = await result(later)
  const tab = await open()
  tab.type('nowhere')
  expect(await tab.store.flush()).toBe(false)
  expect([...database.objectStoreNames]).toEqual(['something new'])
  database.close()
})

test('a later version takes the database over although a tab of this one is open, which says so', async () => {
  const tab = await open()
  const later = indexedDB.open('counterpoint:one', 2)
  ;(await result(later)).close()
  tab.type('too late')
  expect(await tab.store.flush()).toBe(false)
  expect(tab.store.state.get()).toBe('failed')
})

test('erasing spares what any tab has not sent', async () => {
  const tab = await open()
  const other = await open()
  other.type('theirs')
  await other.store.flush()
  await tab.store.erase()
  expect((await open()).text()).toBe('theirs')
  tab.type('ours')
  other.store.markSent()
  await other.store.flush()
  await tab.store.erase()
  await tab.store.flush()
  expect((await open()).text()).toContain('ours')
})

test('erasing takes what waits to be written along, and a person who comes back has all of it again', async () => {
  const tab = await open()
  tab.receive(fromElsewhere('theirs'))
  await tab.store.erase()
  await tab.store.flush()
  expect(await rows()).toBe(0)
  tab.type(' and ours')
  await tab.store.flush()
  expect((await open()).text()).toBe('theirs and ours')
})

test('signing out deletes everything, with the tabs open; nobody else is touched', async () => {
  const tab = await open()
  tab.type('gone')
  await tab.store.flush()
  const other = await open({ userId: 'another' })
  other.type('stays')
  await other.store.flush()
  await forgetDevice('one')
  expect(await unsentOnDevice('one')).toEqual([])
  expect((await open()).text()).toBe('')
  expect((await open({ userId: 'another' })).text()).toBe('stays')
  tab.type(' too late')
  expect(await tab.store.flush()).toBe(false)
})
