/** A cell as far as the widths of columns go; ProseMirror's nodes and our own have both attributes. */
interface CellAttributes {
  colspan?: unknown
  colwidth?: unknown
}

/**
 * The shares of a table's columns in its width, by the cells of its first row; together 1. Widths are kept in pixels,
 * but only their proportion counts: a table is always as wide as the text. A column without a width of its own has the
 * average of the others. Null where no column has one, and the format decides.
 */
export function columnShares(firstRow: readonly CellAttributes[]): number[] | null {
  const widths: (number | null)[] = []
  for (const { colspan, colwidth } of firstRow) {
    const span = typeof colspan === 'number' && colspan > 0 ? Math.min(colspan, 1000) : 1
    for (let index = 0; index < span; index++) {
      const width: unknown = Array.isArray(colwidth) ? colwidth[index] : undefined
      widths.push(typeof width === 'number' && width > 0 && Number.isFinite(width) ? width : null)
    }
  }
  const chosen = widths.filter((width) => width !== null)
  if (chosen.length === 0) return null
  const average = chosen.reduce((sum, width) => sum + width, 0) / chosen.length
  const sum = widths.reduce((total: number, width) => total + (width ?? average), 0)
  return widths.map((width) => (width ?? average) / sum)
}
