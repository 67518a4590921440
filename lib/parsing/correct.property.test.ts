import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isAppError } from '@/lib/errors'
import { accountFor, outlineOfDocument, parseReply, replyFromOutline, type SourceDocument } from '.'
import * as correct from './correct'
import { SOURCE_FORMATS, type SourceMark } from './document'
import { BLOCK_KINDS, type Outline } from './outline'

vi.setConfig({ testTimeout: 60_000 })

// Lines in which everything that the parser looks at is frequent.
const line = fc.constantFrom(
  ...[
    '',
    '1 (a)',
    '2',
    '3.',
    '1. The law was adopted.',
    '2. Health',
    '4. Please describe the plan.',
    'Question 5',
  ],
  ...[
    'Reply to paragraph 3 (a)',
    'Reply: It is in force.',
    'Reply:',
    'Please provide data on:',
    '(a) Shelters;',
  ],
  ...[
    'The commission, which',
    'hears complaints.',
    'a govern-',
    'ment',
    'A. Access',
    'II.\tHealth',
    'Articles 1 to 4',
  ],
  ...[
    'CEDAW/C/SYL/RQ/4',
    'Replies of Sylvania to the list of issues',
    '\tText.\ftext',
    '* See the annex.',
    '7',
  ],
  ...[
    'x\vy',
    '[bookmark: a]Word',
    'Year\t2023',
    '\u0663- \u0646\u0635',
    '对问题清单第3段的答复',
    '12. Text.^1^',
    '\ud800',
  ],
)
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

const place = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 400 }) },
  fc.constantFrom(-1, 0.5, 1e9, Number.NaN),
)
const what = fc.oneof(
  fc.record({ kind: fc.constantFrom('bold', 'italic', 'underline', 'row', 'runningHead', 'quoted') }),
  fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('listLabel'), ordered: fc.boolean(), level: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constantFrom('note', 'noteReference'), note: fc.constantFrom('1', 'x') }),
  fc.record({ kind: fc.constant('page'), page: fc.integer({ min: 1, max: 9 }) }),
)

/** Documents with marks of every kind anywhere, whole lines more often than not, and some that make no sense. */
const document: fc.Arbitrary<SourceDocument> = fc
  .record({
    text,
    format: fc.constantFrom(...SOURCE_FORMATS),
    whole: fc.array(fc.tuple(fc.nat({ max: 40 }), what), { maxLength: 15 }),
    loose: fc.array(fc.tuple(place, place, what), { maxLength: 8 }),
  })
  .map(({ text: words, format, whole, loose }) => {
    const starts = words.split('\n').reduce<[number, number][]>((lines, one) => {
      const start = (lines.at(-1)?.[1] ?? -1) + 1
      return [...lines, [start, start + one.length]]
    }, [])
    const marks = [
      ...whole.flatMap(([at, mark]) => {
        const [start, end] = starts[at % starts.length] ?? [0, 0]
        return [{ ...mark, start, end }]
      }),
      ...loose.map(([start, end, mark]) => ({ ...mark, start, end })),
    ] as SourceMark[]
    return { format, text: words, marks, notices: [] }
  })

/** What a function gives, or the code of the AppError that it refuses with; any other error is one of the test. */
function orRefusal<Value>(run: () => Value): Value | string {
  try {
    return run()
  } catch (error) {
    if (!isAppError(error)) throw error
    return error.reason
  }
}

/** All characters that blocks hold, their running numbers included, in order. */
function charactersOf({ blocks }: Outline): number[] {
  const ranges = blocks.flatMap((block) => [
    ...block.ranges,
    ...(block.numberRange ? [block.numberRange] : []),
  ])
  const places = ranges.flatMap(([start, end]) =>
    Array.from({ length: end - start }, (_, index) => start + index),
  )
  return places.sort((one, other) => one - other)
}

