import { LANGUAGES } from './languages'
import { foldLine, foldLineWithOffsets } from './languages/fold-line'
import type { Language } from './languages/language'
import {
  readLetterFirst,
  readLetters,
  readReferences,
  separatorPattern,
  type References,
} from './languages/references'
import { MAX_LABEL_LENGTH, MAX_STRUCTURE_LENGTH } from './limits'

export { letterAt, letterPosition } from './languages/alphabets'

/** How a label is printed: `3 (a)`; a number with its sign, `3.`, as paragraphs are numbered too; `Paragraph 3`. */
export type LabelForm = 'bare' | 'numbered' | 'worded'

/** A label read: `9 (i) and (j)` is number 9, letters i and j. */
export interface Label {
  /** The first number. */
  number: string
  /** The letters under the first number, as Latin letters. */
  letters: string[]
  /** All that the label names, ranges written out: `9(i)`, `4`. */
  refs: string[]
  /** `9-i-j`, `4-to-6`, `3-a-and-4-b`; not yet unique. */
  slug: string
  /** Cyrillic letters that were read as the Latin ones that they look like, in lower case. */
  lookalikes: string[]
  form: LabelForm
}

/** What is known of the document that a label stands in. */
export interface LabelOptions {
  /** BCP 47. In Russian `в)` and `е)` are letters by their place; without it, `е` is taken for a Latin one. */
  language?: string
}

/** A label and the text behind it on the same line, which begins at `end`. */
export interface LeadingLabel {
  label: Label
  end: number
}

/** A letter by itself, `(a)` or `б)`, and where the text behind it begins: the line's length when there is none. */
export interface LetterLabel {
  letters: string[]
  lookalikes: string[]
  end: number
}

/** A label with its words is shorter than this, so nothing further on is looked at. */
const MAX_WORDED_LENGTH = 280

// Before anything is folded, so in any script's figures.
const BEGINS_WITH_NUMBER = /^\P{L}{0,3}\p{N}/u
const FIRST_WORD = /^[^\p{L}\p{N}]{0,3}(\p{L}{1,20})/u
/** `1. Reply to paragraph 3`: a heading's number before a label. */
const NUMBERED_WORD = /^[^\p{L}\p{N}]{0,3}\p{N}{1,2}[.)]\s\p{L}{2}/u
const HAN = /^\p{Script=Han}/u
const HAS_NUMBER = /[\p{N}一二三四五六七八九十]/u
const LABEL_LIKE = /^\d{1,3} ?\( ?\p{L}{1,4} ?\)/u
const OPENING_MARK = /[^\p{L}\p{N}]{0,3}/uy
/** What numbers a heading may also number one that is a label: `II. Reply to paragraph 3`. */
const ENUMERATOR = /(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)] (?=\p{L}{2})/uy

const bare = { separators: separatorPattern(LANGUAGES.map(({ label }) => label)), words: null }
const worded = LANGUAGES.map((language) => ({
  language,
  grammar: {
    separators: separatorPattern([language.label]),
    words: language.label,
    isCyrillic: language.language === 'ru',
  },
}))

