import { letterPosition, readLetterLabel } from './labels'
import { separatesItems } from './forms'

/** A lettered part of a numbered paragraph: its letter as printed, `(a)` or `a)`, and folded, and the text behind. */
export interface Subparagraph {
  printed: string
  letter: string
  text: string
}

/** A letter in brackets, or with one behind it; whether it begins a part depends on where it stands. */
const LETTER_MARK = /[(\uff08]\s?\p{L}{1,2}\s?[)\uff09]|(?<=[\s:;,\u060c\u061b\uff1a\uff1b])\p{L}\)(?=\s)/gu

interface Mark {
  at: number
  end: number
  printed: string
  letter: string
}

/** The letters that stand in a text in order, from the one that is expected on. */
function marksIn(text: string, expected: number, language: string): Mark[] {
  const marks: Mark[] = []
  for (const { 0: printed, index } of text.matchAll(LETTER_MARK)) {
    const letter = readLetterLabel(`${printed} x`, { language })?.letters[0]
    if (letter === undefined || letterPosition(letter) !== expected + marks.length) continue
    const before = text.slice(Math.max(0, index - 12), index).trimEnd()
    // A letter behind a number is a citation, and parts after the first stand behind a sign or a word that joins.
    if (/\p{N}$/u.test(before) || (expected + marks.length > 1 && !separatesItems(before))) continue
    marks.push({ at: index, end: index + printed.length, printed: printed.trim(), letter })
  }
  return marks
}

/**
 * Parts the text of a numbered paragraph, one string for each block, by its letters: those that begin a block, and
 * those that stand in order inside of one. Without at least one that begins a block, or two inside, there are no parts.
 */
export function readSubparagraphs(
  texts: readonly string[],
  language: string,
): { lead: string; parts: Subparagraph[] } {
  const lead: string[] = []
  const parts: Subparagraph[] = []
  const add = (text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last === undefined) lead.push(text)
    else last.text = last.text === '' ? text : `${last.text}\n${text}`
  }
  for (const text of texts) {
    const start = readLetterLabel(text, { language })
    const place = letterPosition(start?.letters[0] ?? '')
    const next = parts.length + 1
    const begins = start !== null && place !== null && place >= next && place <= next + 1
    const inside = marksIn(text, begins ? place + 1 : next, language)
    const marks = inside.length > 1 || begins || parts.length > 0 ? inside : []
    let at = 0
    if (begins) {
      at = start.end
      parts.push({ printed: text.slice(0, start.end).trim(), letter: start.letters[0] ?? '', text: '' })
    }
    for (const mark of marks) {
      add(text.slice(at, mark.at).trim())
      parts.push({ printed: mark.printed, letter: mark.letter, text: '' })
      at = mark.end
    }
    add(text.slice(at).trim())
  }
  return { lead: lead.join('\n'), parts }
}
