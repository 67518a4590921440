import type { EditorView } from '@tiptap/pm/view'

/**
 * Deletes what a key would delete, as a transaction: a browser that does it by itself carries words along from one side of
 * a struck passage to the other, which would read as if they had been typed anew. True when it did.
 */
export function deleteAsAsked(view: EditorView, event: InputEvent): boolean {
  const isOurs = event.cancelable && event.inputType.startsWith('delete') && !view.composing
  if (!isOurs || !view.state.selection.empty) return false
  const [range] = event.getTargetRanges()
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer))
    return false
  const from = view.posAtDOM(range.startContainer, range.startOffset)
  const to = view.posAtDOM(range.endContainer, range.endOffset)
  const { doc, tr } = view.state
  // Between blocks the editor's own keys join and lift.
  const $from = doc.resolve(from)
  if (from >= to || !$from.parent.inlineContent || !$from.sameParent(doc.resolve(to))) return false
  event.preventDefault()
  view.dispatch(tr.delete(from, to).scrollIntoView())
  return true
}
