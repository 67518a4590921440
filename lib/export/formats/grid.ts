import type { DocumentNode } from '@/lib/richtext/document'
import { spanOf } from './columns'
import { integer } from './shared'

/** A cell where it begins, with how far it goes; null in a place that another one covers or that has none. */
export interface Placed {
  cell: DocumentNode | null
  /** Set where the cell of another place covers this one. */
  isCovered: boolean
  columns: number
  rows: number
}

/**
 * The places of a table, row by row, each row as long as the others: cells stand where those that reach down from above
 * leave room, none over another.
 */
export function gridOf(rows: readonly DocumentNode[]): Placed[][] {
  const grid: Placed[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.content ?? []) {
      while (grid[at]![column]) column++
      let columns = 1
      while (columns < spanOf(cell) && !grid[at]![column + columns]) columns++
      const down = Math.min(integer(cell.attrs?.rowspan, 1, [1, 1000]), rows.length - at)
      for (let below = 0; below < down; below++)
        for (let beside = 0; beside < columns; beside++)
          grid[at + below]![column + beside] ??= { cell: null, isCovered: true, columns: 1, rows: 1 }
      grid[at]![column] = { cell, isCovered: false, columns, rows: down }
      column += columns
    }
  })
  const width = Math.max(1, ...grid.map(({ length }) => length))
  const empty = { cell: null, isCovered: false, columns: 1, rows: 1 }
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? empty))
}
