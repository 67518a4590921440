import type { DocumentNode } from '@/lib/richtext/document'
import { spanOf, startsOf } from './columns'
import { gridOf, type Placed } from './grid'
import { headerRows, integer } from './shared'

// What is larger was never written by a person: it stays as it is.
const MOST_PLACES = 200_000
// As many empty cells as a table has columns for people; more are one cell.
const MOST_COLUMNS = 63
const MOST_SPAN = 1000

/**
 * The same table in which each place belongs to one cell: rows in which no cell begins are gone, no cell reaches over
 * another or out of the table, and where cells were missing there are empty ones. A regular one, and one that holds
 * something else than rows of cells, is given back as it is.
 */
export function regularTable(table: DocumentNode): DocumentNode {
  const all = table.content ?? []
  const isTable = all.every(
    ({ type, content = [] }) => type === 'tableRow' && content.every((cell) => HEADS.has(cell.type)),
  )
  if (!isTable) return table
  const rows = withoutEmpty(all)
  if (rows.length === 0 || widthOf(rows) * rows.length > MOST_PLACES) return table
  const grid = gridOf(rows)
  const isRegular = grid.every((row) => row.every((place) => isAsSaid(place)))
  if (isRegular) return rows.length === all.length ? table : { ...table, content: rows }
  const heads = headerRows({ ...table, content: rows })
  const content = rows.map((row, at) => ({
    ...row,
    content: cellsOf(grid[at]!, at < heads ? 'tableHeader' : 'tableCell'),
  }))
  return { ...table, content }
}

const HEADS = new Set(['tableCell', 'tableHeader'])

/** The rows in which a cell begins, each cell reaching over as many of these as it did. */
function withoutEmpty(all: readonly DocumentNode[]): DocumentNode[] {
  const isKept = all.map(({ content }) => Boolean(content?.length))
  if (isKept.every(Boolean)) return [...all]
  return all.flatMap((row, at) => {
    if (!isKept[at]) return []
    const content = row.content!.map((cell) => {
      const rowspan = isKept.slice(at, at + downOf(cell)).filter(Boolean).length
      return rowspan === downOf(cell) ? cell : withSpans(cell, { rowspan })
    })
    return [{ ...row, content }]
  })
}

const downOf = (cell: DocumentNode): number => integer(cell.attrs?.rowspan, 1, [1, 65_534])

const withSpans = (cell: DocumentNode, spans: { rowspan: number; colspan?: number }): DocumentNode => ({
  ...cell,
  attrs: { ...cell.attrs, ...spans },
})

function widthOf(rows: readonly DocumentNode[]): number {
  const starts = startsOf(rows)
  const ends = rows.flatMap(({ content = [] }, at) =>
    content.map((cell, index) => starts[at]![index]! + spanOf(cell)),
  )
  return ends.reduce((most, end) => Math.max(most, end), 1)
}

const isAsSaid = ({ cell, isCovered, columns, rows }: Placed): boolean =>
  isCovered || (cell !== null && spanOf(cell) === columns && downOf(cell) === rows)

function cellsOf(places: readonly Placed[], type: 'tableCell' | 'tableHeader'): DocumentNode[] {
  const cells: DocumentNode[] = []
  const most = places.length > MOST_COLUMNS ? MOST_SPAN : 1
  let gap = 0
  const fill = () => {
    for (; gap > 0; gap -= Math.min(gap, most))
      cells.push({ type, attrs: { colspan: Math.min(gap, most) }, content: [{ type: 'paragraph' }] })
  }
  for (const place of places) {
    if (!place.isCovered && place.cell === null) {
      gap++
      continue
    }
    fill()
    const { cell, columns, rows } = place
    if (cell) cells.push(isAsSaid(place) ? cell : withSpans(cell, { colspan: columns, rowspan: rows }))
  }
  fill()
  return cells
}
