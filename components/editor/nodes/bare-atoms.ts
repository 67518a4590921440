import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Takes marks off whatever is in a line and no text: breaks, references, notes. Yjs holds marks of text alone, so others
 * would never see them, and the next change from elsewhere would take them away here.
 */
export const BareAtoms = Extension.create({
  name: 'bareAtoms',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('bareAtoms'),
      appendTransaction: (transactions, _before, after) => {
        const made = transactions.filter(
          (each) => each.docChanged && each.getMeta(ySyncPluginKey) === undefined,
        )
        return made.length > 0 ? bare(made, transactions, after) : null
      },
    }),
  ],
})

function bare(
  made: readonly Transaction[],
  transactions: readonly Transaction[],
  { doc, tr }: EditorState,
): Transaction | null {
  for (const transaction of made) {
    const later = transactions.slice(transactions.indexOf(transaction) + 1)
    const now = (pos: number, index: number, side: 1 | -1) =>
      later.reduce(
        (mapped, { mapping }) => mapping.map(mapped, side),
        transaction.mapping.slice(index).map(pos, side),
      )
    transaction.steps.forEach((step, index) => {
      const { from, to } = step as { from?: number; to?: number }
      if (from === undefined || to === undefined) return
      const end = Math.min(now(to, index, 1), doc.content.size)
      doc.nodesBetween(Math.min(now(from, index, -1), end), end, (node, pos) => {
        if (node.isInline && !node.isText)
          for (const mark of node.marks) if (tr.doc.nodeAt(pos)) tr.removeNodeMark(pos, mark)
      })
    })
  }
  return tr.docChanged ? tr : null
}
