/** How closely words must agree to be found. */
export interface FindOptions {
  matchCase: boolean
  wholeWords: boolean
  /** Letters are the same with and without their accents. */
  foldAccents: boolean
}

/** Where in a text something was found: from the first character to behind the last, in UTF-16 units. */
export interface Found {
  from: number
  to: number
}

/** Stands in a run of text for what is none: a cross-reference, a picture, a passage that is suggested to go. */
export const NO_TEXT = '\ufffc'

// What is typed in place of its twin: a search for the one finds the other, unless it names that one itself.
const TWINS: Record<string, string> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u2011': '-',
  '\u2010': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
}
// Soft hyphens and what only joins or parts: as if they were not there.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/**
 * All places of `query` in `text`, from left to right and none within another. Nothing is found for an empty query, nor
 * across NO_TEXT.
 */
export function findInText(text: string, query: string, options: FindOptions): Found[] {
  const wanted = fold(query, options, query).text
  if (!wanted) return []
  const { text: folded, starts } = fold(text, options, query)
  const found: Found[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at)) {
    const from = starts[at]!
    // To behind the last letter and what hangs on it, or, where letters fell together, to the next that counts.
    const to = starts[at + wanted.length] ?? text.length
    const isWhole = starts[at - 1] !== from && (starts[at + wanted.length - 1] ?? 0) < to
    if (isWhole && (!options.wholeWords || standsAlone(text, from, trimmed(text, from, to)))) {
      found.push({ from, to: trimmed(text, from, to) })
      at += wanted.length
    } else at++
  }
  return found
}

/** The same text in the form in which it is compared, with where each of its units began. */
function fold(text: string, options: FindOptions, query: string): { text: string; starts: number[] } {
  let folded = ''
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    let same = character
    if (!query.includes(character)) {
      if (INVISIBLE.test(character)) same = ''
      else same = TWINS[character] ?? character
    }
    if (options.foldAccents) same = same.normalize('NFD').replace(/\p{M}+/gu, '')
    if (!options.matchCase) same = same.toLowerCase()
    for (let unit = 0; unit < same.length; unit++) starts.push(at)
    folded += same
    at += character.length
  }
  return { text: folded, starts }
}

// Without the invisible characters after the last letter, which belong to nobody.
function trimmed(text: string, from: number, to: number): number {
  let end = to
  while (end - 1 > from && INVISIBLE.test(text[end - 1] ?? '')) end--
  return end
}

function standsAlone(text: string, from: number, to: number): boolean {
  const before = /[\p{L}\p{N}\p{M}_]$/u.test(text.slice(Math.max(0, from - 2), from))
  const after = /^[\p{L}\p{N}\p{M}_]/u.test(text.slice(to, to + 2))
  return !before && !after
}
