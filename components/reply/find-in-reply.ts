import { findFolded, foldForSearch, searchFold, type SearchFold, type TextRange } from '@/lib/parsing/fold'
import type { ReplyText } from '@/lib/state-replies/schema'

/** A reply made ready for searching: every paragraph folded once. */
export interface ReplyIndex {
  entries: {
    slug: string
    label: string
    sectionTitle: string
    anchor: string
    text: string
    fold: SearchFold
  }[]
}

/** A stretch of a snippet; `isHit` where it is what was looked for. */
export interface SnippetPart {
  text: string
  isHit: boolean
}

/** A paragraph in which the query stands. */
export interface ReplyHit {
  slug: string
  label: string
  sectionTitle: string
  anchor: string
  /** How often the query stands in the paragraph. */
  count: number
  /** The first place with its surroundings. */
  snippet: SnippetPart[]
}

/** Folds every paragraph; a few milliseconds for a reply of 13,000 words. */
export function indexReply({ questions }: ReplyText): ReplyIndex {
  return {
    entries: questions.flatMap(({ slug, label, sectionTitle, paragraphs }) =>
      paragraphs.map(({ anchor, text }) => ({
        slug,
        label,
        sectionTitle,
        anchor,
        text,
        fold: searchFold(text),
      })),
    ),
  }
}

/** The shortest query that is looked up: one letter stands everywhere. */
export const SHORTEST_QUERY = 2

/** All paragraphs with the query in them, in reading order. Case, accents, hyphens and quotation marks fold. */
export function findInReply({ entries }: ReplyIndex, query: string): ReplyHit[] {
  if (foldForSearch(query).trim().length < SHORTEST_QUERY) return []
  return entries.flatMap(({ slug, label, sectionTitle, anchor, text, fold }) => {
    const ranges = findFolded(fold, query)
    if (ranges.length === 0) return []
    return [{ slug, label, sectionTitle, anchor, count: ranges.length, snippet: snippetOf(text, ranges) }]
  })
}

/** A whole text cut where the query stands in it. The parts joined are the text. */
export function markedParts(text: string, query: string): SnippetPart[] {
  if (foldForSearch(query).trim().length < SHORTEST_QUERY) return [{ text, isHit: false }]
  return partsOf(text, findFolded(searchFold(text), query), 0, text.length)
}

const BEFORE = 50
const AFTER = 110

function snippetOf(text: string, ranges: TextRange[]): SnippetPart[] {
  const first = ranges[0] ?? { start: 0, end: 0 }
  const start = first.start <= BEFORE ? 0 : wordStart(text, first.start - BEFORE)
  const end = first.end + AFTER >= text.length ? text.length : wordEnd(text, first.end + AFTER)
  const parts = partsOf(text, ranges, start, end)
  if (start > 0) parts.unshift({ text: '… ', isHit: false })
  if (end < text.length) parts.push({ text: ' …', isHit: false })
  return parts
}

function partsOf(text: string, ranges: TextRange[], start: number, end: number): SnippetPart[] {
  const parts: SnippetPart[] = []
  let at = start
  for (const range of ranges) {
    if (range.start < at || range.end > end) continue
    if (range.start > at) parts.push({ text: text.slice(at, range.start), isHit: false })
    parts.push({ text: text.slice(range.start, range.end), isHit: true })
    at = range.end
  }
  if (at < end) parts.push({ text: text.slice(at, end), isHit: false })
  return parts
}

// A snippet starts and ends with whole words, where there is a space near by.
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space === -1 || space - at > 20 ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space === -1 || at - space > 20 ? at : space
}
