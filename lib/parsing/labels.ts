import { foldForSearch } from './fold'
import { CYRILLIC_LOOKALIKES, GRAMMARS } from './grammar'
import { MAX_LABEL_LENGTH } from './limits'

/** A label read: `9 (i) and (j)` is number 9, letters i and j. */
export interface Label {
  number: string
  letters: string[]
  refs: string[]
  /** `9-i-j`; not yet unique. */
  slug: string
  /** Cyrillic letters that were folded, in lower case. */
  cyrillic: string[]
}

const LETTER_GROUP = /\( ?([a-z]{1,4}) ?\)/g
const NUMBER = /^(\d{1,3}) ?/
// Before anything is folded, so in any script's figures.
const BEGINS_WITH_NUMBER = /^\P{L}{0,3}\p{N}/u
const LABEL_LIKE = /^\d{1,3} ?\( ?\p{L}{1,4} ?\)/u

// Separators are compared without their spaces: `(i) and (j)`, `(i)and(j)` and `(i), (j)` are one form.
const LIST = new Set(
  GRAMMARS.flatMap((grammar) => grammar.label.list.map((word) => word.replaceAll(' ', ''))),
)
const RANGE = new Set(GRAMMARS.flatMap((grammar) => grammar.label.range))

/** The letters from `first` to `last`, both included; null when that is no range of single letters. */
function letterRange(first: string, last: string): string[] | null {
  if (first.length !== 1 || last.length !== 1 || first >= last) return null
  const letters: string[] = []
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code += 1)
    letters.push(String.fromCharCode(code))
  return letters
}

/** Reads `(a)`, `(a) and (b)`, `(a), (b) and (c)`, `(a) to (c)`, `(i) and 9 (j)`; null for anything else. */
function readLetters(text: string, number: string): string[] | null {
  const letters: string[] = []
  let end = 0
  for (const match of text.matchAll(LETTER_GROUP)) {
    let between = text.slice(end, match.index).replaceAll(' ', '')
    const letter = match[1] ?? ''
    end = match.index + match[0].length
    const previous = letters.at(-1)
    if (previous !== undefined && between.endsWith(number)) between = between.slice(0, -number.length)
    if (previous === undefined ? between === '' : LIST.has(between)) letters.push(letter)
    else if (previous !== undefined && RANGE.has(between)) {
      const range = letterRange(previous, letter)
      if (range === null) return null
      letters.push(...range.slice(1))
    } else return null
  }
  if (end !== text.length || new Set(letters).size !== letters.length) return null
  return letters
}

/**
 * Reads a line that is nothing but a label; null for every other line. Cyrillic look-alikes count as the Latin
 * letters that they stand for. Whether a bare number is a label depends on where it stands: see `classify.ts`.
 */
export function readLabel(line: string): Label | null {
  if (line.length > MAX_LABEL_LENGTH || !BEGINS_WITH_NUMBER.test(line)) return null
  const printed = foldForSearch(line)
    .trim()
    .replace(/ ?[.:]$/, '')
  const cyrillic: string[] = []
  const folded = printed.replace(/[\u0400-\u052f]/g, (letter) => {
    const latin = CYRILLIC_LOOKALIKES[letter]
    if (latin !== undefined) cyrillic.push(letter)
    return latin ?? letter
  })
  const start = NUMBER.exec(folded)
  if (start === null) return null
  const number = String(Number(start[1]))
  const letters = readLetters(folded.slice(start[0].length), number)
  if (number === '0' || letters === null) return null
  return {
    number,
    letters,
    refs: letters.length === 0 ? [number] : letters.map((letter) => `${number}(${letter})`),
    slug: [number, ...letters].join('-'),
    cyrillic,
  }
}

/** Says whether a short line begins as labels do, so that one that cannot be read is pointed out. */
export function looksLikeLabel(line: string): boolean {
  return (
    line.length <= MAX_LABEL_LENGTH &&
    BEGINS_WITH_NUMBER.test(line) &&
    LABEL_LIKE.test(foldForSearch(line).trim())
  )
}

/** Position of a letter in the alphabet, `a` 1 to `z` 26, `aa` 27; null for others (`ii`, `ab`). */
export function letterPosition(letter: string): number | null {
  if (!/^([a-z])\1?$/.test(letter)) return null
  return letter.charCodeAt(0) - 96 + (letter.length - 1) * 26
}

/** The letter at a position of `letterPosition`. */
export function letterAt(position: number): string {
  return String.fromCharCode(97 + ((position - 1) % 26)).repeat(position > 26 ? 2 : 1)
}
