import { lineOf, rowsOfSegments, textOf } from './lines'
import { isLabel } from './labels'
import type { Region } from './columns'
import type { Line, Rule, Segment } from './types'

/** A line of running text, or the cells of a table's row in reading order. */
export type Laid = { line: Line } | { cells: Line[][] }

export interface PagePlace {
  page: number
  rtl: boolean
  /** Above it, on the first page, stands the letterhead, which is in two parts but no table. */
  letterheadEnd: number
}

const LEADER = /\.{4,}\s*$|(?:\. ){4,}/

/** Whether a row stands in cells, and not only behind a label or in a list of contents. */
function isParted(row: Segment[], rtl: boolean): boolean {
  const inOrder = rtl ? row.toReversed() : row
  if (inOrder.length < 2) return false
  if (inOrder.slice(0, -1).some((segment) => LEADER.test(textOf(segment)))) return false
  return !(inOrder.length === 2 && isLabel(textOf(inOrder[0] as Segment)))
}

type Interval = [from: number, to: number]

/** Columns of a table: where the cells of its fullest rows stand, those that overlap taken together. */
function columnsOf(rows: Segment[][]): Interval[] {
  const most = Math.max(...rows.map((row) => row.length))
  const intervals = rows
    .filter((row) => row.length === most)
    .flatMap((row) => row.map(({ x0, x1 }): Interval => [x0, x1]))
    .toSorted((a, b) => a[0] - b[0])
  const columns: Interval[] = []
  for (const [from, to] of intervals) {
    const last = columns.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else columns.push([from, to])
  }
  return columns
}

function columnAt(segment: Segment, columns: Interval[]): number {
  let best = 0
  let most = -Infinity
  for (const [index, [from, to]] of columns.entries()) {
    const overlap = Math.min(segment.x1, to) - Math.max(segment.x0, from)
    if (overlap > most) [best, most] = [index, overlap]
  }
  return best
}

function gapOf(above: Segment[] | undefined, below: Segment[] | undefined): number {
  return (below?.[0]?.y ?? 0) - (above?.[0]?.y ?? 0)
}

/** Where the run of rows that begins at `from` and stands in the same columns ends; `from` when it is no table. */
function tableEnd(rows: Segment[][], from: number, rtl: boolean): number {
  let end = from + 1
  let parted = 1
  for (let at = from + 1; at < rows.length && at - end < 4; at += 1) {
    const row = rows[at] as Segment[]
    const size = row[0]?.size ?? 10
    if (gapOf(rows[at - 1], row) > size * 3.2) break
    const columns = columnsOf(rows.slice(from, end))
    if (isParted(row, rtl)) {
      const known = row.filter((segment) => columns.some(([a, b]) => segment.x0 < b && segment.x1 > a))
      if (known.length * 2 < row.length) break
      end = at + 1
      parted += 1
      continue
    }
    const crossed = columns.filter(([a, b]) => (row[0]?.x0 ?? 0) < b - 2 && (row[0]?.x1 ?? 0) > a + 2)
    if (row.length > 1 || crossed.length > 1) break
    // The rest of a wrapped cell; below the last row it belongs to the table only close by.
    if (crossed.length === 1 && gapOf(rows[at - 1], row) < size * 1.5 && crossed[0] !== columns[0])
      end = at + 1
  }
  return parted >= 2 ? end : from
}

/** Joins lines to rows: a line that begins no row goes on with the cells above it. */
function tableRows(rows: Segment[][], columns: Interval[], rules: Rule[]): Segment[][][] {
  const gaps = rows.slice(1).map((row, index) => gapOf(rows[index], row))
  const closest = Math.min(...gaps, Infinity)
  const uneven = gaps.some((gap) => gap > closest * 1.22)
  const joined: Segment[][][] = []
  for (const [index, row] of rows.entries()) {
    const gap = index === 0 ? Infinity : (gaps[index - 1] as number)
    const y = row[0]?.y ?? 0
    const ruled = rules.some((rule) => rule.y1 - rule.y0 < 1 && rule.y0 < y && rule.y0 > y - gap)
    const placed = row.map((segment) => columnAt(segment, columns))
    const begins = ruled || (uneven ? gap > closest * 1.22 : placed.includes(0) && row.length > 1)
    let cells = joined.at(-1)
    if (begins || cells === undefined) {
      cells = columns.map(() => [])
      joined.push(cells)
    }
    for (const [part, segment] of row.entries()) cells[placed[part] ?? 0]?.push(segment)
  }
  return joined
}

function asRow(cells: Segment[][], place: PagePlace): Laid {
  const lines = cells.map((cell) => rowsOfSegments(cell).map((row) => lineOf(row, place.page, place.rtl)))
  return { cells: place.rtl ? lines.toReversed() : lines }
}

/** The lines of a region and the rows of its tables, from top to bottom. */
export function laidOut(region: Region, rules: Rule[], place: PagePlace): Laid[] {
  const rows = rowsOfSegments(region.segments)
  const laid: Laid[] = []
  for (let at = 0; at < rows.length;) {
    const row = rows[at] as Segment[]
    if (isParted(row, place.rtl) && (row[0]?.y ?? 0) < place.letterheadEnd) {
      for (const segment of place.rtl ? row.toReversed() : row)
        laid.push({ line: lineOf([segment], place.page, place.rtl) })
      at += 1
      continue
    }
    const end = isParted(row, place.rtl) ? tableEnd(rows, at, place.rtl) : at
    if (end > at) {
      const table = rows.slice(at, end)
      const columns = columnsOf(table)
      for (const cells of tableRows(table, columns, rules)) laid.push(asRow(cells, place))
      at = end
    } else {
      laid.push({ line: lineOf(row, place.page, place.rtl) })
      at += 1
    }
  }
  return laid
}
