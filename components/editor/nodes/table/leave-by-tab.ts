import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { goToNextCell } from '@tiptap/pm/tables'

/**
 * Out of a table by the key that goes from cell to cell. Forwards that is behind its last cell, if the last row holds
 * nothing: a row with words gets another one below it, and who has gone through an empty row wants no second. What is not
 * there yet to write on in, is made. Backwards it is before the first cell, where there is something. Else null.
 */
export function leaveByTab(state: EditorState, direction: 1 | -1): Transaction | null {
  const table = tableAround(state.selection.$head)
  if (!table || goToNextCell(direction)(state)) return null
  const { tr, schema } = state
  if (direction === -1) {
    const before = Selection.findFrom(tr.doc.resolve(table.pos), -1)
    return before && tr.setSelection(before).scrollIntoView()
  }
  if (!table.node.lastChild || !isEmpty(table.node.lastChild)) return null
  const end = table.pos + table.node.nodeSize
  const behind = Selection.findFrom(tr.doc.resolve(end), 1)
  if (behind && tr.doc.resolve(end).nodeAfter) return tr.setSelection(behind).scrollIntoView()
  const paragraph = schema.nodes.paragraph?.create()
  if (!paragraph) return null
  tr.insert(end, paragraph)
  return tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView()
}

/** The innermost table of which a cell holds the position, unless a list within that cell does. */
function tableAround($pos: ResolvedPos): { node: Node; pos: number } | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === 'listItem') return null
    if (node.type.name === 'table') return { node, pos: $pos.before(depth) }
  }
  return null
}

const isEmpty = (row: Node) =>
  row.content.content.every(({ content, firstChild }) => content.size === 2 && firstChild?.isTextblock)
