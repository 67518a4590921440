import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readDocumentSymbol } from './committees'
import { answerMarkLength, headingFormOf, pageLineOf, questionIn } from './forms'
import { isKnownFootnote, readHeaderLine, readTitle } from './header'
import { looksLikeLabel, readLabel, readLeadingLabel, readLetterLabel } from './labels'
import { LANGUAGES } from './languages'
import { detectLanguage } from './languages/detect'
import { foldLine, foldLineWithOffsets } from './languages/fold-line'
import { MAX_STRUCTURE_LENGTH } from './limits'

// Many runs, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

// Lines in which everything that the grammars look at is frequent.
const token = fc.constantFrom(
  ...[
    '3',
    '4',
    '12',
    '٣',
    '۴',
    '３',
    '三',
    '十二',
    '0',
    '600',
    '2024',
    '(',
    ')',
    '（',
    '）',
    '.',
    ':',
    '：',
    '-',
    '–',
    '、',
  ],
  ...[
    'a',
    'b',
    '(a)',
    '(ii)',
    'а',
    'б',
    'е',
    '(أ)',
    'هـ',
    '（一）',
    'a)',
    ' ',
    ' ',
    ' ',
    '\t',
    '\u00a0',
    '\u200f',
    '،',
  ],
  ...['and', 'to', 'et', 'à', 'y', 'a', 'и', 'по', 'و', 'إلى', '和', '至', ',', '/'],
  ...[
    'Reply to',
    'Replies to the questions raised in',
    'paragraph',
    'paragraphs',
    'of the list of issues',
    'Question',
  ],
  ...[
    'Réponse au',
    'paragraphe',
    'de la liste de points',
    'Respuesta al',
    'párrafo',
    'de la lista de cuestiones',
  ],
  ...[
    'Ответ на',
    'пункт',
    'пунктах',
    'перечня вопросов',
    'الرد على',
    'الفقرة',
    'من قائمة المسائل',
    '对问题清单',
    '第',
    '段',
    '的答复',
  ],
  ...[
    'CEDAW/C/KAZ/Q/6',
    'Articles',
    'Article',
    'Please provide',
    'The law',
    'закон',
    'القانون',
    '法律',
    '\ud800',
    '\u0301',
  ],
)
// Lines that are nearly labels, or labels.
const start = fc.constantFrom(
  ...['', '', 'Paragraphs ', 'Reply to questions ', 'Réponse aux paragraphes ', 'Respuesta a los párrafos '],
  ...['Ответ на пункты ', 'الفقرات ', 'الرد على الفقرات ', '对问题清单第', '问题'],
)
const number = fc.constantFrom(
  '3',
  '4',
  '12',
  '٣',
  '３',
  '6',
  '90',
  '3 (a)',
  '3 b)',
  '4 (ب)',
  '3 (б)',
  '3(c)',
)
const joint = fc.constantFrom(
  ' and ',
  ' to ',
  '–',
  ', ',
  ' et ',
  ' à ',
  ' y ',
  ' и ',
  ' по ',
  ' و',
  ' إلى ',
  '至',
  '和',
  ' (c)',
)
const close = fc.constantFrom(
  '',
  '',
  '.',
  ':',
  ': The law',
  ' The law',
  ' of the list of issues',
  '段',
  '段的答复',
  ' من قائمة المسائل',
)
const labelled = fc
  .tuple(start, fc.array(fc.tuple(number, joint), { maxLength: 3 }), number, close)
  .map(([first, middle, last, end]) => first + middle.flat().join('') + last + end)
const line = fc.oneof(
  { weight: 5, arbitrary: labelled },
  { weight: 5, arbitrary: fc.array(token, { maxLength: 25 }).map((tokens) => tokens.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
)
const language = fc.constantFrom(undefined, 'en', 'fr', 'es', 'ru', 'ar', 'zh', 'und')

const READERS: Record<string, (text: string, language: string | undefined) => unknown> = {
  readLabel: (text, code) => readLabel(text, code === undefined ? {} : { language: code }),
  readLeadingLabel: (text, code) => readLeadingLabel(text, code === undefined ? {} : { language: code }),
  readLetterLabel: (text) => readLetterLabel(text),
  looksLikeLabel,
  readHeaderLine,
  readTitle,
  isKnownFootnote,
  readDocumentSymbol,
  questionIn: (text) => questionIn(text, LANGUAGES),
  headingFormOf: (text) => headingFormOf(text, LANGUAGES),
  answerMarkLength: (text) => answerMarkLength(text, LANGUAGES),
  pageLineOf: (text) => pageLineOf(text.slice(0, MAX_STRUCTURE_LENGTH)),
  detectLanguage,
}

describe('any line', () => {
  it('is read without an error, and labels are well formed', () => {
    let labels = 0
    fc.assert(
      fc.property(line, language, (text, code) => {
        for (const read of Object.values(READERS)) read(text, code)
        const leading = readLeadingLabel(text, code === undefined ? {} : { language: code })
        const label = readLabel(text, code === undefined ? {} : { language: code })
        if (leading !== null) {
          expect(leading.end).toBeGreaterThan(0)
          expect(leading.end).toBeLessThan(text.length)
          expect(text.slice(leading.end)).toMatch(/[\p{L}\p{N}]/u)
        }
        for (const one of [label, leading?.label]) {
          if (!one) continue
          labels += 1
          expect(one.refs.length).toBeGreaterThan(0)
          expect(new Set(one.refs).size).toBe(one.refs.length)
          expect(one.slug).toMatch(/^\d{1,3}(-[a-z]{1,5}|-(?:and|to)-\d{1,3})*$/)
          for (const ref of one.refs)
            expect(ref).toMatch(/^[1-9]\d{0,2}(?:\([a-z]{1,5}\)(?:\([ivx]{1,6}\))?)?$/)
          for (const letter of one.letters)
            expect(one.refs.some((ref) => ref.startsWith(`${one.number}(${letter})`))).toBe(true)
        }
      }),
      { numRuns: 4000 },
    )
    expect(labels).toBeGreaterThan(200)
  })

  it('folds to the same text with and without the way back', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { folded, offsets } = foldLineWithOffsets(text)
        expect(folded).toBe(foldLine(text))
        expect(offsets.length).toBe(folded.length + 1)
        expect(offsets.every((offset, index) => index === 0 || offset >= (offsets[index - 1] ?? 0))).toBe(
          true,
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the longest line that patterns are tried on', () => {
  // What begins as a pattern does and goes on for ever.
  const WORST = [
    '3 (a) and ',
    '3 to ',
    '1, ',
    'Reply to the questions raised in ',
    'Reply to paragraph 3 of the list of issues in relation to ',
    'In the light of this, ',
    'Compte tenu, ',
    'Replies of a to the ',
    'List of issues in relation to the report of ',
    'Observations finales rapport de ',
    'Articles 1, ',
    'Заключительные замечания доклад ',
    'Ответы а на ',
    'قائمة المسائل تقرير ل',
    'في ضوء هذا، ',
    '对问题清单第3段',
    '哈对问题清单',
    '根据,',
    'الفقرة 3 و',
  ]
  it.each(WORST)('that repeats %j takes no time', (unit) => {
    const text = unit.repeat(MAX_STRUCTURE_LENGTH).slice(0, MAX_STRUCTURE_LENGTH)
    const endless = unit.repeat(20_000)
    for (const [name, read] of Object.entries(READERS)) {
      for (const one of [text, endless]) {
        const start = performance.now()
        for (let index = 0; index < 20; index += 1) read(one, undefined)
        expect([name, (performance.now() - start) / 20 < 10]).toEqual([name, true])
      }
    }
  })
})
