import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, type DecorationAttrs, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { absoluteOf, type Bound, relativeTo } from '../text/positions'
import type { ThrottledAwareness } from './throttled-awareness'

/** What is known of somebody who has the draft open; they say it themselves, so it may be anything. */
export interface PresenceState {
  user?: Record<string, unknown>
  cursor?: { anchor: unknown; head: unknown } | null
}

export interface CaretOptions {
  awareness: ThrottledAwareness
  isShown: (own: number, client: number, state: PresenceState | null) => boolean
  caret: (user: Record<string, unknown>, client: number) => HTMLElement
  selection: (user: Record<string, unknown>) => DecorationAttrs
}

/** Set to true, it draws all carets anew. */
export const caretPluginKey = new PluginKey<DecorationSet>('carets')

const boundIn = (state: EditorState): Bound | null =>
  (ySyncPluginKey.getState(state) as { binding?: Bound | null } | undefined)?.binding ?? null

/** Draws the carets and selections of the others, and tells them of one's own while the text has the focus. */
export function caretPlugin(options: CaretOptions): Plugin<DecorationSet> {
  const { awareness } = options
  return new Plugin<DecorationSet>({
    key: caretPluginKey,
    state: {
      init: (_config, state) => drawn(state, options),
      apply(transaction, before, _old, state) {
        const sync = ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined
        if (transaction.getMeta(caretPluginKey) || (sync?.isChangeOrigin && transaction.docChanged))
          return drawn(state, options)
        return transaction.docChanged ? before.map(transaction.mapping, transaction.doc) : before
      },
    },
    props: { decorations: (state) => caretPluginKey.getState(state) },
    view(view) {
      let frame: ReturnType<typeof setTimeout> | undefined
      const redraw = () => {
        frame ??= setTimeout(() => {
          frame = undefined
          if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(caretPluginKey, true))
        }, 0)
      }
      const tell = () => tellOwn(view, awareness)
      awareness.on('change', redraw)
      view.dom.addEventListener('focusin', tell)
      view.dom.addEventListener('focusout', tell)
      return {
        update: tell,
        destroy: () => {
          clearTimeout(frame)
          awareness.off('change', redraw)
          view.dom.removeEventListener('focusin', tell)
          view.dom.removeEventListener('focusout', tell)
          awareness.setLocalStateField('cursor', null)
        },
      }
    },
  })
}

function drawn(state: EditorState, { awareness, isShown, caret, selection }: CaretOptions): DecorationSet {
  const bound = boundIn(state)
  if (!bound) return DecorationSet.empty
  const end = Math.max(state.doc.content.size - 1, 0)
  const decorations: Decoration[] = []
  for (const [client, said] of awareness.getStates() as Map<number, PresenceState | null>) {
    if (!said?.cursor || !isShown(bound.doc.clientID, client, said)) continue
    const [anchor, head] = [said.cursor.anchor, said.cursor.head].map((each) => placeOf(bound, each))
    if (anchor == null || head == null) continue
    const user = said.user ?? {}
    const [from, to] = [Math.min(anchor, head, end), Math.min(Math.max(anchor, head), end)]
    decorations.push(
      Decoration.widget(Math.min(head, end), () => caret(user, client), { key: String(client), side: 10 }),
    )
    if (from < to) decorations.push(Decoration.inline(from, to, selection(user), { inclusiveEnd: true }))
  }
  return DecorationSet.create(state.doc, decorations)
}

function placeOf(bound: Bound, said: unknown): number | null {
  try {
    return absoluteOf(bound, Y.createRelativePositionFromJSON(said))
  } catch {
    // What others say of themselves may be anything.
    return null
  }
}

function tellOwn(view: EditorView, awareness: ThrottledAwareness): void {
  const bound = boundIn(view.state)
  if (!bound) return
  const known = (awareness.getLocalState() as PresenceState | null)?.cursor
  if (!view.hasFocus()) {
    if (known != null) awareness.setLocalStateField('cursor', null)
    return
  }
  const { anchor, head } = view.state.selection
  const cursor = { anchor: relativeTo(bound, anchor), head: relativeTo(bound, head) }
  if (known == null || !isSame(known.anchor, cursor.anchor) || !isSame(known.head, cursor.head))
    awareness.setLocalStateField('cursor', cursor)
}

const isSame = (known: unknown, now: Y.RelativePosition) =>
  Y.compareRelativePositions(Y.createRelativePositionFromJSON(known), now)
