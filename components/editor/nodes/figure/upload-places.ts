import type { Editor } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { decodeRelativePosition, encodeRelativePosition, type RelativePosition } from 'yjs'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type LatePart, stateOf } from '../../text/late-parts'
import { absoluteOf, type Bound, relativeTo } from '../../text/positions'

/** Where a picture on its way will stand: shown by `element`, which belongs to nobody's text. */
interface Place {
  element: HTMLElement
  pos: number
  /** The same place as Yjs knows it; others' changes replace the whole document for ProseMirror. */
  anchor: RelativePosition | null
}

type Places = ReadonlyMap<string, Place>
type Change = { add: string; pos: number; element: HTMLElement } | { remove: string }

const META = 'figureUploads'

/** The places of pictures on their way, which follow the text as it is changed here and elsewhere. */
export const uploadPlaces: LatePart<Places> = {
  id: META,
  init: () => new Map(),
  apply(transaction, places, before) {
    const change = transaction.getMeta(META) as Change | undefined
    if (!change && (places.size === 0 || !transaction.docChanged)) return places
    const next = new Map<string, Place>()
    for (const [key, place] of places) next.set(key, { ...place, pos: moved(place, transaction, before) })
    if (change && 'add' in change) {
      const { add, pos, element } = change
      next.set(add, { element, pos, anchor: anchorOf(pos, before) })
    } else if (change) next.delete(change.remove)
    return next
  },
  decorations(places, { doc }) {
    if (places.size === 0) return null
    const widgets = Array.from(places, ([key, { element, pos }], index) =>
      Decoration.widget(pos, element, { key, side: index + 1, stopEvent: () => true, ignoreSelection: true }),
    )
    return DecorationSet.create(doc, widgets)
  },
}

/** Shows `element` at a place between two blocks. */
export function showPlace(editor: Editor, key: string, pos: number, element: HTMLElement): void {
  dispatch(editor, { add: key, pos, element })
}

/** Takes it away again. */
export function hidePlace(editor: Editor, key: string): void {
  dispatch(editor, { remove: key })
}

/** Where it is now; null when it is not shown. */
export const placeOf = (state: EditorState, key: string): number | null =>
  stateOf<Places>(state, META)?.get(key)?.pos ?? null

/** A place as it can be kept, for when the page is gone; null where there is nothing to hold on to. */
export function keptPlace(state: EditorState, pos: number): Uint8Array | null {
  const anchor = anchorOf(pos, state)
  return anchor && encodeRelativePosition(anchor)
}

/** Where a kept place is now; null when what it held on to is gone. */
export function placeKept(state: EditorState, place: Uint8Array | null): number | null {
  const binding = bindingOf(state)
  if (!binding || !place) return null
  return absoluteOf(binding, decodeRelativePosition(place))
}

function dispatch(editor: Editor, change: Change): void {
  editor.view.dispatch(editor.state.tr.setMeta(META, change).setMeta('addToHistory', false))
}

const bindingOf = (state: EditorState): Bound | null =>
  (ySyncPluginKey.getState(state) as { binding?: Bound } | undefined)?.binding ?? null

function anchorOf(pos: number, state: EditorState): RelativePosition | null {
  const binding = bindingOf(state)
  return binding && relativeTo(binding, pos)
}

function moved({ pos, anchor }: Place, transaction: Transaction, before: EditorState): number {
  const end = transaction.doc.content.size
  if (transaction.getMeta(ySyncPluginKey) === undefined) return Math.min(transaction.mapping.map(pos), end)
  // Of the state before: this one is not finished yet. The binding is the same, and knows the new document already.
  const binding = bindingOf(before)
  const found = binding && anchor ? absoluteOf(binding, anchor) : null
  return Math.min(found ?? end, end)
}
