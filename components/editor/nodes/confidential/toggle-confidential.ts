import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { canBeConfidential, CONFIDENTIAL } from '@/lib/richtext/confidential'
import { tableAt } from '../table/table-widths'

interface Meant {
  texts: { from: number; to: number; node: Node }[]
  nodes: { pos: number; node: Node }[]
}

/** Whether all that is selected is confidential already, or what would be typed at the caret. */
export function isConfidential(state: EditorState): boolean {
  const { texts, nodes } = meantBy(state)
  if (texts.length + nodes.length > 0)
    return (
      texts.every(({ node }) => isMarked(node.marks)) &&
      nodes.every(({ node }) => node.attrs[CONFIDENTIAL] === true)
    )
  return state.selection.empty && isMarked(state.storedMarks ?? state.selection.$from.marks())
}

/**
 * Says that what is selected stands in the confidential submission alone, or no longer does: words by their mark, notes,
 * references, pictures and whole tables by themselves. Without a selection, what is typed next.
 */
export function toggleConfidential(editor: Editor): void {
  const { state, view } = editor
  const mark = state.schema.marks[CONFIDENTIAL]
  if (!mark) return
  const { texts, nodes } = meantBy(state)
  const isOn = isConfidential(state)
  const { tr } = state
  if (texts.length + nodes.length === 0) {
    if (isOn) tr.removeStoredMark(mark)
    else tr.addStoredMark(mark.create())
  }
  for (const { from, to } of texts) {
    if (isOn) tr.removeMark(from, to, mark)
    else tr.addMark(from, to, mark.create())
  }
  for (const { pos } of nodes) tr.setNodeAttribute(pos, CONFIDENTIAL, isOn ? null : true)
  view.dispatch(tr)
  view.focus()
}

/** Whether the table that holds the caret is confidential as a whole. */
export function isTableConfidential(state: EditorState): boolean {
  return tableAt(state)?.node.attrs[CONFIDENTIAL] === true
}

/** The same for the whole table that holds the caret, with its caption. */
export function toggleTable(editor: Editor): void {
  const { state, view } = editor
  const table = tableAt(state)
  if (!table) return
  const value = isTableConfidential(state) ? null : true
  view.dispatch(state.tr.setNodeAttribute(table.pos, CONFIDENTIAL, value))
  view.focus()
}

const isMarked = (marks: Node['marks']) => marks.some(({ type }) => type.name === CONFIDENTIAL)

/** The words that are selected, and the nodes that are so wholly: what is in these goes with them. */
function meantBy(state: EditorState): Meant {
  const { doc, selection } = state
  const meant: Meant = { texts: [], nodes: [] }
  if (selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection()) {
    const table = tableAt(state)
    if (table) return { texts: [], nodes: [table] }
  }
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      const [from, to] = [Math.max(pos, $from.pos), Math.min(pos + node.nodeSize, $to.pos)]
      if (node.isText && from < to) meant.texts.push({ from, to, node })
      const isWhole = pos >= $from.pos && pos + node.nodeSize <= $to.pos
      if (!canBeConfidential(node.type.name) || !isWhole) return true
      meant.nodes.push({ pos, node })
      return false
    })
  }
  return meant
}
