import { columnShares } from '@/lib/richtext/column-shares'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, plainText } from './shared'

/** How many columns a cell takes. */
export function spanOf(cell: DocumentNode): number {
  return integer(cell.attrs?.colspan, 1, [1, 1000])
}

/** How many columns the cells of a row take that begin in it. */
export function columnsOf(row: DocumentNode): number {
  return (row.content ?? []).reduce((sum, cell) => sum + spanOf(cell), 0)
}

/** How wide each column of a table is, in the unit of `width`: as a person chose, else by what stands in them. */
export function columnWidths(rows: DocumentNode[], columns: number, width: number): number[] {
  return chosen(rows, columns, width) ?? byText(rows, columns, width)
}

/** The widths that a person gave the columns, in proportion; null where nobody did. */
function chosen(rows: DocumentNode[], columns: number, width: number): number[] | null {
  const shares = columnShares((rows[0]?.content ?? []).map(({ attrs }) => attrs ?? {}))
  return shares?.length === columns ? shares.map((share) => Math.max(200, Math.floor(width * share))) : null
}

/** Columns as wide as their text asks for: the longest word fits where it can, long texts share what is left. */
function byText(rows: DocumentNode[], columns: number, width: number): number[] {
  const wants = Array.from({ length: columns }, () => 4)
  for (const row of rows) {
    let column = 0
    for (const cell of row.content ?? []) {
      const span = spanOf(cell)
      if (span === 1) {
        const text = plainText(cell)
        const longest = Math.max(0, ...text.split(/\s+/).map((word) => word.length))
        wants[column] = Math.max(
          wants[column]!,
          longest + 2,
          Math.min(text.length, 24) + Math.sqrt(text.length),
        )
      }
      column += span
    }
  }
  const sum = wants.reduce((total, want) => total + Math.min(want, 60), 0)
  return wants.map((want) => Math.floor((width * Math.min(want, 60)) / sum))
}
