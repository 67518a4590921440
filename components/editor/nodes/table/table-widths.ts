import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { TableMap } from '@tiptap/pm/tables'
import { columnShares } from '@/lib/richtext/column-shares'

/** What widths are kept against: about the pixels of a line of text. Only proportions count. */
const WHOLE = 700

/** Narrowest column, as a share of the table. */
export const NARROWEST = 0.05

/** The shares of a table's columns; equal ones where nobody chose any. */
export function sharesOf(table: Node): number[] {
  const cells = table.firstChild?.content.content.map(({ attrs }) => attrs) ?? []
  const columns = TableMap.get(table).width
  const shares = columnShares(cells)
  return shares?.length === columns ? shares : Array.from({ length: columns }, () => 1 / columns)
}

/** The table that holds the cursor. */
export function tableAt({ selection }: EditorState): { node: Node; pos: number } | null {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table') return { node: $from.node(depth), pos: $from.before(depth) }
  return null
}

/** The columns, first and last, of the cell that holds the cursor. */
export function columnsAt(state: EditorState): { first: number; last: number } | null {
  const table = tableAt(state)
  if (!table) return null
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const role: unknown = $from.node(depth).type.spec.tableRole
    if (role !== 'cell' && role !== 'header_cell') continue
    const { left, right } = TableMap.get(table.node).findCell($from.before(depth) - table.pos - 1)
    return { first: left, last: right - 1 }
  }
  return null
}

/** The shares after a border was moved by `change`: what one column wins its neighbour loses, and neither vanishes. */
export function moveBorder(shares: readonly number[], column: number, change: number): number[] {
  const [own, next] = [shares[column], shares[column + 1]]
  if (own === undefined || next === undefined) return [...shares]
  const least = Math.min(NARROWEST, own, next)
  const moved = Math.max(least - own, Math.min(next - least, change))
  return shares.map((share, index) =>
    index === column ? share + moved : index === column + 1 ? share - moved : share,
  )
}

/** One column as wide as asked for, the others sharing the rest as they did before. */
export function resizeColumn(shares: readonly number[], column: number, share: number): number[] {
  const own = shares[column]
  if (own === undefined || shares.length < 2) return [...shares]
  const wanted = Math.max(NARROWEST, Math.min(1 - NARROWEST * (shares.length - 1), share))
  const rest = 1 - own
  return shares.map((each, index) =>
    index === column ? wanted : rest > 0 ? (each / rest) * (1 - wanted) : (1 - wanted) / (shares.length - 1),
  )
}

/** Writes the shares into every cell of the table, as tables keep them. */
export function setShares(tr: Transaction, table: Node, pos: number, shares: readonly number[]): Transaction {
  const map = TableMap.get(table)
  const widths = shares.map((share) => Math.round(share * WHOLE))
  const seen = new Set<number>()
  for (const offset of map.map) {
    if (seen.has(offset)) continue
    seen.add(offset)
    const cell = table.nodeAt(offset)
    if (!cell) continue
    const { left, right } = map.findCell(offset)
    const colwidth = widths.slice(left, right)
    if (JSON.stringify(cell.attrs.colwidth) !== JSON.stringify(colwidth))
      tr.setNodeAttribute(pos + 1 + offset, 'colwidth', colwidth)
  }
  return tr
}
