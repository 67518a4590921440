import { expect, test } from 'vitest'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline, OutlineBlock } from '@/lib/parsing/outline'
import { checkOutline, outlineCorrection } from './outline-schema'

const document: SourceDocument = { format: 'txt', text: '1\nThe law is in force.', marks: [], notices: [] }
const block = (given: Partial<OutlineBlock> = {}): OutlineBlock => ({
  ...{ id: 'b0', kind: 'paragraph', ranges: [[2, 10]], confidence: 1, guesses: [] },
  ...given,
})
const check =
  (...blocks: OutlineBlock[]) =>
  () =>
    checkOutline({ blocks }, document)
const parse = (outline: unknown) => outlineCorrection.safeParse({ revision: 0, outline })

test('an outline of the document is taken, in whatever order its stretches stand', () => {
  const outline: Outline = {
    blocks: [
      block({ kind: 'label', ranges: [[0, 1]] }),
      block({ id: 't1', ranges: [], text: 'Typed.' }),
      block({
        id: 'b2',
        ranges: [
          [11, 22],
          [2, 5],
        ],
        number: '1',
        numberRange: [5, 6],
      }),
    ],
    typed: 1,
    facts: { committee: 'CEDAW', session: null, title: '', dateReceived: '2025-10-20' },
  }
  expect(parse(outline)).toMatchObject({ success: true, data: { outline } })
  expect(() => checkOutline(outline, document)).not.toThrow()
})

test.each([
  ['an id twice', check(block(), block({ ranges: [[11, 12]] }))],
  ['a stretch beyond the text', check(block({ ranges: [[2, 23]] }))],
  ['a stretch that ends before it begins', check(block({ ranges: [[5, 2]] }))],
  ['more than the whole text', check(block({ ranges: [[0, 22]] }), block({ id: 'b1', ranges: [[0, 1]] }))],
  ['a number beyond the text', check(block({ numberRange: [22, 23] }))],
])('%s is refused', (_, checking) => {
  expect(checking).toThrow(expect.objectContaining({ reason: 'outlineWrong' }))
})

test('a small file does not become a large one by typing', () => {
  const text = 'x'.repeat(1_500_000)
  expect(check(block({ ranges: [], text }), block({ id: 'b1', ranges: [], text }))).toThrow(
    expect.objectContaining({ reason: 'replyTooLarge' }),
  )
})

test.each([
  ['nothing', null],
  ['no blocks', {}],
  ['another kind', { blocks: [{ ...block(), kind: 'script' }] }],
  ['a confidence of two', { blocks: [{ ...block(), confidence: 2 }] }],
  ['an unknown guess', { blocks: [{ ...block(), guesses: ['perhaps'] }] }],
  ['an id that is no name', { blocks: [{ ...block(), id: '"><script>' }] }],
  ['a half stretch', { blocks: [{ ...block(), ranges: [[1]] }] }],
  ['a broken place', { blocks: [{ ...block(), ranges: [[0.5, 1]] }] }],
  ['too many blocks', { blocks: Array.from({ length: 60_001 }, () => block()) }],
])('%s is no outline', (_, outline) => {
  expect(parse(outline).success).toBe(false)
})

test('what is typed loses what the database cannot keep, and what nobody asked for is left out', () => {
  const typed = { ...block({ ranges: [], text: 'a\0b\ud800c' }), more: 1 }
  expect(parse({ blocks: [typed] }).data?.outline.blocks).toEqual([block({ ranges: [], text: 'abc' })])
})
