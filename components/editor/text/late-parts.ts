import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { DecorationSource, EditorView } from '@tiptap/pm/view'

/**
 * What a part that is fetched after the text adds to the editor: a state of its own, decorations, and ears for keys and
 * typing. For a plugin that comes later ProseMirror would have to build all plugins anew, and the one that follows Yjs
 * with them; so a part takes one of a few places that are there from the start.
 */
export interface LatePart<T = unknown> {
  id: string
  init: (state: EditorState) => T
  /** The state after a transaction; should cost nothing when nothing changed for it. */
  apply: (transaction: Transaction, value: T, before: EditorState, after: EditorState) => T
  decorations?: (value: T, state: EditorState) => DecorationSource | null | undefined
  /** Each answers true when the event was for this part alone. */
  handleKeyDown?: (view: EditorView, event: KeyboardEvent, value: T) => boolean
  handleTextInput?: (view: EditorView, from: number, to: number, text: string, value: T) => boolean
  handlePaste?: (view: EditorView, event: ClipboardEvent, value: T) => boolean
  handleClick?: (view: EditorView, at: number, event: MouseEvent, value: T) => boolean
}

interface Taken {
  part: LatePart
  value: unknown
}

type Change = { add: LatePart } | { remove: true }

const places = Array.from({ length: 20 }, (_, index) => new PluginKey<Taken | null>(`latePart${index}`))

/** The places for parts that come later; see `plugIn`. */
export const lateParts = Extension.create({
  name: 'lateParts',
  // After the keys of the editor itself, before those of its nodes.
  priority: 1090,
  addProseMirrorPlugins: () => places.map(placeOf),
})

function placeOf(key: PluginKey<Taken | null>): Plugin<Taken | null> {
  const taken = (state: EditorState) => key.getState(state) ?? null
  return new Plugin<Taken | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, oldState, newState) => {
        const change = transaction.getMeta(key) as Change | undefined
        if (change) return 'add' in change ? { part: change.add, value: change.add.init(newState) } : null
        if (!before) return null
        const value = before.part.apply(transaction, before.value, oldState, newState)
        return Object.is(value, before.value) ? before : { part: before.part, value }
      },
    },
    props: {
      decorations: (state) => {
        const here = taken(state)
        return here?.part.decorations?.(here.value, state)
      },
      handleKeyDown: (view, event) => {
        const here = taken(view.state)
        return here?.part.handleKeyDown?.(view, event, here.value) ?? false
      },
      handleTextInput: (view, from, to, text) => {
        const here = taken(view.state)
        return here?.part.handleTextInput?.(view, from, to, text, here.value) ?? false
      },
      handlePaste: (view, event) => {
        const here = taken(view.state)
        return here?.part.handlePaste?.(view, event, here.value) ?? false
      },
      handleClick: (view, at, event) => {
        const here = taken(view.state)
        return here?.part.handleClick?.(view, at, event, here.value) ?? false
      },
    },
  })
}

/**
 * Adds a part to an editor, in place of one of the same id, and gives what takes it away again.
 * @throws Error when all places are taken.
 */
export function plugIn<T>(editor: Editor, part: LatePart<T>): () => void {
  const { state } = editor
  const key = placeWith(state, part.id) ?? places.find((place) => place.getState(state) === null)
  if (!key) throw new Error(`no place is left for the part ${part.id}`)
  const change = (meta: Change) => editor.view.dispatch(editor.state.tr.setMeta(key, meta))
  change({ add: part as LatePart })
  return () => {
    if (!editor.isDestroyed && (key.getState(editor.state)?.part as unknown) === part)
      change({ remove: true })
  }
}

/** The state of the part of this id, whose type the caller knows; undefined while it has not been plugged in. */
export function stateOf<T>(state: EditorState, id: string): T | undefined {
  return placeWith(state, id)?.getState(state)?.value as T | undefined
}

const placeWith = (state: EditorState, id: string) =>
  places.find((place) => place.getState(state)?.part.id === id)
