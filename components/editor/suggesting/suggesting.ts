import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Suggester } from './proposal'

/** What typing does: change the text, suggest changes, or nothing. */
export type EditingMode = 'editing' | 'suggesting' | 'viewing'

/** Makes suggestions of what a transaction does; fetched when somebody begins to suggest. */
export type Suggest = (
  transaction: Transaction,
  state: EditorState,
  suggester: Suggester,
) => Transaction | null

interface Modes {
  mode: EditingMode
  suggest: Suggest | null
  suggester: Suggester | null
  /** Called when what was to be done cannot be suggested; nothing was changed. */
  refuse: () => void
}

const key = new PluginKey('suggesting')
const PASSED = 'suggested'

const modes = new WeakMap<Editor, Modes>()

/** How typing works in an editor at the moment. */
export function modeOf(editor: Editor): EditingMode {
  return modes.get(editor)?.mode ?? 'editing'
}

/** Changes how typing works from now on. To suggest takes who does, with what makes suggestions. */
export function setMode(editor: Editor, mode: Modes): void {
  modes.set(editor, mode)
}

/** Lets a transaction pass as it is while somebody suggests: for what only decides on suggestions. */
export function passUnchanged(transaction: Transaction): Transaction {
  return transaction.setMeta(PASSED, true)
}

/**
 * While somebody suggests, every change made here becomes one that only suggests, or is refused; nothing changes the text
 * behind their back, not even what other plugins put right. What others do, undo and redo come as they are.
 */
export const Suggesting = Extension.create({
  name: 'suggesting',
  // The last to see a transaction before it is applied.
  priority: 1,

  dispatchTransaction({ transaction, next }) {
    const current = modes.get(this.editor)
    if (!transaction.docChanged || !current || current.mode === 'editing' || isPassed(transaction))
      return next(transaction)
    const { mode, suggest, suggester, refuse } = current
    if (mode === 'viewing' || !suggest || !suggester) return
    const suggested = suggest(transaction, this.editor.state, suggester)
    if (!suggested) return refuse()
    for (const meta of ['paste', 'uiEvent', 'focus', 'blur']) {
      const value: unknown = transaction.getMeta(meta)
      if (value !== undefined) suggested.setMeta(meta, value)
    }
    next(suggested.setMeta(PASSED, true))
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        filterTransaction: (transaction) =>
          !transaction.docChanged || modeOf(editor) === 'editing' || isPassed(transaction),
      }),
    ]
  },
})

function isPassed(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey) !== undefined || transaction.getMeta(PASSED) === true
}