describe('any document, whatever its marks', () => {
  it('is accounted for, and its outline has the words that are accounted for as such', () => {
    fc.assert(
      fc.property(document, (source) => {
        const pieces = accountFor(source)
        expect(pieces.map(({ start, end }) => source.text.slice(start, end)).join('')).toBe(source.text)
        expect(pieces.every(({ start, end }) => start < end)).toBe(true)
        const outline = orRefusal(() => outlineOfDocument(source))
        if (typeof outline === 'string') return
        const words = pieces.filter(({ kind, artefact }) => kind !== 'artefact' || artefact === 'number')
        const places = words.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, at) => start + at),
        )
        expect(charactersOf(outline)).toEqual(places)
        expect(new Set(outline.blocks.map(({ id }) => id)).size).toBe(outline.blocks.length)
      }),
      { numRuns: 1500 },
    )
  })

  it('is parsed as its outline is, or refused alike', () => {
    let parsed = 0
    fc.assert(
      fc.property(document, (source) => {
        const reply = orRefusal(() => parseReply(source))
        expect(orRefusal(() => replyFromOutline(source, outlineOfDocument(source)))).toEqual(reply)
        if (typeof reply === 'string') return
        parsed += 1
        for (const { confidence, guesses } of reply.sections.flatMap(({ questions }) => questions)) {
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          if (confidence < 1) expect(guesses).not.toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
    expect(parsed).toBeGreaterThan(300)
  })
})

const kind = fc.constantFrom(...BLOCK_KINDS)
const typed = fc.constantFrom(
  '',
  ' ',
  '3 (b)',
  '12',
  'Reply to paragraph 4',
  'Some words',
  'Annex (part two)',
)
const which = fc.nat({ max: 60 })
const correction = fc.oneof(
  fc.record({ name: fc.constant('merge' as const), which }),
  fc.record({ name: fc.constant('split' as const), which, offset: fc.nat({ max: 500 }) }),
  fc.record({ name: fc.constant('relabel' as const), which, typed }),
  fc.record({ name: fc.constant('kind' as const), which, kind }),
  fc.record({ name: fc.constant('insert' as const), which, kind, typed }),
  fc.record({ name: fc.constant('edit' as const), which, typed }),
  fc.record({ name: fc.constant('remove' as const), which }),
)
type Correction = typeof correction extends fc.Arbitrary<infer One> ? One : never

function apply(source: SourceDocument, outline: Outline, one: Correction): Outline {
  const id = outline.blocks[one.which % Math.max(1, outline.blocks.length)]?.id ?? 'none'
  switch (one.name) {
    case 'merge':
      return correct.mergeWithPrevious(source, outline, id)
    case 'split':
      return correct.splitBlock(source, outline, id, one.offset)
    case 'relabel':
      return correct.relabel(outline, id, one.typed)
    case 'kind':
      return correct.setKind(outline, id, one.kind)
    case 'insert':
      return correct.insertBlock(outline, one.which === 0 ? null : id, one.kind, one.typed)
    case 'edit':
      return correct.editText(outline, id, one.typed)
    case 'remove':
      return correct.removeTyped(outline, id)
  }
}

describe('corrections', () => {
  it('lose no character, give no id twice, and leave what can be made a reply or refused', () => {
    fc.assert(
      fc.property(document, fc.array(correction, { maxLength: 25 }), (source, corrections) => {
        const first = orRefusal(() => outlineOfDocument(source))
        let outline = typeof first === 'string' ? correct.emptyOutline() : first
        const characters = charactersOf(outline)
        const seen = new Map<string, string>()
        for (const one of corrections) {
          const before = new Set(outline.blocks.map(({ id }) => id))
          const frozen = JSON.stringify(outline)
          const next = apply(source, outline, one)
          expect(JSON.stringify(outline)).toBe(frozen)
          outline = next
          expect(charactersOf(outline)).toEqual(characters)
          const ids = outline.blocks.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          // What was typed once never lends its id to something else.
          for (const id of ids) if (id.startsWith('t') && !before.has(id)) expect(seen.has(id)).toBe(false)
          for (const id of ids) seen.set(id, id)
          orRefusal(() => replyFromOutline(source, outline))
        }
      }),
      { numRuns: 600 },
    )
  })
})
