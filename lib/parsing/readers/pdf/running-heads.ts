import { rowsOfSegments, textOf } from './lines'
import type { Segment } from './types'

/** What running heads are looked for on. */
export interface HeadedPage {
  page: number
  height: number
  segments: Segment[]
}

/** How far from the edge a running head stands at most, as a share of the page's height. */
const ZONE = 0.16
const MOST_ROWS = 5

const SYMBOL = /^(?:[A-Z]{1,5}(?:\/[A-Z0-9.\-–]+){2,8})$/
// What a United Nations printer puts at the foot: job number, bar code, the plea to recycle, number of pages.
const PRINTERS_MARK =
  /^(?:GE\.?\s?\d\d-\d{4,6}\b.*|\*\d{6,8}\*|\d\d-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|please recycle.*|\p{So}|@|\([A-Z]\)|(?:\d{6}\s*){1,3})$/iu
const PAGE_NUMBER =
  /^(?:page|p\.|página|стр\.?|страница|الصفحة|صفحة|第)?\s*[-–—]?\s*(\p{Nd}{1,4}|[ivxlc]{1,6})\s*(?:(?:\/|／|of|de|sur|из|من)\s*\p{Nd}{1,4}|页.*)?\s*[-–—]?$/iu

type Row = { segments: Segment[]; text: string; y: number }

/** Rows from the edge of the page inwards, and how many of them stand where running heads may stand. */
function edgeRows(page: HeadedPage, bottom: boolean): { rows: Row[]; near: Row[] } {
  const all = rowsOfSegments(page.segments).map((segments) => ({
    segments,
    text: segments.map(textOf).join(' ').trim(),
    y: segments[0]?.y ?? 0,
  }))
  const rows = bottom ? all.toReversed() : all
  const near = rows.filter(({ y }) => (bottom ? y > page.height * (1 - ZONE) : y < page.height * ZONE))
  return { rows, near: near.slice(0, MOST_ROWS) }
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '#')
    .replace(/\s+/g, ' ')
}

/** A number before words: that of the page, or the sign of a footnote. */
const LEADING_NUMBER = /^(\d{1,3})[\s.)]{0,3}\p{L}/u

/**
 * How often each row stands at one place at the edge, page numbers in it aside. Rows whose numbers do not count with
 * the pages are footnotes that say the same (`Ibid., p. 4`), each of which stands there once.
 */
function repeated(pages: { page: HeadedPage; near: Row[] }[]): (row: Row) => number {
  const places = new Map<string, { y: number; lead: number | null }[]>()
  for (const { page, near } of pages) {
    for (const row of near) {
      const key = keyOf(row.text)
      const number = LEADING_NUMBER.exec(row.text)?.[1]
      const place = { y: row.y, lead: number === undefined ? null : Number(number) - page.page }
      places.set(key, [...(places.get(key) ?? []), place])
    }
  }
  return (row) => {
    const same = (places.get(keyOf(row.text)) ?? []).filter(({ y }) => Math.abs(y - row.y) < 6)
    const isNote = LEADING_NUMBER.test(row.text) && new Set(same.map(({ lead }) => lead)).size > 1
    return isNote ? 1 : same.length
  }
}

function isHead(row: Row, count: number, page: HeadedPage, pages: number, bottom: boolean): boolean {
  const marks = row.segments.map((segment) => textOf(segment).trim())
  const numbers = marks.filter((mark) => PAGE_NUMBER.test(mark))
  const printed = marks.every(
    (mark) => PRINTERS_MARK.test(mark) || PAGE_NUMBER.test(mark) || (page.page > 1 && SYMBOL.test(mark)),
  )
  if (printed && (numbers.length < marks.length || bottom || page.page > 1)) {
    // A bare figure is a page number when it is the page's, or stands at the same place on other pages.
    const bare = numbers.length === marks.length
    return (
      !bare ||
      count > 1 ||
      PAGE_NUMBER.exec(marks[0] ?? '')?.[1] === String(page.page) ||
      /\D/.test(marks[0] ?? '')
    )
  }
  if (page.page === 1 && !bottom) return false
  if (row.segments.every(({ artifact }) => artifact) && page.page > 1) return true
  return pages > 2 ? count >= Math.max(2, Math.min(4, pages * 0.25)) : count >= 2 && page.page > 1
}

function isCloseToText(head: Row, text: Row | undefined): boolean {
  if (text === undefined || head.segments.every(({ artifact }) => artifact)) return false
  const size = Math.max(...head.segments.map((segment) => segment.size))
  return Math.abs(head.y - text.y) < size * 1.45
}

/**
 * The segments that are printed on page after page and are no part of the text: running headers and footers, page
 * numbers, what the printer adds. The letterhead of the first page stays.
 */
export function runningSegments(pages: HeadedPage[]): Set<Segment> {
  const running = new Set<Segment>()
  for (const bottom of [false, true]) {
    const edges = pages.map((page) => ({ page, ...edgeRows(page, bottom) }))
    const countOf = repeated(edges)
    for (const { page, rows, near } of edges) {
      const end = near.findIndex((row) => !isHead(row, countOf(row), page, pages.length, bottom))
      const heads = end === -1 ? near : near.slice(0, end)
      // What stands close to the text is text, however often it is repeated: a line of a footnote.
      while (heads.length > 0 && isCloseToText(heads.at(-1) as Row, rows[heads.length])) heads.pop()
      for (const row of heads) for (const segment of row.segments) running.add(segment)
    }
  }
  for (const { page, height, segments } of pages) {
    for (const segment of segments) {
      const edge = segment.y < height * 0.2 || segment.y > height * 0.8
      if (segment.artifact && page > 1 && edge) running.add(segment)
    }
  }
  return running
}
