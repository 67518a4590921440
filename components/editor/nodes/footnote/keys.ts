import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type NoteAt, noteAround, noteBeside, selectedNote } from './note-around'

/**
 * The keys of footnotes. Beside a number an arrow selects it, Enter or arrow down opens it, Backspace and Delete select
 * it before they remove it; within a note Escape and Enter go back to where it is called, as do arrows at its ends.
 */
export function handleNoteKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || view.composing) return false
  const command = commandOf(view, event)
  const isDone = command?.(view.state, (transaction) => view.dispatch(transaction), view) ?? false
  // One Escape leaves the note; not also the text.
  if (isDone && event.key === 'Escape') event.stopPropagation()
  return isDone
}

function commandOf(view: EditorView, event: KeyboardEvent): Command | null {
  const { state } = view
  const note = noteAround(state.selection)
  if (note) return withinNote(view, event, note)
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return null
  const selected = selectedNote(state)
  if (selected) {
    if (event.key === 'Enter' || event.key === 'ArrowDown') return enter(selected)
    return event.key === 'Escape' ? leave(selected, 1) : null
  }
  const side = sideOf(event.key, state, view)
  const beside = side && noteBeside(state, side)
  return beside ? select(beside) : null
}

function withinNote(view: EditorView, event: KeyboardEvent, note: NoteAt): Command | null {
  const { selection } = view.state
  const isMod = event.ctrlKey || event.metaKey
  const at = selection.$head.parentOffset
  const end = note.node.content.size
  switch (event.key) {
    case 'Escape':
      return leave(note, 1)
    case 'Enter':
      return event.shiftKey ? breakLine : leave(note, 1)
    case 'a': {
      if (!isMod || event.altKey || event.shiftKey) return null
      const isWhole = selection.from === note.pos + 1 && selection.to === note.pos + 1 + end
      return isWhole || end === 0 ? null : selectWithin(note)
    }
    case 'Backspace':
      if (!selection.empty || at > 0) return null
      return end === 0 ? remove(note) : select(note)
    case 'Delete':
      if (!selection.empty || at < end) return null
      return end === 0 ? remove(note) : nothing
  }
  if (event.shiftKey || isMod || event.altKey || !selection.empty) return null
  const side = sideOf(event.key, view.state, view)
  if (side === -1 && at === 0) return leave(note, -1)
  return side === 1 && at === end && event.key !== 'Delete' ? leave(note, 1) : null
}

/** Towards which side a key goes in the text; arrows follow the direction of the line. */
function sideOf(key: string, { selection }: EditorState, view: EditorView): 1 | -1 | null {
  if (key === 'Backspace') return -1
  if (key === 'Delete') return 1
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const { node } = view.domAtPos(selection.head)
  const element = node instanceof Element ? node : node.parentElement
  const isRtl = element !== null && getComputedStyle(element).direction === 'rtl'
  return (key === 'ArrowRight') === isRtl ? -1 : 1
}

const nothing: Command = () => true

/** Puts the caret behind what stands in the note. */
export const enter =
  ({ node, pos }: NoteAt): Command =>
  (state, dispatch) => {
    dispatch?.(
      state.tr.setSelection(TextSelection.create(state.doc, pos + 1 + node.content.size)).scrollIntoView(),
    )
    return true
  }

/** Back into the text, behind the note or before it. A note without a word does not stay. */
export const leave =
  (note: NoteAt, side: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (note.node.content.size === 0) return remove(note)(state, dispatch, view)
    const at = side === 1 ? note.pos + note.node.nodeSize : note.pos
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView())
    return true
  }

const select =
  ({ pos }: NoteAt): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView())
    return true
  }

const selectWithin =
  ({ node, pos }: NoteAt): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos + 1, pos + 1 + node.content.size)))
    return true
  }

const remove =
  ({ node, pos }: NoteAt): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.delete(pos, pos + node.nodeSize).scrollIntoView())
    return true
  }

const breakLine: Command = (state, dispatch) => {
  const { hardBreak } = state.schema.nodes
  if (!hardBreak) return false
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
  return true
}
