import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isAppError } from '@/lib/errors'
import { accountFor, parseReply, type ArtefactName, type Piece, type StateReply } from '.'

// Many runs, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

const sample = readFileSync(
  new URL('../../prisma/samples/cedaw-93-kazakhstan-replies.txt', import.meta.url),
  'utf8',
)
const expected = parseReply(sample)

// Texts in which everything that the parser looks at is frequent.
const token = fc.constantFrom(
  ...['\n', '\n', '\n\n', '\t', ' ', '\r\n', '\f', '\v', '\u2028', '\u00a0', '\ufeff', '\u200b', '\u0007'],
  ...[
    '\ud800',
    '\udc00',
    '\uffff',
    '*',
    '**',
    ',',
    '.',
    '[',
    ']',
    '[bookmark: a]',
    '[bookmark: ',
    'image1.png',
  ],
  ...['1 (a)', '1 (b)', '2 (\u0430)', '2 (b) and (c)', '3', '4.', '17', '3 (a) (i)', '1 (a'],
  ...[
    'Health',
    'women and',
    'The law was adopted.',
    'Please recycle @',
    'Ninety-third session',
    'CEDAW/C/KAZ/RQ/6',
  ],
  ...[
    'Replies of Kazakhstan to the list of issues',
    '[Date received: 20 October 2025]',
    'Geneva, 3\u201328 May 2025',
  ],
)
const structured = fc
  .tuple(fc.constantFrom('', '1 (a)\n', 'Health\n\n1 (a)\n\n\tText.\n'), fc.array(token, { maxLength: 80 }))
  .map(([start, tokens]) => start + tokens.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 200 })
const text = fc.oneof({ weight: 4, arbitrary: structured }, { weight: 1, arbitrary: anything })

/** What artefacts that are not named after their exact words may consist of. */
const EMPTY_ARTEFACTS: Partial<Record<ArtefactName, RegExp>> = {
  blank: /^[\s\u200b\u2060\u0085]+$/,
  lineBreak: /^(?:\r\n|[\n\r\v\u0085\u2028\u2029]|\v[ \t\u00a0\v]*\v)$/,
  pageBreak: /^[\s\u200b\u2060]*\f$/,
  space: /^[\s\u200b\u2060]+$/,
  tab: /^[\s\u200b\u2060]+$/,
  byteOrderMark: /^\ufeff$/,
  unprintable: /^(?:[^\P{Cc}\t\v]|\ufeff|\p{Surrogate}|\p{Noncharacter_Code_Point})+$/u,
  footnoteMark: /^[*, ]+$/,
  bookmark: /^\[bookmark: ?[^[\]]*\]$/,
  image: /^image1\.png$/,
  trailer: /^Please recycle @$/,
}

/** The texts of the blocks of one kind, put together from the pieces alone; breaks inside are one space. */
function textsOf(kind: Piece['kind'], pieces: readonly Piece[], source: string): string[] {
  const blocks = new Map<number, string>()
  const broken = new Set<number>()
  for (const piece of pieces) {
    const words = blocks.get(piece.block) ?? ''
    if (['lineBreak', 'pageBreak', 'tab'].includes(piece.artefact ?? '')) broken.add(piece.block)
    if (piece.kind !== kind) continue
    const added = source.slice(piece.start, piece.end)
    const space =
      words !== '' && broken.has(piece.block) && !/\s$/.test(words) && !/^\s/.test(added) ? ' ' : ''
    broken.delete(piece.block)
    blocks.set(piece.block, words + space + added)
  }
  return [...blocks.values()].filter((words) => words !== '')
}

function parseOrRefuse(source: string): StateReply | null {
  try {
    return parseReply(source)
  } catch (error) {
    if (!isAppError(error)) throw error
    return null
  }
}

