import { describe, expect, it } from 'vitest'
import { outlineOfDocument, replyFromOutline } from '.'
import { sourceDocument } from '@/lib/testing/source-document'
import {
  blockText,
  editText,
  emptyDocument,
  emptyOutline,
  insertBlock,
  labelOfBlock,
  mergeWithPrevious,
  relabel,
  removeTyped,
  setKind,
  splitBlock,
} from './correct'
import type { Outline } from './outline'

const document = sourceDocument([
  ['Health', { heading: 1 }],
  ['Question 1', { heading: 2 }],
  ['The law was adopted.', { list: '1.' }],
  ['It is in force. 1 (b) There is a plan.', { list: '2.' }],
  ['Question 2', { heading: 2 }],
  ['There is a budget.', { list: '3.' }],
])
const outline = outlineOfDocument(document)

/** The outline as lines: kind, number, words. */
const show = (shown: Outline) =>
  shown.blocks.map((block) =>
    [block.kind, block.number, blockText(document, block)].filter(Boolean).join(' '),
  )
const idOf = (words: string, shown = outline) =>
  shown.blocks.find((block) => blockText(document, block).startsWith(words))?.id ?? 'none'

describe('an outline', () => {
  it('is what was found, each block under a name of its own', () => {
    expect(show(outline)).toEqual([
      'heading Health',
      'label Question 1',
      'paragraph 1 The law was adopted.',
      'paragraph 2 It is in force. 1 (b) There is a plan.',
      'label Question 2',
      'paragraph 3 There is a budget.',
    ])
  })

  it('can have a label cut out of a paragraph', () => {
    const id = idOf('It is in force')
    const first = splitBlock(document, outline, id, document.text.indexOf('1 (b)'))
    const label = idOf('1 (b)', first)
    const second = splitBlock(document, first, label, document.text.indexOf('There is a plan'))
    const corrected = setKind(second, label, 'label')
    expect(show(corrected).slice(3, 6)).toEqual([
      'paragraph 2 It is in force.',
      'label 1 (b)',
      'paragraph There is a plan.',
    ])
    expect(corrected.blocks[3]?.id).toBe(id)
    const reply = replyFromOutline(document, corrected)
    expect(reply.sections[0]?.questions.map(({ slug }) => slug)).toEqual(['1', '1-b', '2'])
    expect(reply.sections[0]?.questions[1]).toMatchObject({ blockId: label, confidence: 1, guesses: [] })
  })

  it('can have blocks joined, the number of the second in its place in the words', () => {
    const merged = mergeWithPrevious(document, outline, idOf('It is in force'))
    expect(show(merged)[2]).toBe('paragraph 1 The law was adopted. 2. It is in force. 1 (b) There is a plan.')
    expect(merged.blocks[2]?.id).toBe(idOf('The law'))
    const back = splitBlock(document, merged, idOf('The law'), document.text.indexOf('2.\tIt'))
    expect(show(back).slice(2, 4)).toEqual([
      'paragraph 1 The law was adopted.',
      'paragraph 2. It is in force. 1 (b) There is a plan.',
    ])
  })

  it('of a document without labels can have its units joined', () => {
    const plain = sourceDocument([
      ['Replies of Sylvania to the list of issues', { heading: 1 }],
      'Care is free for all women.',
      'It is paid by taxes.',
      'There are nine hospitals.',
    ])
    const units = outlineOfDocument(plain)
    const second = units.blocks.find((block) => blockText(plain, block).startsWith('It is paid'))
    const merged = mergeWithPrevious(plain, units, second?.id ?? '')
    expect(merged.blocks.map((block) => blockText(plain, block))).toEqual([
      'Replies of Sylvania to the list of issues',
      '1',
      'Care is free for all women. It is paid by taxes.',
      '3',
      'There are nine hospitals.',
    ])
    const label = merged.blocks.find((block) => block.text === '3')
    const joined = mergeWithPrevious(plain, merged, label?.id ?? '')
    expect(
      replyFromOutline(plain, joined).sections[0]?.questions.map(({ paragraphs }) => paragraphs.length),
    ).toEqual([2])
  })

  it('can have labels said otherwise, and labels put where there were none', () => {
    const corrected = relabel(outline, idOf('Question 1'), ' 1 (a) ')
    const further = relabel(corrected, idOf('It is in force'), 'Annex, part two')
    const reply = replyFromOutline(document, further)
    expect(reply.sections[0]?.questions.map(({ label, slug, refs }) => [label, slug, refs])).toEqual([
      ['1 (a)', '1-a', ['1(a)']],
      ['Annex, part two', 'annex-part-two', ['Annex, part two']],
      ['Question 2', '2', ['2']],
    ])
    expect(reply.sections[0]?.questions[0]?.blockId).toBe(idOf('Question 1'))
    expect(show(removeTyped(removeTyped(further, 't1'), idOf('1 (a)', further)))).toEqual(show(outline))
  })

  it('can have anything left out and put back', () => {
    const dropped = setKind(outline, idOf('There is a budget'), 'dropped')
    const reply = replyFromOutline(document, dropped)
    expect(reply.warnings.filter(({ code }) => code === 'emptyQuestion')).toMatchObject([
      { label: 'Question 2', blockId: idOf('Question 2') },
    ])
    expect(show(setKind(dropped, idOf('There is a budget'), 'paragraph'))).toEqual(show(outline))
  })

  it('shows the number of a paragraph that becomes a heading', () => {
    expect(show(setKind(outline, idOf('The law'), 'heading'))[2]).toBe('heading 1. The law was adopted.')
  })

  it('says what a label is, also before its text', () => {
    expect(outline.blocks.map((block) => labelOfBlock(document, block)?.slug ?? null)).toEqual([
      null,
      '1',
      null,
      null,
      '2',
      null,
    ])
  })

  it('is the same object when there is nothing to do', () => {
    expect(mergeWithPrevious(document, outline, outline.blocks[0]?.id ?? '')).toBe(outline)
    expect(splitBlock(document, outline, idOf('Health'), 0)).toBe(outline)
    expect(relabel(outline, idOf('Health'), ' ')).toBe(outline)
    expect(setKind(outline, 'none', 'label')).toBe(outline)
    expect(editText(outline, idOf('Health'), '')).toBe(outline)
    expect(removeTyped(outline, idOf('Health'))).toBe(outline)
    expect(insertBlock(outline, 'none', 'label', '1')).toBe(outline)
  })
})

