import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { type Step, Transform } from '@tiptap/pm/transform'
import { yXmlFragmentToProseMirrorRootNode, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { selectionIn } from './relative-selection'
import { replaceContent } from './smooth-sync'
import { Survivors } from './survivors'
import { writeBlocks } from './write-blocks'

/** What we use of y-tiptap's ProsemirrorBinding. */
interface Binding {
  type: Y.XmlFragment
  doc: Y.Doc
  mapping: Map<unknown, Node | Node[]>
  isOMark: Map<unknown, boolean>
  beforeTransactionSelection: unknown
  prosemirrorView: { state: EditorState } | null
  /** Runs what it is given, but within itself. */
  mux: (run: () => void) => void
  _prosemirrorChanged: (doc: Node) => void
}

/** What was done since the text was as Yjs has it. */
interface Unwritten {
  /** The document that Yjs has; null while that is not known. */
  base: Node | null
  steps: readonly Step[]
}

const key = new PluginKey<Unwritten>('exactSync')
const UNKNOWN: Unwritten = { base: null, steps: [] }

/**
 * Writes what was done in the text into Yjs as it was done. y-tiptap compares only what the text was before and after: among
 * neighbours that are alike it takes one for the other, and it writes anew what lies between two places of one change. What
 * somebody else does there at that moment would be lost, or land elsewhere. Here the steps say which letters and nodes are
 * still the same ones, and nothing else is touched; the comparison remains for what was not done by steps.
 */
export const exactSync = Extension.create({
  name: 'exactSync',
  priority: 89,
  addProseMirrorPlugins: () => {
    /** The document that was last written. */
    const written: { doc: Node | null } = { doc: null }
    return [
      new Plugin<Unwritten>({
        key,
        state: {
          init: (_config, state) => {
            const sync = ySyncPluginKey.getState(state) as { binding?: Binding } | undefined
            if (sync?.binding) writeExactly(sync.binding, written)
            return UNKNOWN
          },
          apply: (transaction, before, old) => {
            if (!transaction.docChanged) return before
            // That is what Yjs has.
            if (transaction.getMeta(ySyncPluginKey) !== undefined) return { base: transaction.doc, steps: [] }
            const { base, steps } = old.doc === written.doc ? { base: old.doc, steps: [] } : before
            return base ? { base, steps: [...steps, ...transaction.steps] } : UNKNOWN
          },
        },
        view: () => ({
          // y-tiptap does not write a text that is emptied before anything else was done in it.
          update: ({ state }) => {
            const { binding } = (ySyncPluginKey.getState(state) ?? {}) as { binding?: Binding }
            if (state.doc === written.doc || !key.getState(state)?.steps.length) return
            binding?.mux(() => binding._prosemirrorChanged(state.doc))
          },
        }),
      }),
    ]
  },
})

function writeExactly(binding: Binding, written: { doc: Node | null }): void {
  const compare = binding._prosemirrorChanged
  binding._prosemirrorChanged = (doc) => {
    const state = binding.prosemirrorView?.state
    if (!state) return compare.call(binding, doc)
    const { base, steps } = doc === written.doc ? { base: doc, steps: [] } : (key.getState(state) ?? UNKNOWN)
    written.doc = doc
    if (!(base && write(binding, base, doc, steps)) && !writeDifference(binding, doc))
      return compare.call(binding, doc)
    binding.beforeTransactionSelection = selectionIn(binding, state)
  }
}

/** Without knowing what was done: what differs from what Yjs holds, in as few places as possible. */
function writeDifference(binding: Binding, doc: Node): boolean {
  const base = yXmlFragmentToProseMirrorRootNode(binding.type, doc.type.schema)
  return write(binding, base, doc, replaceContent(new Transform(base), doc.content).steps)
}

/** False where Yjs does not hold `base`. */
function write(binding: Binding, base: Node, doc: Node, steps: readonly Step[]): boolean {
  if (base === doc) return true
  let isWritten = false
  binding.doc.transact(() => {
    isWritten = writeBlocks(binding, binding.type, [base, doc], new Survivors(steps))
  }, ySyncPluginKey)
  return isWritten
}
