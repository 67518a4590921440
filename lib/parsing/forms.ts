/**
 * The forms by which lines are told apart, asked of the grammars of the languages: the one place where the parser asks
 * them, so that each question is asked of a bounded stretch of a line.
 */
import { readReplySymbol } from './committees'
import { foldForSearch } from './fold'
import { ARTEFACT_LINES } from './grammar'
import { readHeaderLine } from './header'
import { grammarOf, LANGUAGES } from './languages'
import { foldLine, foldLineWithOffsets } from './languages/fold-line'
import type { Language } from './languages/language'
import { MAX_LABEL_LENGTH, MAX_STRUCTURE_LENGTH } from './limits'

/** What a line is that is neither the State's words nor about the document, wherever it stands; null for others. */
export function artefactLineOf(content: string): 'image' | 'trailer' | null {
  if (content === '' || content.length > MAX_LABEL_LENGTH) return null
  const folded = foldForSearch(content).trim()
  return ARTEFACT_LINES.find(({ pattern }) => pattern.test(folded))?.name ?? null
}

const PAGE_NUMBER =
  /^(?:\p{L}{1,8}\.? )?\d{1,4} ?(?:\/|of|de|sur|из|من|\|) ?\d{1,4}$|^(?:page|pagina|p\.|стр\.|صفحه) ?\d{1,4}$|^- ?\d{1,4} ?-$/u
const JOB_NUMBER = /^(?:\d{1,4} )?ge\.\d\d-\d{5}(?: ?\([a-z]\))?(?: \d{1,4})?$/

/** The form of a line that may be printed on every page; null for others. */
export function pageLineOf(content: string): 'number' | 'page' | 'job' | 'symbol' | null {
  const folded = foldLine(content).trim()
  if (/^\d{1,4}$/.test(folded)) return 'number'
  if (PAGE_NUMBER.test(folded)) return 'page'
  if (JOB_NUMBER.test(folded)) return 'job'
  return readReplySymbol(content.replace(/^\d{1,4}\s|\s\d{1,4}$/, '')) === null ? null : 'symbol'
}

/** Says whether a line is one of a document's header. */
export function isHeaderLine(content: string): boolean {
  return readHeaderLine(content) !== null
}

/** The grammars to ask for a text in a language: its own, or all when it is not known. */
export function grammarsFor(language: string): readonly Language[] {
  const grammar = grammarOf(language)
  return grammar === null ? LANGUAGES : [grammar]
}

const QUESTION_LENGTH = 3_000
const SENTENCES = /[^.;:!?\u061f\u3002\uff1b\uff1f]{1,2000}[.;:!?\u061f\u3002\uff1b\uff1f]{0,3}/gu

/** Says whether a text has the form of a question: `at` says where one of its sentences is put so. */
export function questionIn(text: string, grammars: readonly Language[]): 'first' | 'later' | null {
  // Sentences are parted at every full stop, "para. 12" and "No. 33" included, so the beginning is asked as a whole.
  const beginning = foldLine(text.slice(0, MAX_STRUCTURE_LENGTH)).trimStart()
  if (grammars.some(({ forms }) => forms.question.test(beginning))) return 'first'
  let isFirst = true
  for (const [sentence] of text.slice(0, QUESTION_LENGTH).matchAll(SENTENCES)) {
    const folded = foldLine(sentence.slice(0, MAX_STRUCTURE_LENGTH))
      .trim()
      .replace(/^["'(]+/, '')
    if (folded === '') continue
    if (/[?]$/.test(foldLine(sentence.slice(-3)).trim())) return isFirst ? 'first' : 'later'
    if (grammars.some(({ forms }) => forms.question.test(folded))) return isFirst ? 'first' : 'later'
    isFirst = false
  }
  return null
}

/** How many characters of a text are the mark before an answer (`Reply:`), white space behind it included; 0 for none. */
export function answerMarkLength(text: string, grammars: readonly Language[]): number {
  const { folded, offsets } = foldLineWithOffsets(text.slice(0, 120))
  for (const { forms } of grammars) {
    const length = forms.answerMark.exec(folded)?.[0].length ?? 0
    if (length === 0) continue
    let end = offsets[length] ?? text.length
    while (/\s/.test(text.charAt(end))) end += 1
    return end
  }
  return 0
}

// With nothing behind it, `I` is a word.
const ROMAN =
  /^(?:(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})(?:[.)] ?-? ?| ?- )|(?:x{0,2}(?:ix|iv|vi{1,3}|ii{1,2})) )/
const LETTERED = /^[a-z][.)] /
/** Texts from the web lose the space behind the letter. */
const LETTERED_CLOSE = /^(?:[A-Z]|[IVX]{1,4})[.)](?=\p{Lu}\p{Ll}|\p{Script=Han}|\p{Script=Arabic})/u

/** How a heading is numbered or what it names; null when it has none of these forms. */
export function headingFormOf(
  text: string,
  grammars: readonly Language[],
): 'article' | 'enumerated' | 'common' | null {
  if (text.length > MAX_STRUCTURE_LENGTH / 2) return null
  const folded = foldLine(text).trim()
  if (grammars.some(({ forms }) => forms.articleHeading.test(folded))) return 'article'
  if (/^[A-Z]/.test(text) && (ROMAN.test(folded) || LETTERED.test(folded)) && /^[A-Z]{1,6}[.) -]/.test(text))
    return 'enumerated'
  if (LETTERED_CLOSE.test(text)) return 'enumerated'
  if (grammars.some(({ forms }) => forms.enumerator?.test(folded) ?? false)) return 'enumerated'
  return grammars.some(({ forms }) => forms.commonHeading.test(folded)) ? 'common' : null
}

const JOINING_WORDS = new Set(
  LANGUAGES.flatMap(({ label }) => label.list).filter((word) => /^\p{L}/u.test(word)),
)

/** Says whether a text ends with what parts the items of a list: a sign, or a word such as "and". */
export function separatesItems(before: string): boolean {
  const folded = foldLine(before).trim()
  if (folded === '' || /[,;:.]$/.test(folded)) return true
  return JOINING_WORDS.has(/\p{L}+$/u.exec(folded)?.[0] ?? '')
}
