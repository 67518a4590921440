import type { TextRange } from './types'

/** A word, or one sign that is none. */
export interface Token extends TextRange {
  text: string
  /** Lower case, with plain apostrophes and hyphens. */
  lower: string
  isWord: boolean
  /** Begins with a capital letter. */
  isCapital: boolean
}

const TOKEN =
  /\p{Script=Han}|[\p{L}\p{M}](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}]|['\u2019](?=\p{L})|[-\u2011\u2010](?=[\p{L}\p{N}])){0,80}(?:(?<=s)['\u2019](?=\s))?|[\p{N}]{1,40}(?:[.,\u00a0\u202f](?=\p{N})[\p{N}]{1,20}){0,12}|[^\s]/gu

/** The words and signs of a text in their order. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => {
    const word = match[0]
    return {
      start: match.index,
      end: match.index + word.length,
      text: word,
      lower: word
        .toLowerCase()
        .replace(/\u2019/g, "'")
        .replace(/[\u2010\u2011]/g, '-'),
      isWord: /^\p{L}/u.test(word),
      isCapital: /^\p{Lu}/u.test(word),
    }
  })
}

/** The index of the first element that begins at `offset` or behind it; both in order of `start`. */
export function firstFrom(ranges: readonly TextRange[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The element that holds the offset, of ranges in order that do not overlap. */
export function rangeAt<Range extends TextRange>(
  ranges: readonly Range[],
  offset: number,
): Range | undefined {
  const range = ranges[firstFrom(ranges, offset + 1) - 1]
  return range !== undefined && offset < range.end ? range : undefined
}

/** Whether a stretch shares a character with one of the ranges, which are in order and do not overlap. */
export function overlaps(ranges: readonly TextRange[], start: number, end: number): boolean {
  const index = firstFrom(ranges, end) - 1
  return index >= 0 && ranges[index]!.end > start
}

const SENTENCE_END =
  /[.!?\u061f\u3002\uff01\uff1f]["'\u201d\u2019\u00bb)\]]*(?=\s|$)|[\u3002\uff01\uff1f]["\u201d\u2019\u300b]*|\n/gu

/** The sentences of a text, trimmed; a point behind an abbreviation, an initial or a number of an order ends none. */
export function sentencesOf(text: string, abbreviations: ReadonlySet<string>): TextRange[] {
  const sentences: TextRange[] = []
  let start = 0
  const add = (end: number) => {
    const words = text.slice(start, end)
    const lead = words.length - words.trimStart().length
    const length = words.trim().length
    if (length > 0) sentences.push({ start: start + lead, end: start + lead + length })
    start = end
  }
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length
    if (match[0] === '.') {
      const before = /([\p{L}.]{1,14})$/u.exec(text.slice(Math.max(0, match.index - 14), match.index))?.[1]
      const next = /^\s{0,3}(\S)/u.exec(text.slice(end, end + 4))?.[1] ?? ''
      if (before !== undefined && (abbreviations.has(before.toLowerCase()) || /^\p{Lu}$/u.test(before)))
        continue
      if (/\p{Ll}/u.test(next)) continue
    }
    add(end)
  }
  add(text.length)
  return sentences
}
