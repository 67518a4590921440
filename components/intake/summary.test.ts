import { expect, test } from 'vitest'
import { relabel, setKind, splitBlock } from '@/lib/parsing/correct'
import { asDocument, outlineOfDocument } from '@/lib/parsing/outline-of'
import { replyFromOutline } from '@/lib/parsing/reply'
import { summarise } from './summary'

const document = asDocument(
  'Health\n\n1 (a)\n\n\tThe law holds. It was amended in 2019.\n\n1 (b)\n\n\tThere are none.\n\nWork\n\n2\n\n\tIt is so.\n',
)
const outline = outlineOfDocument(document)
const before = replyFromOutline(document, outline)
const idOf = (words: string) =>
  outline.blocks.find(({ ranges: [[start] = [-1]] }) => document.text.startsWith(words, start))!.id

test('nothing corrected is nothing said', () => {
  expect(before.sections.flatMap(({ questions }) => questions.map(({ label }) => label))).toEqual([
    '1 (a)',
    '1 (b)',
    '2',
  ])
  expect(summarise(before, before, [])).toEqual({
    relabelled: [],
    added: [],
    gone: [],
    headings: 0,
    paragraphs: { changed: 0, moved: 0, added: 0, gone: 0 },
  })
})

test('it says what is relabelled, what is gone and who wrote there, and what happens to paragraphs', () => {
  let next = relabel(outline, idOf('2'), '3 (c)')
  next = setKind(next, idOf('1 (b)'), 'dropped')
  next = splitBlock(document, next, idOf('The law'), document.text.indexOf('It was'))
  next = setKind(next, idOf('Work'), 'paragraph')
  const drafts = [
    { label: '1 (b)', words: 12 },
    { label: '2', words: 0 },
  ]
  expect(summarise(before, replyFromOutline(document, next), drafts)).toEqual({
    relabelled: [{ from: '2', to: '3 (c)' }],
    added: [],
    gone: [{ label: '1 (b)', hasText: true }],
    headings: 1,
    // The first half of what was split; the answer of 1 (b), which is now of 1 (a); the second half and the heading.
    paragraphs: { changed: 1, moved: 1, added: 2, gone: 0 },
  })
})