/** What was found at the start of a folded line. */
interface Found {
  references: References
  form: LabelForm
  /** Behind the numbers and what belongs to them. */
  end: number
  /** Says whether words lead to the number (`Reply to paragraph 3`), so that no sentence begins so. */
  isAnnounced: boolean
  language: Language | null
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** The languages in which a worded label may begin as this line does. */
function wordedCandidates(line: string): typeof worded {
  const start = line.slice(0, 40)
  const hasWord = FIRST_WORD.test(start) || NUMBERED_WORD.test(start)
  if (!hasWord || !HAS_NUMBER.test(line.slice(0, MAX_WORDED_LENGTH))) return []
  const folded = foldLine(start)
  const at = lengthOf(OPENING_MARK, folded, 0)
  const word = FIRST_WORD.exec(folded.slice(at + lengthOf(ENUMERATOR, folded, at)))?.[1] ?? ''
  const first = HAN.test(word) ? word.charAt(0) : word
  return worded.filter(({ language }) => language.label.firstWords.has(first))
}

function findWorded(folded: string, candidates: typeof worded): Found | null {
  const start = lengthOf(OPENING_MARK, folded, 0)
  let best: Found | null = null
  for (const { language, grammar } of candidates) {
    const { opening, unit, unitEnd, tail } = language.label
    const from = start + lengthOf(ENUMERATOR, folded, start)
    // The number is announced by words before its unit, or by the unit alone: "Reply 3".
    for (const opened of [lengthOf(opening, folded, from), 0]) {
      const unitAt = from + opened
      const length = lengthOf(unit, folded, unitAt)
      const references =
        readLetterFirst(folded, unitAt, grammar) ??
        (length === 0 ? null : readReferences(folded, unitAt + length, grammar))
      if (references === null) continue
      unitEnd.lastIndex = references.end
      const closing = unitEnd.exec(folded)
      if (closing === null) continue
      const closed = references.end + closing[0].length
      const end = closed + lengthOf(tail, folded, closed)
      // Languages share words: of `Questions 5 et 6`, English reads but the first number.
      if (best !== null && end <= best.end) continue
      best = { references, form: 'worded', end, isAnnounced: opened > 0 || end > closed, language }
    }
  }
  return best
}

function findBare(folded: string, options: LabelOptions): Found | null {
  const isCyrillic = options.language === 'ru'
  const references = readReferences(folded, 0, { ...bare, isCyrillic })
  if (references === null) return null
  // Without letters, only words make a range: `15-19` and `4, 5` are figures.
  if (!references.hasLetters && references.hasSeveralNumbers && !references.isWorded) return null
  return { references, form: 'bare', end: references.end, isAnnounced: false, language: null }
}

/** The number alone, whatever stands behind it. */
function findNumber(folded: string): Found | null {
  const number = /^\d{1,3}(?!\d)/.exec(folded)?.[0]
  const references = number === undefined ? null : readReferences(number, 0, { ...bare, isCyrillic: false })
  return references && { references, form: 'bare', end: references.end, isAnnounced: false, language: null }
}

function labelOf({ references, form }: Found): Label {
  const { number, letters, refs, slug, lookalikes } = references
  return { number, letters, refs, slug, lookalikes, form }
}

/** Signs that may close a line that is a label. */
const CLOSING = / ?(?:[.:]|[.)\]]{1,2}|-)?:?\]?$/y
// A comma only where it is the Chinese one; a dash not before letters that have case (`3-year`).
const NUMBER_SIGN = /(?: ?[.)]{1,2}(?!\d)| ?-(?=$| ?[^\s\da-z\u0400-\u052f]| [a-z\u0400-\u052f])|,(?! ?\d))/y

/**
 * Reads a line that is nothing but a label; null for every other line. Letters of other alphabets count as the Latin
 * ones at their place, Cyrillic look-alikes as those that they look like. Whether a bare number, or one with its sign,
 * is a label depends on where it stands: see `classify.ts`.
 */
export function readLabel(line: string, options: LabelOptions = {}): Label | null {
  if (line.length > MAX_STRUCTURE_LENGTH) return null
  if (BEGINS_WITH_NUMBER.test(line) && line.length <= MAX_LABEL_LENGTH) {
    const folded = foldLine(line).trim()
    const found = findBare(folded, options)
    if (found !== null && (folded.length === found.end || lengthOf(CLOSING, folded, found.end) > 0)) {
      const isNumbered = !found.references.hasLetters && /[.)-]$/.test(folded)
      return labelOf({ ...found, form: isNumbered ? 'numbered' : 'bare' })
    }
  }
  const candidates = line.length <= MAX_WORDED_LENGTH ? wordedCandidates(line) : []
  if (candidates.length === 0) return null
  const folded = foldLine(line).trim()
  const found = findWorded(folded, candidates)
  if (found === null) return null
  const isWhole = folded.length === found.end || lengthOf(CLOSING, folded, found.end) > 0
  return isWhole ? labelOf(found) : null
}

const NUMBER_AND_CAPITAL = /^\P{L}{0,3}\p{N}{1,3}[.\uff0e]\p{Lu}/u
const DELIMITER = / ?(?:[.:;](?!\d)|- |-(?=$)| -)[ -]*/y
const UPPER_CASE = /^[^\p{L}\p{N}]{0,2}(?:\p{Lu}|\p{N})/u
const LOWER_CASE = /^[^\p{L}\p{N}]{0,2}\p{Ll}/u

