import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TabExchange } from './tab-exchange'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A tab with a draft in it, wired as DraftSession does it. */
function tab({ name = 'draft', base }: { name?: string; base?: Y.Doc } = {}) {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  const state = { isAway: true, updates: 0 }
  const exchange = new TabExchange(name, doc, () => state.isAway)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    state.updates++
    if (origin !== exchange) exchange.share(update)
  })
  ends.push(() => exchange.destroy())
  const text = doc.getText('text')
  return {
    doc,
    exchange,
    state,
    text: () => text.toJSON(),
    type: (words: string) => text.insert(text.length, words),
    undo: new Y.UndoManager(text),
  }
}

/** Long enough for every message that is under way. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 50))

test('tabs that are away see what each other types, once', async () => {
  const [one, other] = [tab(), tab()]
  one.type('here ')
  await vi.waitFor(() => expect(other.text()).toBe('here '))
  other.type('and there')
  await vi.waitFor(() => expect(one.text()).toBe('here and there'))
  await quiet()
  expect([one.state.updates, other.state.updates]).toEqual([2, 2])
})

test('what was typed before both were away is made up for, both ways', async () => {
  const [one, other] = [tab(), tab()]
  one.state.isAway = other.state.isAway = false
  one.type('one')
  other.type('other')
  await quiet()
  expect([one.text(), other.text()]).toEqual(['one', 'other'])
  one.state.isAway = true
  one.exchange.ask()
  await quiet()
  expect(one.text()).toBe('one')
  other.state.isAway = true
  other.exchange.ask()
  await vi.waitFor(() => expect(one.text()).toHaveLength(8))
  await vi.waitFor(() => expect(other.text()).toBe(one.text()))
})

test('a tab that has the server neither tells nor listens', async () => {
  const [one, other] = [tab(), tab()]
  other.state.isAway = false
  one.type('not for you')
  one.exchange.ask()
  other.type('nor for you')
  await quiet()
  expect([one.text(), other.text()]).toEqual(['not for you', 'nor for you'])
})

test('undo takes back one’s own only', async () => {
  const base = new Y.Doc()
  base.getText('text').insert(0, 'base ')
  const [one, other] = [tab({ base }), tab({ base })]
  one.type('mine ')
  await vi.waitFor(() => expect(other.text()).toBe('base mine '))
  other.type('yours')
  await vi.waitFor(() => expect(one.text()).toBe('base mine yours'))
  one.undo.undo()
  expect(one.text()).toBe('base yours')
  await vi.waitFor(() => expect(other.text()).toBe('base yours'))
  one.undo.undo()
  expect(one.text()).toBe('base yours')
})

test('nothing passes between drafts, nor to a tab that is gone', async () => {
  const [one, another, gone] = [tab(), tab({ name: 'another' }), tab()]
  gone.exchange.destroy()
  one.type('words')
  await quiet()
  expect([another.text(), gone.text()]).toEqual(['', ''])
  gone.type('late')
  await quiet()
  expect(one.text()).toBe('words')
})
