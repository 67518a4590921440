import type { Editor } from '@tiptap/core'
import type { Mark, Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import { plugIn, stateOf } from '../../text/late-parts'
import { carriedMarks, carryMarks, isTypedConfidential } from '../marks-carried'

/** What a cross-reference points to, and the words that stand for it. */
export interface MadeReference {
  target: string
  label: string
}

/** Where a cross-reference goes: behind the selection, or in place of one that is selected. */
export interface ReferencePlace {
  from: number
  /** The reference whose place it takes. */
  one: Node | null
  isHidden: boolean
}

/** Where a cross-reference that is put now goes. */
export function placeNow(state: EditorState): ReferencePlace {
  const { selection } = state
  const isOne = selection instanceof NodeSelection && selection.node.type.name === 'crossReference'
  return isOne
    ? { from: selection.from, one: selection.node, isHidden: selection.node.attrs[CONFIDENTIAL] === true }
    : { from: selection.to, one: null, isHidden: isTypedConfidential(state) }
}

/** Whether a cross-reference can stand at a place, and points to something. */
export function canPut(doc: Node, { from }: ReferencePlace, { target }: MadeReference): boolean {
  const type = doc.type.schema.nodes.crossReference
  const $at = doc.resolve(from)
  return !!type && parseTarget(target) !== null && $at.parent.canReplaceWith($at.index(), $at.index(), type)
}

/** Puts a cross-reference at its place, where it can stand (`canPut`). The selection goes along with the text. */
export function putReference(
  tr: Transaction,
  { from, one, isHidden }: ReferencePlace,
  reference: MadeReference,
): void {
  const made = tr.doc.type.schema.nodes.crossReference!.create({
    ...reference,
    // The other reference is the same passage to whoever commented on it.
    [THREADS_ATTRIBUTE]: one?.attrs[THREADS_ATTRIBUTE] ?? null,
    [CONFIDENTIAL]: isHidden || null,
  })
  tr.replaceWith(from, from + (one?.nodeSize ?? 0), made)
}

let count = 0

/**
 * Keeps the place where a cross-reference is to stand whose target has no name yet, while one types on behind it. `put`
 * gives false where the place is gone; it or `forget` ends the keeping.
 */
export function keepPlace(editor: Editor): {
  put: (reference: MadeReference) => boolean
  forget: () => void
} {
  const { state } = editor
  const first = placeNow(state)
  const id = `reference${++count}`
  const forget = plugIn<ReferencePlace>(editor, {
    id,
    init: () => first,
    apply: (transaction, place) => {
      // What is typed where it is to stand goes behind it.
      const from = transaction.mapping.map(place.from, place.one ? 1 : -1)
      const isGone = place.one && transaction.doc.nodeAt(from)?.type !== place.one.type
      return from === place.from && !isGone ? place : { ...place, from, one: isGone ? null : place.one }
    },
  })
  const behind = first.from + (first.one?.nodeSize ?? 0)
  const { tr } = editor.state
  editor.view.dispatch(carryMarks(tr.setSelection(TextSelection.create(tr.doc, behind)), state))
  const put = (reference: MadeReference) => {
    const place = stateOf<ReferencePlace>(editor.state, id)
    forget()
    if (!place || !canPut(editor.state.doc, place, reference)) return false
    const { tr } = editor.state
    const said = marksToGoOn(editor.state, place)
    putReference(tr, place, reference)
    // One undo takes back the reference, and nothing that was typed.
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    editor.view.dispatch(said ? tr.setStoredMarks(said) : tr)
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    return true
  }
  return { put, forget }
}

function marksToGoOn(state: EditorState, { from, one }: ReferencePlace): readonly Mark[] | null {
  const { selection } = state
  return selection.empty && selection.from === from && !one ? carriedMarks(state) : state.storedMarks
}