/** Says whether the text behind a label stands apart from it, so that the label is no part of a sentence. */
function standsApart(found: Found, isDelimited: boolean, hasGap: boolean, rest: string): boolean {
  if (isDelimited || hasGap) return true
  if (/^[,%]/.test(rest) || LOWER_CASE.test(rest)) return false
  if (found.form === 'worded') return found.isAnnounced && UPPER_CASE.test(rest)
  if (!found.references.hasLetters) return false
  const folded = foldLine(rest.slice(0, 40))
  return !LANGUAGES.some(({ label }) => label.continuing?.test(folded) ?? false)
}

/** Reads what was found, and the text behind it, as a leading label; null when they do not stand apart. */
function asLeading(line: string, folded: string, offsetOf: (index: number) => number, found: Found) {
  const isNumberAlone = found.form === 'bare' && !found.references.hasLetters
  const isChineseSign = !isNumberAlone || folded.charAt(found.end) !== ',' || line.includes('\u3001')
  const delimiter = isChineseSign ? lengthOf(isNumberAlone ? NUMBER_SIGN : DELIMITER, folded, found.end) : 0
  let end = found.end + delimiter
  while (folded.charAt(end) === ' ') end += 1
  const hasGap = /\t|\s{2}/.test(line.slice(offsetOf(found.end), offsetOf(end)))
  const rest = line.slice(offsetOf(end), offsetOf(end) + MAX_STRUCTURE_LENGTH)
  if (!/[\p{L}\p{N}]/u.test(rest) || !standsApart(found, delimiter > 0, hasGap, rest)) return null
  const label = labelOf({ ...found, form: isNumberAlone ? 'numbered' : found.form })
  return { label, end: offsetOf(end) }
}

/**
 * Reads a label that has text behind it on its line: `3 (a) The law …`, `3. The law …`, `Paragraph 3: The law …`. Null
 * when there is no label, no text, or when the line is a sentence that begins as a label does (`Paragraph 3 of the Act`).
 */
export function readLeadingLabel(line: string, options: LabelOptions = {}): LeadingLabel | null {
  const isNumber = BEGINS_WITH_NUMBER.test(line)
  const candidates = wordedCandidates(line)
  if (!isNumber && candidates.length === 0) return null
  const { folded: all, offsets } = foldLineWithOffsets(line.slice(0, MAX_WORDED_LENGTH))
  const lead = all.length - all.trimStart().length
  const folded = all.slice(lead)
  const offsetOf = (index: number) => offsets[lead + index] ?? line.length
  // `1.A law` is numbered, and so is what has a letter behind its number that belongs to the text: `1.a law`.
  const ways = [
    () => (isNumber && !NUMBER_AND_CAPITAL.test(line) ? findBare(folded, options) : null),
    () => (isNumber ? findNumber(folded) : null),
    () => findWorded(folded, candidates),
  ]
  for (const way of ways) {
    const found = way()
    const leading = found && asLeading(line, folded, offsetOf, found)
    if (leading !== null) return leading
  }
  return null
}

const LETTER_START = /^\s*(?:[(\uff08]\s?\p{L}{1,3}\s?[)\uff09]|\p{L}{1,3}[)\uff09]|\p{Ll}\.\s)/u

/** Reads a letter that stands by itself or before text, as sub-questions are labelled under their number. */
export function readLetterLabel(line: string, options: LabelOptions = {}): LetterLabel | null {
  if (!LETTER_START.test(line.slice(0, 20))) return null
  const { folded: all, offsets } = foldLineWithOffsets(line.slice(0, MAX_LABEL_LENGTH))
  const lead = all.length - all.trimStart().length
  const dotted = all.slice(lead).replace(/^(\p{L})\. /u, '$1) ')
  const isCyrillic = options.language === 'ru'
  const references = readLetters(dotted, bare.separators, isCyrillic)
  if (references === null || references.hasSeveralNumbers) return null
  let end = references.end + lengthOf(/ ?[.:;-]?/y, dotted, references.end)
  while (dotted.charAt(end) === ' ') end += 1
  const { letters, lookalikes } = references
  return { letters, lookalikes, end: offsets[lead + end] ?? line.length }
}

/** Says whether a short line begins as labels do, so that one that cannot be read is pointed out. */
export function looksLikeLabel(line: string): boolean {
  return (
    line.length <= MAX_LABEL_LENGTH && BEGINS_WITH_NUMBER.test(line) && LABEL_LIKE.test(foldLine(line).trim())
  )
}
