import { expect, test } from 'vitest'
import { doc, p } from '@/lib/testing/richtext'
import type { Edit, EditKind } from './changes'
import { conflictsOf } from './conflicts'
import { wantedFrom } from './schema'
import { copyOf, draftText, inDocument, taken } from './testing/copies'

test('what was changed in one line is one thing: what stood there, and what the file has', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const [draft] = compare(
    inDocument(
      bytes,
      ['A third paragraph.', 'The third and last paragraph, at length.'],
      [' at night', ' in the evening'],
    ),
  ).drafts.map((each) => each.edits)
  const told = conflictsOf(
    draft!.map((edit) => ({ edit, why: 'changed' })),
    draftText,
  )
  expect(told.map(({ passage, wanted }) => [passage, wanted])).toEqual([
    ['Nobody opened at night, as  says.', 'Nobody opened in the evening, as  says.'],
    ['A third paragraph.', 'The third and last paragraph, at length.'],
  ])
})

test.each<[string, EditKind, string, string, string]>([
  ['a paragraph', { kind: 'deleteBlock', block: 2 }, 'deleted', 'A third paragraph.', 'A third paragraph.'],
  ['a row', { kind: 'deleteRow', block: 7 }, 'deleted', 'three', 'three | four'],
  [
    'all words of a line',
    { kind: 'delete', block: 2, note: null, from: 0, to: 18 },
    'deleted',
    'A third paragraph.',
    'A third paragraph.',
  ],
  ['a joining', { kind: 'join', block: 2 }, 'joined', 'A third paragraph.', ''],
  ['a heading', { kind: 'restyle', block: 2, level: 2 }, 'heading', 'A third paragraph.', '2'],
  ['no heading', { kind: 'restyle', block: 2, level: 0 }, 'paragraph', 'A third paragraph.', ''],
  ['an item', { kind: 'place', block: 2, depth: 2, list: 'bulletList' }, 'item', 'A third paragraph.', '2'],
  ['no item', { kind: 'place', block: 3, depth: 0, list: 'bulletList' }, 'noItem', 'places in towns', ''],
  [
    'a look',
    {
      kind: 'format',
      block: 2,
      note: null,
      from: 0,
      to: 1,
      add: ['bold', 'link:https://a.example'],
      remove: ['italic'],
    },
    'look',
    'A third paragraph.',
    'bold no-italic',
  ],
])('what was wanted is told in words: %s', (_, kind, act, passage, wanted) => {
  const edit: Edit = { ...kind, author: null, group: 1 }
  const [conflict] = conflictsOf([{ edit, why: 'changed' }], draftText)
  expect(conflict!.passage).toBe(passage)
  expect(wantedFrom(conflict!.wanted)).toEqual({ act, wanted })
})

test('what was kept before says the same', () => {
  expect(wantedFrom('−')).toEqual({ act: 'deleted', wanted: '' })
  expect(wantedFrom('Other words.')).toEqual({ act: 'instead', wanted: 'Other words.' })
})

test('a paragraph that went and has changed here is told with the words that were to go', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const changes = compare(
    inDocument(bytes, [/<w:p>(?:(?!<\/w:p>).)*A third paragraph\.(?:(?!<\/w:p>).)*<\/w:p>/, '']),
  )
  const now = doc(
    ...draftText.content!.map((node, index) => (index === 2 ? p('A third paragraph. And more.') : node)),
  )
  const { document, conflicts } = taken(draftText, changes, now)
  expect(document).toEqual(now)
  const [conflict] = conflictsOf(conflicts, draftText)
  expect(conflict).toMatchObject({ kind: 'changed', passage: 'A third paragraph.' })
  expect(wantedFrom(conflict!.wanted)).toEqual({ act: 'deleted', wanted: 'A third paragraph.' })
})
