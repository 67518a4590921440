import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/**
 * Down from the last line of a table that ends the draft: makes a paragraph below it, where there would be no way to
 * get to. False everywhere else.
 */
export function leaveTable(editor: Editor): boolean {
  const { state, view } = editor
  const { $head, empty } = state.selection
  const { doc, schema } = state
  const last = doc.lastChild
  const paragraph = schema.nodes.paragraph
  if (!empty || !paragraph || last?.type.name !== 'table' || $head.index(0) !== doc.childCount - 1)
    return false
  // The path from the draft down to the cursor must be the last one within the table's rows and the cell's blocks.
  for (let depth = 1; depth < $head.depth; depth++) {
    const isRow = $head.node(depth).type.name === 'tableRow'
    if (!isRow && $head.index(depth) !== $head.node(depth).childCount - 1) return false
  }
  if (!view.endOfTextblock('down')) return false
  const end = doc.content.size
  const tr = state.tr.insert(end, paragraph.create())
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView())
  return true
}
