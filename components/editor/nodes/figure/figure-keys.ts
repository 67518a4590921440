import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The figure that is selected, or whose caption holds the cursor. */
export function figureAt({ selection }: EditorState): { node: Node; pos: number } | null {
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure')
    return { node: selection.node, pos: selection.from }
  const { $from, $to } = selection
  const { parent } = $from
  return parent.type.name === 'figure' && $to.parent === parent ? { node: parent, pos: $from.before() } : null
}

/**
 * The keys of figures. In a caption Enter goes on below, Escape and Backspace at its start select the figure; on a
 * selected one Enter goes to the caption and Tab to the controls.
 */
export function figureKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const found = figureAt(view.state)
  if (!found) return false
  const { selection, tr, doc } = view.state
  const end = found.pos + found.node.nodeSize
  if (selection instanceof NodeSelection) {
    if (event.key === 'Enter') {
      view.dispatch(tr.setSelection(TextSelection.create(doc, end - 1)).scrollIntoView())
      return true
    }
    return event.key === 'Tab' && !event.shiftKey && focusControls(view, found.pos)
  }
  const selectIt = () => {
    view.dispatch(tr.setSelection(NodeSelection.create(doc, found.pos)))
    return true
  }
  if (event.key === 'Escape') {
    // For the page around it Escape leads out of the text; that is the next one.
    event.stopPropagation()
    return selectIt()
  }
  if (event.key === 'Backspace' && selection.empty && selection.$from.parentOffset === 0) return selectIt()
  if (event.key === 'Tab' && !event.shiftKey) return focusControls(view, found.pos)
  if (event.key !== 'Enter' || event.shiftKey) return false
  goOnBelow(view, end)
  return true
}

/** The cursor in the paragraph below the figure, in a new one when there is none. */
function goOnBelow(view: EditorView, end: number): void {
  const { state } = view
  const { tr } = state
  const next = state.doc.resolve(end).nodeAfter
  const paragraph = state.schema.nodes.paragraph
  if (!next?.isTextblock && paragraph) tr.insert(end, paragraph.create())
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView())
}

/** Puts the focus on the first control of the figure there; false when it shows none. */
export function focusControls(view: EditorView, pos: number): boolean {
  const dom = view.nodeDOM(pos)
  const first =
    dom instanceof HTMLElement
      ? dom.querySelector<HTMLElement>('.figure-controls :is(textarea, input, button):not(:disabled)')
      : null
  first?.focus()
  return first != null
}
