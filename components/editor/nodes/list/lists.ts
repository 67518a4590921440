import { Extension } from '@tiptap/core'
import { mayNest } from './deepest-within'
import { listAt, type listsAround } from './list-at'

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
        const { state } = this.editor
        if (!listAt(state) || isInTable(state.selection.$from)) return false
        if (mayNest(state)) this.editor.commands.sinkListItem('listItem')
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
