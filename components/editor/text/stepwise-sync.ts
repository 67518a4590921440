import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/** What we use of y-tiptap's ProsemirrorBinding. */
interface Binding {
  type: Y.XmlFragment
  doc: Y.Doc
  prosemirrorView: { state: EditorState } | null
  _prosemirrorChanged: (doc: Node) => void
}

const key = new PluginKey<readonly Node[]>('stepwiseSync')
const NONE: readonly Node[] = []

/**
 * Writes a change that touches one block of text in several places as several changes, in one transaction of Yjs. y-tiptap
 * compares only what the block was before and after, and writes all between the first place and the last anew: what
 * somebody else does there at that moment would be undone, or land elsewhere.
 */
export const stepwiseSync = Extension.create({
  name: 'stepwiseSync',
  priority: 89,
  addProseMirrorPlugins: () => {
    /** The document that Yjs has. */
    const written: { doc: Node | null } = { doc: null }
    return [
      new Plugin<readonly Node[]>({
        key,
        state: {
          init: (_config, state) => {
            const sync = ySyncPluginKey.getState(state) as { binding?: Binding } | undefined
            if (sync?.binding) writeStepwise(sync.binding, written)
            return NONE
          },
          apply: (transaction, before, old) => {
            if (!transaction.docChanged) return before
            if (transaction.getMeta(ySyncPluginKey) !== undefined) return NONE
            // What was not written yet is a part of this change.
            const first = old.doc === written.doc || before.length === 0 ? [] : [...before, old.doc]
            const between = docsBetween(transaction)
            return first.length + between.length > 0 ? [...first, ...between] : NONE
          },
        },
      }),
    ]
  },
})

function writeStepwise(binding: Binding, written: { doc: Node | null }): void {
  const write = binding._prosemirrorChanged
  binding._prosemirrorChanged = (doc) => {
    const state = binding.prosemirrorView?.state
    const docs = state && doc !== written.doc ? (key.getState(state) ?? NONE) : NONE
    written.doc = doc
    for (const each of docs) updateYFragment(binding.doc, binding.type, each, binding as never)
    write.call(binding, doc)
  }
}

/** The documents before each step that replaces something in a block in which one did before. */
function docsBetween({ steps, docs }: Transaction): Node[] {
  if (steps.length < 2) return []
  const between: Node[] = []
  let touched = new Set<number>()
  steps.forEach((step, index) => {
    if (!(step instanceof ReplaceStep)) return
    const doc = docs[index]!
    const block = doc.resolve(step.from).index(0)
    if (touched.has(block)) {
      between.push(doc)
      touched = new Set()
    }
    touched.add(block)
  })
  return between
}
