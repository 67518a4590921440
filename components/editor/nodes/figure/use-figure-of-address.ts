import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useSearchParams } from 'next/navigation'
import { figureIn } from '@/components/find/places'
import { useOnceThere } from '../../text/use-once-there'
import { focusControls } from './figure-keys'

/**
 * Takes the figure in hand that the address names by its number, as soon as it is in the text: its controls show, and what
 * is missing can be written at once. Gives up when it does not come.
 */
export function useFigureOfAddress(editor: Editor): void {
  const number = figureIn(new URLSearchParams(useSearchParams().toString()))
  useOnceThere(editor, number, showFigure)
}

/** Selects the figure of this number, from 1, and brings it to the eye; false when there is none. */
export function showFigure(editor: Editor, number: number): boolean {
  const places: number[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'figure') places.push(pos)
  })
  const pos = places[number - 1]
  if (pos === undefined) return false
  const { view } = editor
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
  const dom = view.nodeDOM(pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  if (!editor.isEditable) return true
  view.focus()
  // Its controls are drawn with the selection.
  setTimeout(() => !editor.isDestroyed && focusControls(editor.view, pos), 0)
  return true
}
