import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { leaveByTab } from './leave-by-tab'
import { TableView } from './table-view'
import './table.css'

const key = new PluginKey<DecorationSet>('tables')

/** How tables look, are left by keys and resized. Their details (caption, summary, widths by keyboard) come with the companion. */
export const Tables = Extension.create({
  name: 'tables',
  // Before the table's own keys, after those of a list within a cell.
  priority: 140,
  addKeyboardShortcuts() {
    const leave = (direction: 1 | -1) => () => {
      const { state, view } = this.editor
      const transaction = leaveByTab(state, direction)
      if (transaction) view.dispatch(transaction)
      return transaction !== null
    }
    return { Tab: leave(1), 'Shift-Tab': leave(-1) }
  },
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => emptyHeaders(doc),
        apply: (transaction, before) => (transaction.docChanged ? emptyHeaders(transaction.doc) : before),
      },
      props: {
        decorations: (state) => key.getState(state),
        nodeViews: {
          table: (node, view, getPos) => new TableView(node, view, getPos),
        },
      },
    }),
  ],
})

/** A header without a word announces nothing: until it has some it is a cell like others, as in an export. */
function emptyHeaders(doc: Node): DecorationSet {
  const found: Decoration[] = []
  doc.forEach((table, pos) => {
    if (table.type.name !== 'table') return
    table.descendants((node, offset) => {
      if (node.type.name !== 'tableHeader') return node.type.name === 'tableRow'
      const from = pos + 1 + offset
      if (node.textContent.trim() === '')
        found.push(Decoration.node(from, from + node.nodeSize, { role: 'cell' }))
      return false
    })
  })
  return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
}
