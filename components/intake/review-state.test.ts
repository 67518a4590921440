import { expect, test } from 'vitest'
import { blockText } from '@/lib/parsing/correct'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline, OutlineBlock } from '@/lib/parsing/outline'
import { type Correction, correctionsOf, documentOffset } from './corrections'
import { chosenBlocks, review, type ReviewState, startReview } from './review-state'

const lines = ['Health', '1 (a)', 'The law holds. It was', '\tamended in 2019.', 'Page 3', '1 (b)', 'None.']
const document: SourceDocument = { format: 'txt', text: lines.join('\n'), marks: [], notices: [] }
const place = (words: string): [number, number] => {
  const start = document.text.indexOf(words)
  return [start, start + words.length]
}
const block = (id: string, kind: OutlineBlock['kind'], ...words: string[]): OutlineBlock => ({
  id,
  kind,
  ranges: words.map(place),
  confidence: 0.5,
  guesses: ['headingByForm'],
})
const outline: Outline = {
  blocks: [
    block('h', 'heading', 'Health'),
    block('l1', 'label', '1 (a)'),
    block('p1', 'paragraph', 'The law holds. It was', 'amended in 2019.'),
    block('x', 'dropped', 'Page 3'),
    block('l2', 'label', '1 (b)'),
    block('p2', 'paragraph', 'None.'),
  ],
}
const correct = correctionsOf(document)
const apply = (state: ReviewState, correction: Correction) =>
  review(state, { type: 'correct', correction, correct })
const said = ({ outline: { blocks } }: ReviewState) =>
  blocks.map((one) => `${one.kind}: ${blockText(document, one)}`)
const choose = (state: ReviewState, id: string, isExtending = false) =>
  review(state, { type: 'choose', id, isExtending })

test('a split at a place in the text is one at the same place of the document, across lines too', () => {
  const text = blockText(document, outline.blocks[2]!)
  for (const words of ['law', 'It was', 'was amended', 'amended', '2019']) {
    const offset = documentOffset(document, outline.blocks[2]!, text.indexOf(words))
    expect(document.text.slice(offset).replace('\n\t', ' ').startsWith(words), words).toBe(true)
  }
  const state = apply(startReview(outline), { type: 'split', id: 'p1', at: text.indexOf('It was') })
  expect(said(state).slice(2, 4)).toEqual(['paragraph: The law holds.', 'paragraph: It was amended in 2019.'])
  expect(state.current).toBe(state.outline.blocks[3]?.id)
  expect(state.cursor).toBe(0)
})

test('a merge goes past what was left out, and the cursor stands where the two met', () => {
  const state = apply(startReview(outline), { type: 'merge', ids: ['l2'] })
  expect(said(state)).toContain('paragraph: The law holds. It was amended in 2019. 1 (b)')
  expect(state).toMatchObject({ current: 'p1', cursor: 'The law holds. It was amended in 2019.'.length })
})

test('several blocks become one in one step', () => {
  let state = choose(choose(startReview(outline), 'l1'), 'p2', true)
  expect(chosenBlocks(state).map(({ id }) => id)).toEqual(['l1', 'p1', 'x', 'l2', 'p2'])
  state = apply(state, { type: 'merge', ids: ['l2', 'p2'] })
  expect(said(state).at(-1)).toBe('label: 1 (b) None.')
  state = review(state, { type: 'undo' })
  expect(state.outline).toBe(outline)
})

test('every correction can be undone and done again, and a new one ends what could be done again', () => {
  const steps: Correction[] = [
    { type: 'confirm', ids: ['l1'] },
    { type: 'kind', ids: ['h', 'x'], kind: 'note' },
    { type: 'relabel', id: 'l2', label: '2' },
    { type: 'relabel', id: 'p2', label: '3' },
    { type: 'split', id: 'p1', at: 8 },
    { type: 'merge', ids: ['p1'] },
    { type: 'insert', after: null, blocks: [{ kind: 'heading', text: 'First' }] },
    {
      type: 'insert',
      after: 'p2',
      blocks: [
        { kind: 'label', text: '4' },
        { kind: 'paragraph', text: 'Typed.' },
      ],
    },
    { type: 'edit', id: 'p2', text: 'Nothing.' },
    { type: 'untype', ids: ['p2'] },
    { type: 'restore', blocks: [{ id: 'x', kind: 'paragraph' }] },
  ]
  let state = startReview(outline)
  const seen = [state.outline]
  for (const step of steps) {
    state = apply(state, step)
    expect(state.outline, step.type).not.toBe(seen.at(-1))
    expect(
      state.outline.blocks.some(({ id }) => id === state.current),
      step.type,
    ).toBe(true)
    seen.push(state.outline)
  }
  expect(said(state).slice(-3)).toEqual(['paragraph: None.', 'label: 4', 'paragraph: Typed.'])
  for (const before of seen.toReversed().slice(1)) {
    state = review(state, { type: 'undo' })
    expect(state.outline).toBe(before)
  }
  expect(review(state, { type: 'undo' })).toBe(state)
  for (const after of seen.slice(1)) {
    state = review(state, { type: 'redo' })
    expect(state.outline).toBe(after)
  }
  state = apply(review(state, { type: 'undo' }), { type: 'relabel', id: 'l1', label: '9' })
  expect(state.future).toEqual([])
})

test('what changes nothing leaves no step behind', () => {
  const start = startReview(outline)
  for (const nothing of [
    { type: 'merge', ids: ['h'] },
    { type: 'split', id: 'p2', at: 0 },
    { type: 'split', id: 'nobody', at: 2 },
    { type: 'edit', id: 'p2', text: '  ' },
    { type: 'untype', ids: ['p2'] },
  ] as Correction[]) {
    expect(apply(start, nothing), JSON.stringify(nothing)).toBe(start)
  }
})

test('a removed block leaves the one before it chosen', () => {
  let state = apply(startReview(outline), {
    type: 'insert',
    after: 'p2',
    blocks: [{ kind: 'note', text: 'x' }],
  })
  state = apply(state, { type: 'untype', ids: [state.current!] })
  expect(state.current).toBe('p2')
  expect(startReview({ blocks: [] }).current).toBeNull()
})