describe('any text', () => {
  it('is accounted for, whole and in order, and no word is called an artefact', () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0
        for (const piece of accountFor(source)) {
          expect(piece.start).toBe(end)
          expect(piece.end).toBeGreaterThan(piece.start)
          end = piece.end
          const form = piece.artefact && EMPTY_ARTEFACTS[piece.artefact]
          if (form) expect(source.slice(piece.start, piece.end)).toMatch(form)
        }
        expect(end).toBe(source.length)
      }),
      { numRuns: 1500 },
    )
  })

  it('is read as it is accounted for, or refused with an AppError', () => {
    let parsed = 0
    fc.assert(
      fc.property(text, (source) => {
        const reply = parseOrRefuse(source)
        if (reply === null) return
        parsed += 1
        const pieces = accountFor(source)
        const questions = reply.sections.flatMap((section) => section.questions)
        const paragraphs = questions.flatMap((question) => question.paragraphs)
        expect(paragraphs.map((paragraph) => paragraph.text)).toEqual(textsOf('paragraph', pieces, source))
        // The labels of units stand in no place of the text.
        const printed = questions.filter(({ blockId }) => blockId.startsWith('b'))
        expect(printed.map((question) => question.label)).toEqual(textsOf('label', pieces, source))
        const restated = questions.flatMap((question) =>
          question.text === '' ? [] : question.text.split('\n'),
        )
        expect(restated).toEqual(textsOf('question', pieces, source))
        expect(reply.sections.map(({ title }) => title).filter(Boolean)).toEqual(
          textsOf('heading', pieces, source),
        )
        expect(reply.notes).toEqual(textsOf('note', pieces, source))
        expect(reply.header).toEqual(textsOf('header', pieces, source))
        expect(new Set(questions.map(({ slug }) => slug)).size).toBe(questions.length)
        expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(paragraphs.length)
        for (const { slug, refs } of questions) {
          expect(slug).toMatch(/^\d{1,3}(-[a-z]{1,4}|-\d+)*$/)
          expect(refs.length).toBeGreaterThan(0)
        }
        expect(paragraphs.every((paragraph) => !/\p{Surrogate}/u.test(paragraph.text))).toBe(true)
      }),
      { numRuns: 1500 },
    )
    expect(parsed).toBeGreaterThan(250)
  })
})

/** A reply without the ids of its blocks, which say where in the text they stand. */
function withoutPlaces(reply: StateReply): unknown {
  return JSON.parse(JSON.stringify(reply, (key, value: unknown) => (key === 'blockId' ? undefined : value)))
}

/** Where in the sample an artefact may be put without saying something else: any place outside of bookmarks. */
const bookmarks = [...sample.matchAll(/\[bookmark: \w+\]/g)]
const isOutside = (at: number) =>
  bookmarks.every(({ index, 0: { length } }) => at <= index || at >= index + length)
const lineStarts = [...sample.matchAll(/^/gm)].map(({ index }) => index)
const lineEnds = [...sample.matchAll(/$/gm)].map(({ index }) => index)

const insertion = fc.oneof(
  fc.record({
    at: fc.nat({ max: sample.length }).filter(isOutside),
    words: fc.constantFrom('[bookmark: _Ref214]', '[bookmark: ]', '\u0007', '\ufeff', '\ud800', '\uffff'),
  }),
  fc.record({
    at: fc.constantFrom(...lineStarts),
    words: fc.constantFrom(
      '\n',
      ' \t\n',
      '\f',
      'image7.png\n',
      '\tpicture12.emf \n',
      'GE.25-16745 (E)\n',
      ' ',
    ),
  }),
  fc.record({
    at: fc.constantFrom(...lineEnds),
    words: fc.constantFrom(' ', '\t', '\u00a0', '\v', '[bookmark: b] '),
  }),
)

describe('the sample with further artefacts', () => {
  it('reads the same', () => {
    fc.assert(
      fc.property(
        fc.array(insertion, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('\n', '\r\n', '\r', '\u2028'),
        (insertions, lineBreak) => {
          let source = sample
          // From the end, so that places stay what they were.
          for (const { at, words } of insertions.toSorted((a, b) => b.at - a.at)) {
            source = source.slice(0, at) + words + source.slice(at)
          }
          expect(withoutPlaces(parseReply(source.replaceAll('\n', lineBreak)))).toEqual(
            withoutPlaces(expected),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})
