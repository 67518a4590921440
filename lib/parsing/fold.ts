/** Text folded for search, with the way back: see `searchFold`. */
export interface SearchFold {
  folded: string
  /**
   * One entry for each code unit of `folded`, and one more for its end: the offset in the original text of the
   * character that it came from. Never decreases.
   */
  offsets: number[]
}

const DROPPED = /^\p{Default_Ignorable_Code_Point}$/u
const COMBINING = /[\u0300-\u036f]/g
// White space but for U+FEFF, which is invisible.
const SPACE = /^[^\S\ufeff]$/
const SINGLE_QUOTES = '\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060'
const DOUBLE_QUOTES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
const HYPHENS = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\ufe58\ufe63\uff0d'

/** What a sign folds to of which there are many of a kind; undefined for all others. */
function foldSign(character: string): string | undefined {
  if (HYPHENS.includes(character)) return '-'
  if (SINGLE_QUOTES.includes(character)) return "'"
  if (DOUBLE_QUOTES.includes(character)) return '"'
  if (DROPPED.test(character)) return ''
  return undefined
}

/** Folds one character by itself, so that the fold of a text is the fold of its characters (white space runs aside). */
function foldCharacter(character: string): string {
  const sign = foldSign(character)
  if (sign !== undefined) return sign
  const plain = character.normalize('NFKD').replace(COMBINING, '')
  // By way of upper case, which takes ß to ss and final sigma to sigma, as full case folding does.
  const folded = plain.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(COMBINING, '')
  // Some decompose to a sign: the vertical dash U+FE31 to an em dash.
  return Array.from(folded, (part) => foldSign(part) ?? part).join('')
}

const foldedCharacters = new Map<string, string>()

function foldRemembered(character: string): string {
  let folded = foldedCharacters.get(character)
  if (folded === undefined) {
    folded = foldCharacter(character)
    if (foldedCharacters.size < 4096) foldedCharacters.set(character, folded)
  }
  return folded
}

/**
 * Folds a text so that a reader finds what they typed: compatibility forms, case and accents fold, every hyphen and
 * dash is `-`, every quotation mark is straight, a run of white space is one space, and invisible characters (soft
 * hyphens, direction marks, joiners) are gone. Letters are never taken from one script to another.
 */
export function searchFold(text: string): SearchFold {
  let folded = ''
  const offsets: number[] = []
  let afterSpace = false
  let at = 0
  for (const character of text) {
    const code = character.charCodeAt(0)
    let unit: string
    if (code > 0x20 && code < 0x7f && code !== 0x60) {
      unit = code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : character
    } else unit = SPACE.test(character) ? ' ' : foldRemembered(character)
    for (const part of unit === ' ' ? unit : unit.replaceAll(/\s/g, ' ')) {
      if (part === ' ' && afterSpace) continue
      afterSpace = part === ' '
      folded += part
      for (let index = 0; index < part.length; index += 1) offsets.push(at)
    }
    at += character.length
  }
  offsets.push(text.length)
  return { folded, offsets }
}

// Everything that folds to something else than its lower case, with the spaces around it.
const SPECIAL = / *(?:[^\u0020-\u005f\u0061-\u007e]+ *)+| {2,}/g

/** The folded text of `searchFold` alone, faster. Folding twice changes nothing. */
export function foldForSearch(text: string): string {
  return text.replace(SPECIAL, (run) => searchFold(run).folded).toLowerCase()
}

/** A stretch of the original text. */
export interface TextRange {
  start: number
  end: number
}

/** The original stretch behind `folded.slice(start, end)`: whole characters, with the accents that follow them. */
export function originalRange(fold: SearchFold, start: number, end: number): TextRange {
  const from = fold.offsets[start] ?? 0
  let last = Math.max(end, start)
  // A hit that ends inside a ligature takes the ligature whole.
  while (last < fold.folded.length && last > start && fold.offsets[last] === fold.offsets[last - 1]) last += 1
  return { start: from, end: fold.offsets[last] ?? from }
}

/** Every place, without overlaps, where the folded query occurs in the text, as stretches of the original text. */
export function findFolded(fold: SearchFold, query: string): TextRange[] {
  const needle = foldForSearch(query).trim()
  const found: TextRange[] = []
  if (needle === '') return found
  for (
    let at = fold.folded.indexOf(needle);
    at !== -1;
    at = fold.folded.indexOf(needle, at + needle.length)
  ) {
    found.push(originalRange(fold, at, at + needle.length))
  }
  return found
}
