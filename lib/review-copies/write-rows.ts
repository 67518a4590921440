import * as Y from 'yjs'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import type { NewBlock, NewRow } from './changes'

/** Where in a table rows can be put: behind how many of its rows, and how many columns they have. */
export interface RowPlace {
  table: Y.XmlElement
  at: number
  columns: number
}

/**
 * The place beside the row of a table in which something stands; null where there is no table, and where a cell reaches
 * from the row before over the place, for then no suggestion could make the table whole.
 */
export function placeBeside(element: Y.XmlElement, side: 'before' | 'after'): RowPlace | null {
  let row: Y.XmlElement | null = null
  for (let at: unknown = element.parent; at instanceof Y.XmlElement && !row; at = at.parent)
    if (at.nodeName === 'tableRow') row = at
  const table = row?.parent
  if (!row || !(table instanceof Y.XmlElement)) return null
  const rows = table.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement)
  const at = rows.indexOf(row) + (side === 'after' ? 1 : 0)
  let columns = 0
  // Of each cell that reaches further how wide it is, and behind which row it ends.
  let reaching: { width: number; end: number }[] = []
  for (const [index, each] of rows.entries()) {
    reaching = reaching.filter(({ end }) => end > index)
    if (index === at && reaching.length > 0) return null
    const cells = cellsIn(each).map((cell) => ({
      width: numberOf(cell, 'colspan'),
      end: index + numberOf(cell, 'rowspan'),
    }))
    columns = Math.max(columns, widthOf(cells) + widthOf(reaching))
    reaching.push(...cells.filter(({ end }) => end > index + 1))
  }
  // A table may say anything of its cells.
  return { table, at, columns: Math.min(MOST_COLUMNS, Math.max(1, columns)) }
}

/** Wider no row is made. */
const MOST_COLUMNS = 200

const numberOf = (cell: Y.XmlElement, name: string) => Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1)
const widthOf = (cells: readonly { width: number }[]) => cells.reduce((sum, { width }) => sum + width, 0)

/** Rows as suggestions, each as wide as `columns`; what stands in more cells goes on in the last. */
export function rowsOf(
  rows: readonly NewRow[],
  columns: number,
  record: SuggestionRecord,
  blockOf: (block: NewBlock) => Y.XmlElement,
): Y.XmlElement[] {
  return rows.map(({ cells }) => {
    const row = new Y.XmlElement('tableRow')
    row.setAttribute('inserted', record as unknown as string)
    const fitting = cells.slice(0, columns)
    fitting[columns - 1] = [...(fitting[columns - 1] ?? []), ...cells.slice(columns).flat()]
    row.insert(
      0,
      Array.from(fitting, (given: NewBlock[] | undefined) => {
        const blocks = given ?? []
        const cell = new Y.XmlElement('tableCell')
        const lines = blocks.length > 0 ? blocks : [{ level: 0, pieces: [] }]
        cell.insert(0, lines.map(blockOf))
        return cell
      }),
    )
    return row
  })
}

function cellsIn(row: Y.XmlElement): Y.XmlElement[] {
  return row.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement)
}
