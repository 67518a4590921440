import { rowsOfSegments, textOf } from './lines'
import type { Rule, Segment } from './types'

/** A part of a page that is read from its top to its bottom before the next. */
export interface Region {
  segments: Segment[]
  left: number
  right: number
  /** It is one of several columns beside each other. */
  column: boolean
}

/** Fewest lines on either side of a gutter; with fewer it is a table or a letterhead. */
const FEWEST_LINES = 5
const FEWEST_CHARACTERS = 14
const STEP = 4
const DEEPEST = 4

interface Cut {
  above: Segment[]
  left: Segment[]
  right: Segment[]
  below: Segment[]
}

function extent(segments: Segment[]): [left: number, right: number] {
  return [Math.min(...segments.map(({ x0 }) => x0)), Math.max(...segments.map(({ x1 }) => x1))]
}

/** Lines of running text that fill their column, as those of a table's cells do not. */
function isTextColumn(segments: Segment[]): boolean {
  const lines = rowsOfSegments(segments)
  if (lines.length < FEWEST_LINES) return false
  const [left, right] = extent(segments)
  let width = 0
  let characters = 0
  for (const line of lines) {
    width += (line.at(-1)?.x1 ?? 0) - (line[0]?.x0 ?? 0)
    for (const segment of line) characters += textOf(segment).length
  }
  return width / lines.length > (right - left) * 0.6 && characters / lines.length > FEWEST_CHARACTERS
}

function overlapShare(a: Segment[], b: Segment[]): number {
  const [topA, topB] = [a[0]?.y ?? 0, b[0]?.y ?? 0]
  const [endA, endB] = [a.at(-1)?.y ?? 0, b.at(-1)?.y ?? 0]
  const shared = Math.min(endA, endB) - Math.max(topA, topB)
  return shared / Math.max(1, Math.min(endA - topA, endB - topB))
}

function bestCut(segments: Segment[], rules: Rule[]): Cut | null {
  const [left, right] = extent(segments)
  let best: Cut | null = null
  let bestScore = 0
  for (let x = left + (right - left) * 0.25; x < left + (right - left) * 0.75; x += STEP) {
    let from = 0
    for (let at = 0; at <= segments.length; at += 1) {
      const segment = segments[at]
      const crosses = segment === undefined || (segment.x0 < x - 2 && segment.x1 > x + 2)
      if (!crosses) continue
      const band = segments.slice(from, at)
      if (band.length >= FEWEST_LINES * 2 && band.length > bestScore) {
        const cut = {
          above: segments.slice(0, from),
          left: band.filter(({ x0 }) => x0 < x - 2),
          right: band.filter(({ x0 }) => x0 >= x - 2),
          below: segments.slice(at),
        }
        const [top, bottom] = [band[0]?.y ?? 0, band.at(-1)?.y ?? 0]
        const ruled = rules.filter(
          (rule) => rule.x0 < x && rule.x1 > x && rule.y0 > top - 20 && rule.y0 < bottom + 8,
        )
        if (
          ruled.length < 3 &&
          isTextColumn(cut.left) &&
          isTextColumn(cut.right) &&
          overlapShare(cut.left, cut.right) > 0.5
        ) {
          best = cut
          bestScore = band.length
        }
      }
      from = at + 1
    }
  }
  return best
}

/**
 * The parts of a page in the order in which they are read: columns beside each other one after the other, what runs
 * across them before or behind. `segments` are those of the page's text, from top to bottom.
 */
export function regionsOf(segments: Segment[], rules: Rule[], rtl: boolean, depth = 0): Region[] {
  if (segments.length === 0) return []
  const [left, right] = extent(segments)
  const cut = depth < DEEPEST ? bestCut(segments, rules) : null
  if (cut === null) return [{ segments, left, right, column: depth > 0 }]
  const columns = rtl ? [cut.right, cut.left] : [cut.left, cut.right]
  const across = (part: Segment[]): Region[] =>
    regionsOf(part, rules, rtl, depth).map((region) => (depth === 0 ? region : { ...region, column: true }))
  return [
    ...across(cut.above),
    ...columns.flatMap((column) => regionsOf(column, rules, rtl, depth + 1)),
    ...across(cut.below),
  ]
}