describe('a reply typed from nothing', () => {
  it('has the blocks that were typed, whose ids are never given again', () => {
    let typed = insertBlock(emptyOutline(), null, 'heading', 'Health')
    typed = insertBlock(typed, 't1', 'label', '3 (a)')
    typed = insertBlock(typed, 't2', 'paragraph', 'It is free.')
    typed = insertBlock(typed, 't3', 'paragraph', 'Mistake')
    typed = removeTyped(typed, 't4')
    typed = insertBlock(typed, 't3', 'paragraph', 'It is paid by taxes. By all.')
    typed = splitBlock(emptyDocument(), typed, 't5', 20)
    expect(typed.blocks.map(({ id }) => id)).toEqual(['t1', 't2', 't3', 't5', 't6'])
    expect(replyFromOutline(emptyDocument(), typed).sections).toMatchObject([
      {
        title: 'Health',
        questions: [
          {
            slug: '3-a',
            paragraphs: [{ text: 'It is free.' }, { text: 'It is paid by taxes.' }, { text: 'By all.' }],
          },
        ],
      },
    ])
  })
})

describe('an outline that is none of the document', () => {
  it.each([
    ['a stretch outside of the text', [{ id: 'b0', ranges: [[0, 9999]] }]],
    ['a stretch that goes back', [{ id: 'b0', ranges: [[5, 2]] }]],
    [
      'one id for two blocks',
      [
        { id: 'b0', ranges: [[0, 1]] },
        { id: 'b0', ranges: [[1, 2]] },
      ],
    ],
    [
      'more than all of the text',
      Array.from({ length: 3 }, (_, index) => ({ id: `b${index}`, ranges: [[0, document.text.length - 1]] })),
    ],
  ])('is refused: %s', (_, blocks) => {
    const made = blocks.map((block) => ({
      kind: 'label',
      confidence: 1,
      guesses: [],
      ...block,
    })) as unknown as Outline['blocks']
    expect(() => replyFromOutline(document, { blocks: made })).toThrow('outlineNotOfDocument')
  })
})
