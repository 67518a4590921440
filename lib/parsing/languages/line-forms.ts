import { LANGUAGES, grammarOf } from '.'
import { MAX_STRUCTURE_LENGTH } from '../limits'
import { foldLine, foldLineWithOffsets } from './fold-line'
import type { Language } from './language'

/** The language of the document where it is known; else all are tried. */
function candidates(language: string | undefined): readonly Language[] {
  const known = grammarOf(language)
  return known === null ? LANGUAGES : [known]
}

/** As much of a line as its beginning can need. */
function beginningOf(line: string): string {
  return foldLine(line.slice(0, MAX_STRUCTURE_LENGTH)).trimStart()
}

/** Says whether a paragraph begins as the Committee's questions do: `Please provide`, `Veuillez`, `请`. */
export function isQuestionForm(line: string, language?: string): boolean {
  const folded = beginningOf(line)
  return candidates(language).some(({ forms }) => forms.question.test(folded))
}

/**
 * Where the State's answer begins behind the word that marks it (`Reply: …`, `答复：…`); the line's length when the mark
 * is all of the line, null when there is none.
 */
export function readAnswerMark(line: string, language?: string): number | null {
  const { folded, offsets } = foldLineWithOffsets(line.slice(0, 120))
  const lead = folded.length - folded.trimStart().length
  const start = folded.slice(lead)
  for (const { forms } of candidates(language)) {
    const mark = forms.answerMark.exec(start)?.[0]
    // At the end of a cut line nothing is known of what follows.
    if (mark === undefined || (mark.length === start.length && line.length > 120)) continue
    let end = lead + mark.length
    while (folded.charAt(end) === ' ') end += 1
    return offsets[end] ?? line.length
  }
  return null
}

/** Says whether a line is a heading that names articles of the treaty: `Articles 1 to 4`, `第一至第四条`. */
export function isArticleHeading(line: string, language?: string): boolean {
  if (line.length > MAX_STRUCTURE_LENGTH / 2) return false
  const folded = beginningOf(line)
  return candidates(language).some(({ forms }) => forms.articleHeading.test(folded))
}

/** Says whether a line is a heading that stands in many replies: `Introduction`, `المرفق`. */
export function isCommonHeading(line: string, language?: string): boolean {
  if (line.length > MAX_STRUCTURE_LENGTH / 4) return false
  const folded = beginningOf(line).trimEnd()
  return candidates(language).some(({ forms }) => forms.commonHeading.test(folded))
}

const ENUMERATOR =
  /^(?:part |partie |parte |часть |chapter )?(?:\p{Lu}|[IVX\u0406\u0425]{1,5}|\d{1,2}(?:\.\d{1,2})?)(?:[.)] ?| ?[-\u2013\u2014] )(?=["\u00ab\u201c(]?\p{L}(?!\.))/u

/**
 * Where the words of a heading begin behind what numbers it (`A.`, `II.`, `أولا -`, `一、`); null when nothing does. A
 * number counts too, so whether the line is a heading depends on where it stands.
 */
export function readEnumerator(line: string, language?: string): number | null {
  const start = line.slice(0, 40)
  const printed = ENUMERATOR.exec(start)?.[0]
  if (printed !== undefined) return printed.length
  const { folded, offsets } = foldLineWithOffsets(start)
  for (const { forms } of candidates(language)) {
    const found = forms.enumerator?.exec(folded)?.[0]
    if (found !== undefined && found.length < folded.length) return offsets[found.length] ?? line.length
  }
  return null
}
