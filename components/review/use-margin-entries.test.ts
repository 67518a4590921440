import { expect, test } from 'vitest'
import type { ThreadView } from '@/lib/threads/schema'
import type { Waiting } from './outbox'
import { groupedByPlace, marginEntries, type MarginInputs } from './use-margin-entries'

const thread = (id: string, over: Partial<ThreadView> = {}) =>
  ({
    ...{ id, place: 'selection', resolved: null, isGone: false, suggestionId: null, comments: [] },
    at: { draftId: 'here' },
    ...over,
  }) as unknown as ThreadView

function entries(
  threads: ThreadView[],
  over: Partial<MarginInputs> = {},
  before = new Map<string, number>(),
) {
  const inputs = {
    draftId: 'here',
    threads: new Map(threads.map((each) => [each.id, each])),
    ...{ waiting: [], composing: null, active: null, tops: new Map() },
    ...over,
  }
  return marginEntries(inputs, before)
}

test('threads stand in the order of their marks, those on the whole draft first, and what is gone last', () => {
  const tops = new Map([
    ['second', 400],
    ['first', 30],
  ])
  const found = entries(
    [
      thread('gone', { isGone: true }),
      thread('second'),
      thread('first'),
      thread('whole', { place: 'draft' }),
    ],
    { tops },
  )
  expect(found.map(({ id }) => id)).toEqual(['whole', 'first', 'second', 'gone'])
  expect(found.at(-1)).toMatchObject({ kind: 'thread', isGone: true })
})

test('a mark that is in the text counts, wherever its thread began; without one only the threads of the draft', () => {
  const elsewhere = { at: { draftId: 'there' } } as Partial<ThreadView>
  const found = entries([thread('pasted', elsewhere), thread('other', elsewhere)], {
    tops: new Map([['pasted', 10]]),
  })
  expect(found.map(({ id }) => id)).toEqual(['pasted'])
})

test('words that are in the text are not gone, whatever the server still says', () => {
  const [entry] = entries([thread('back', { isGone: true })], { tops: new Map([['back', 10]]) })
  expect(entry).toMatchObject({ isGone: false, top: 10 })
})

test('a mark that is away for a moment leaves its card where it was', () => {
  const before = new Map<string, number>()
  entries([thread('a')], { tops: new Map([['a', 70]]) }, before)
  expect(entries([thread('a')], {}, before)[0]).toMatchObject({ top: 70 })
})

test('what is resolved, or on the State’s text, is not in the margin; the one that is open is', () => {
  const resolved = { resolved: { at: '', by: null } }
  const threads = [thread('old', resolved), thread('open', resolved), thread('reply', { place: 'paragraph' })]
  expect(entries(threads, { active: 'open' }).map(({ id }) => id)).toEqual(['open'])
})

test('a thread on a suggestion stands beside the suggestion', () => {
  const found = entries([thread('a', { place: 'suggestion', suggestionId: 's1' })], {
    tops: new Map([['s1', 250]]),
  })
  expect(found[0]).toMatchObject({ top: 250, isGone: false })
})

test('what waits to be sent stands at its words, also while a comment is being written', () => {
  const item = { id: 'w', about: { kind: 'selection', draftId: 'here', ranges: [] } } as unknown as Waiting
  const away = { id: 'x', about: { kind: 'draft', draftId: 'there' } } as unknown as Waiting
  const composing = { key: 'k', about: { kind: 'draft', draftId: 'here' }, quote: '', isAsked: true } as const
  const found = entries([], { waiting: [item, away], composing, tops: new Map([['w', 90]]) })
  expect(found.map(({ id, top }) => [id, top])).toEqual([
    ['new', 0],
    ['w', 90],
  ])
})

test('where there is little room, one sign stands for threads of one place', () => {
  const tops = new Map([
    ['a', 10],
    ['b', 25],
    ['c', 60],
  ])
  const groups = groupedByPlace(entries([thread('a'), thread('b'), thread('c')], { tops }))
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['a', 'b'], ['c']])
})
