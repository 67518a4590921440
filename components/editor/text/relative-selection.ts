import {
  AllSelection,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { absoluteOf, type Bound, relativeTo } from './positions'

/** A selection between letters, wherever they come to stand; in the form in which y-tiptap keeps it. */
export interface RelativeSelection {
  type: string
  anchor: Y.RelativePosition
  head: Y.RelativePosition
  absAnchor: number | null
  absHead: number | null
}

/** What is selected in a state whose document is the one that Yjs has. */
export function selectionIn(
  bound: Pick<Bound, 'type' | 'mapping'>,
  { selection }: EditorState,
): RelativeSelection {
  const { anchor, head } = selection
  const from = relativeTo(bound, anchor)
  return {
    type: (selection.toJSON() as { type: string }).type,
    anchor: from,
    head: anchor === head ? from : relativeTo(bound, head),
    absAnchor: anchor,
    absHead: head,
  }
}

/** Selects again what was selected; of what is gone, the place where it stood, as far as that is known. */
export function selectAgain(
  bound: Bound,
  tr: Transaction,
  { type, anchor, head }: RelativeSelection,
): Transaction {
  if (type === 'all') return tr.setSelection(new AllSelection(tr.doc))
  const places = [anchor, head].map((each) => absoluteOf(bound, each))
  const [from, to] = [places[0] ?? places[1], places[1] ?? places[0]].map(
    (each) => each && Math.min(each, tr.doc.content.size),
  )
  if (from == null || to == null) return tr
  const $from = tr.doc.resolve(from)
  if (type !== 'node') return tr.setSelection(TextSelection.between($from, tr.doc.resolve(to)))
  const isThere = $from.nodeAfter && NodeSelection.isSelectable($from.nodeAfter)
  return tr.setSelection(isThere ? NodeSelection.create(tr.doc, from) : Selection.near($from))
}
