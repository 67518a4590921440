import * as Y from 'yjs'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import type { NewBlock, NewRow } from './changes'

/** The row of a table in which something stands, if rows can be put beside it: not where cells reach over several rows. */
export function rowOf(element: Y.XmlElement): Y.XmlElement | null {
  let row: Y.XmlElement | null = null
  for (let at: unknown = element.parent; at instanceof Y.XmlElement && !row; at = at.parent)
    if (at.nodeName === 'tableRow') row = at
  const table = row?.parent
  if (!row || !(table instanceof Y.XmlElement)) return null
  const reaches = (cell: Y.XmlElement) => Number(cell.getAttribute('rowspan') ?? 1) > 1
  return table.toArray().some((each) => each instanceof Y.XmlElement && cellsIn(each).some(reaches))
    ? null
    : row
}

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

/** How many columns a row of a table has. */
export function columnsOf(row: Y.XmlElement): number {
  return cellsIn(row).reduce((sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1), 0)
}

function cellsIn(row: Y.XmlElement): Y.XmlElement[] {
  return row.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement)
}
