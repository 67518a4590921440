import { endsInKeptHyphen } from '../../hyphens'
import { isCjk, isRtl } from './characters'
import type { Line, Segment, Span } from './types'

/** All that a segment or line says. */
export function textOf({ spans }: { spans: Span[] }): string {
  return spans.map(({ text }) => text).join('')
}

/** Segments that stand at one height, from left to right, from top to bottom. */
export function rowsOfSegments(segments: Segment[]): Segment[][] {
  const rows: Segment[][] = []
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    const last = rows.at(-1)
    const first = last?.[0]
    if (last && first && segment.y - first.y < Math.min(first.size, segment.size) * 0.3) last.push(segment)
    else rows.push([segment])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x0 - b.x0))
}

/** Segments of one height as a line, a tab where a wide gap is. */
export function lineOf(row: Segment[], page: number, pageIsRtl: boolean): Line {
  const text = row.map(textOf).join('')
  const rtl = isRtl(text) || (pageIsRtl && !/\p{L}/u.test(text))
  const inOrder = rtl && pageIsRtl ? row.toReversed() : row
  const spans: Span[] = []
  for (const segment of inOrder) {
    if (spans.length > 0) spans.push({ text: '\t', bold: false, italic: false, raised: false })
    spans.push(...segment.spans)
  }
  return {
    page,
    rtl: rtl || pageIsRtl,
    spans,
    x0: Math.min(...row.map(({ x0 }) => x0)),
    x1: Math.max(...row.map(({ x1 }) => x1)),
    y: row[0]?.y ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
    artifact: row.every(({ artifact }) => artifact),
    head: inOrder[0]?.head ?? 0,
  }
}

/** Lines of segments of one column, from top to bottom. */
export function linesOf(segments: Segment[], page: number, pageIsRtl: boolean): Line[] {
  return rowsOfSegments(segments).map((row) => lineOf(row, page, pageIsRtl))
}

const URL_END = /(?:https?:\/\/|www\.)\S*$/i
const SYMBOL_END = /(?:^|[\s(])[A-Z][A-Z.0-9]{0,6}\/(?:[A-Z0-9.\-–]+\/)*[A-Z0-9.\-–]*$/

/** Words that are known to be written in one piece or with a hyphen, counted over the whole document. */
export interface Vocabulary {
  words: Set<string>
  /** Lines end in the middle of words as a rule: the file was hyphenated by a machine. */
  hyphenated: boolean
}

/**
 * What stands between two lines of one paragraph, and how many characters at the end of the first fall away: nothing
 * inside a symbol, an address, a word that was parted or a script without spaces, else a space.
 */
export function seamOf(
  before: string,
  after: string,
  vocabulary: Vocabulary,
): { drop: number; space: string } {
  if (before === '' || after === '') return { drop: 0, space: '' }
  if (/\s$/.test(before) || /^\s/.test(after)) return { drop: 0, space: '' }
  if (before.endsWith('\u00ad')) return { drop: 1, space: '' }
  const last = Array.from(before.slice(-2)).at(-1) ?? ''
  const first = Array.from(after.slice(0, 2))[0] ?? ''
  if (isCjk(last) || isCjk(first)) return { drop: 0, space: '' }
  const hyphen = /(\p{L}+)[-\u2010]$/u.exec(before)
  if (hyphen) {
    const next = /^\p{Ll}+/u.exec(after)?.[0]
    if (next === undefined) return { drop: 0, space: '' }
    const [whole, parted] = [`${hyphen[1]}${next}`.toLowerCase(), `${hyphen[1]}-${next}`.toLowerCase()]
    if (vocabulary.words.has(parted)) return { drop: 0, space: '' }
    const join = vocabulary.words.has(whole) || (vocabulary.hyphenated && !endsInKeptHyphen(before))
    return { drop: join ? 1 : 0, space: '' }
  }
  if (/\p{Nd}\u2013$/u.test(before) && /^\p{Nd}/u.test(after)) return { drop: 0, space: '' }
  if (/[\d\p{L}][-\u2010\u2011]$/u.test(before)) return { drop: 0, space: '' }
  if (SYMBOL_END.test(before) && (before.endsWith('/') ? /^[A-Z0-9]/.test(after) : after.startsWith('/')))
    return { drop: 0, space: '' }
  if (
    URL_END.test(before) &&
    (/[/\-_.=&?%#]$/.test(before) || /^[/\-_=&?%#]/.test(after)) &&
    !/^\p{Lu}/u.test(after)
  )
    return { drop: 0, space: '' }
  return { drop: 0, space: ' ' }
}

/** Counts the words of all lines, for `seamOf`. */
export function vocabularyOf(lines: string[]): Vocabulary {
  const words = new Set<string>()
  let parted = 0
  for (const line of lines) {
    if (/\p{Ll}[-\u2010\u00ad]$/u.test(line) && !endsInKeptHyphen(line)) parted += 1
    // The last word of a line that ends with a hyphen is a piece.
    for (const [word] of line.replace(/\S+[-\u2010]$/u, '').matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      if (words.size < 200_000) words.add(word.toLowerCase())
    }
  }
  return { words, hyphenated: parted >= 3 && parted > lines.length * 0.03 }
}
