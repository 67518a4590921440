import { Extension } from '@tiptap/core'
import { listAt, listsAround, DEEPEST_LISTS } from './list-at'
import { deepestWithin } from './deepest-within'

/**
 * Tab nests an item one level deeper as far as an export can show it, Shift-Tab takes it out; within a list neither
 * leaves the text.
 */
export const Lists = Extension.create({
  name: 'lists',
  // Before the items' own keys; a table within an item keeps its Tab, and so does one around the list.
  priority: 150,
  addKeyboardShortcuts() {
    return {
      Tab: () => {
        const list = listAt(this.editor.state)
        if (!list || isInTable(this.editor.state.selection.$from)) return false
        const { $from } = this.editor.state.selection
        const deepest = listsAround($from) + deepestWithin(list.node.child(list.index))
        if (deepest < DEEPEST_LISTS) this.editor.commands.sinkListItem('listItem')
        return true
      },
      'Shift-Tab': () => {
        if (!listAt(this.editor.state) || isInTable(this.editor.state.selection.$from)) return false
        this.editor.commands.liftListItem('listItem')
        return true
      },
    }
  },
})

/** Whether a cell is nearer than any list. */
function isInTable($pos: Parameters<typeof listsAround>[0]): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { name } = $pos.node(depth).type
    if (name === 'listItem') return false
    if (name === 'tableCell' || name === 'tableHeader') return true
  }
  return false
}
