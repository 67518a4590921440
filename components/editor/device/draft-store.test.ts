import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { unsentOnDevice } from './database'
import { device, fromElsewhere, openTab } from './testing/tab'

const { open, rows, unsent } = device()

test('what was typed is there after a reload, and known not to be on the server', async () => {
  const tab = await open()
  expect(await tab.store.loaded).toEqual({ found: false, unsent: false, newer: false })
  tab.type('written ')
  tab.type('offline')
  expect(tab.store.state.get()).toBe('writing')
  await vi.waitFor(() => expect(tab.store.state.get()).toBe('kept'))
  tab.crash()

  const again = await open()
  expect(await again.store.loaded).toEqual({ found: true, unsent: true, newer: false })
  expect(again.text()).toBe('written offline')
  expect(await unsent()).toEqual(['draft'])
})

test('what the server has acknowledged is no longer owed, and still there', async () => {
  const tab = await open()
  tab.type('sent')
  expect(await tab.store.flush()).toBe(true)
  expect(await unsent()).toEqual(['draft'])
  tab.store.markSent()
  await tab.store.flush()
  expect(await unsent()).toEqual([])
  const again = await open()
  expect((await again.store.loaded).unsent).toBe(false)
  expect(again.text()).toBe('sent')
})

test('what came from the server is kept and owed to nobody', async () => {
  const tab = await open()
  tab.receive(fromElsewhere('theirs'))
  expect(tab.store.state.get()).toBe('kept')
  await tab.store.flush()
  const again = await open()
  expect(await again.store.loaded).toEqual({ found: true, unsent: false, newer: false })
  expect(again.text()).toBe('theirs')
})

test('what is typed between an acknowledgement and its note is still owed', async () => {
  const tab = await open()
  tab.type('sent')
  const first = tab.store.flush()
  const second = tab.store.flush()
  tab.store.markSent()
  tab.type(' and not sent')
  await Promise.all([first, second, tab.store.flush()])
  expect(await unsent()).toEqual(['draft'])
})

test('an acknowledgement during a write leaves no note behind', async () => {
  const tab = await open()
  tab.type('sent')
  const writing = tab.store.flush()
  tab.store.markSent()
  expect(tab.store.state.get()).toBe('kept')
  await writing
  await tab.store.flush()
  expect(await unsent()).toEqual([])
})

test('an acknowledgement from before the device was read says nothing of what it had', async () => {
  const before = await open()
  before.type('never sent')
  await before.store.flush()
  before.crash()

  const tab = await openTab()
  tab.store.markSent()
  expect((await tab.store.loaded).unsent).toBe(true)
  await tab.store.flush()
  expect(await unsent()).toEqual(['draft'])
  tab.store.markSent()
  await tab.store.flush()
  expect(await unsent()).toEqual([])
  tab.crash()
})

test('typing without a pause is written before it ends', async () => {
  const tab = await open()
  const typing = setInterval(() => tab.type('x'), 10)
  await vi.waitFor(async () => expect(await rows()).toBeGreaterThan(1))
  clearInterval(typing)
})

test('two tabs keep both, and one does not clear what the other owes', async () => {
  const [first, second] = [await open(), await open()]
  first.type('first')
  second.type('second')
  await Promise.all([first.store.flush(), second.store.flush()])
  first.store.markSent()
  await first.store.flush()
  expect(await unsent()).toEqual(['draft'])
  const third = await open()
  expect(['firstsecond', 'secondfirst']).toContain(third.text())
  expect((await third.store.loaded).unsent).toBe(true)
})

test('what a closed tab owed is cleared by who found and sent it, unless that tab has written more', async () => {
  const [gone, writing] = [await open(), await open()]
  gone.type('gone')
  writing.type('more')
  await Promise.all([gone.store.flush(), writing.store.flush()])
  const finder = await open()
  writing.type(' to come')
  await writing.store.flush()
  finder.store.markSent()
  await finder.store.flush()
  const left = await unsentOnDevice('one')
  expect(left).toHaveLength(1)
  writing.store.markSent()
  await writing.store.flush()
  expect(await unsent()).toEqual([])
})

test('a long log is folded, in two tabs at once, without losing a word of either', async () => {
  const [first, second] = [await open(), await open()]
  for (let number = 0; number < 110; number++) {
    first.type('a')
    second.type('b')
    await Promise.all([first.store.flush(), second.store.flush()])
  }
  expect(await rows()).toBeLessThan(30)
  const text = (await open()).text()
  expect(text.replaceAll('b', '')).toBe('a'.repeat(110))
  expect(text.replaceAll('a', '')).toBe('b'.repeat(110))
})

test('drafts do not mix', async () => {
  const [one, other] = [await open({ draftId: 'one' }), await open({ draftId: 'one-more' })]
  one.type('one')
  other.type('other')
  await Promise.all([one.store.flush(), other.store.flush()])
  one.store.markSent()
  await one.store.erase()
  expect((await open({ draftId: 'one' })).text()).toBe('')
  expect((await open({ draftId: 'one-more' })).text()).toBe('other')
  expect(await unsent()).toEqual(['one-more'])
})

test('the text that is kept is the text, whatever the order of the rows', async () => {
  const tab = await open()
  for (const word of ['one ', 'two ', 'three']) {
    tab.type(word)
    await tab.store.flush()
  }
  tab.doc.getText('text').delete(0, 4)
  await tab.store.flush()
  const again = await open()
  expect(again.text()).toBe('two three')
  expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(tab.doc))
})

test('what is thrown away is gone, sent or not, and nothing of it is written after', async () => {
  const tab = await open()
  tab.type('refused')
  await tab.store.flush()
  const other = await open({ draftId: 'another' })
  other.type('kept')
  await other.store.flush()
  tab.type(' and waiting')
  await tab.store.discard()
  tab.type(' and later')
  await tab.store.flush()
  expect(await unsent()).toEqual(['another'])
  expect(await rows()).toBe(1)
  const again = await open()
  expect(await again.store.loaded).toEqual({ found: false, unsent: false, newer: false })
})
