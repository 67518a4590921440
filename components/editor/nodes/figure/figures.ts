import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { insertPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { boardOf, FigureBoard, figureKey as key } from './figure-board'
import { figureKey } from './figure-keys'
import { figureView } from './figure-view'
import { filesOf, picturesOf } from './pictures-of'
import './figure.css'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    figures: {
      /** Sends pictures and puts a figure for each where the cursor is. */
      insertFigure: (files: File[]) => ReturnType
    }
  }
}

/**
 * Figures in an editor: how they look, their keys, and pictures that are pasted or dropped. Sending them, and the
 * controls of a figure, come later with the companion.
 */
export const Figures = Extension.create({
  name: 'figures',
  // Their keys come before those of tables and lists around them.
  priority: 1080,

  addCommands: () => ({
    insertFigure:
      (files) =>
      ({ state, dispatch }) => {
        if (dispatch) boardOf(state)?.receive(files, placeFor(state.doc, state.selection.to))
        return true
      },
  }),

  addProseMirrorPlugins() {
    const board = new FigureBoard()
    return [
      new Plugin({
        key,
        state: { init: () => board, apply: (_, value) => value },
        props: {
          nodeViews: { figure: figureView(board) },
          handleKeyDown: figureKey,
          handlePaste: (view, event) =>
            receive(view, picturesOf(event.clipboardData), view.state.selection.to),
          handleDrop: (view, event, _, isMoved) => {
            if (isMoved) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
            const isTaken = receive(view, filesOf(event.dataTransfer), at ?? view.state.doc.content.size)
            // Otherwise the browser would leave the page for the file.
            if (isTaken) event.preventDefault()
            return isTaken
          },
        },
      }),
    ]
  },
})

function receive(view: EditorView, files: File[], at: number): boolean {
  if (!view.editable || files.length === 0) return false
  boardOf(view.state)?.receive(files, placeFor(view.state.doc, at))
  return true
}

/** Where between two blocks a figure can stand that is meant for this position: below the block, above one still empty. */
export function placeFor(doc: EditorView['state']['doc'], at: number): number {
  const figure = doc.type.schema.nodes.figure!
  const $at = doc.resolve(Math.min(at, doc.content.size))
  // Not into another figure's caption.
  for (let depth = $at.depth; depth > 0; depth--)
    if ($at.node(depth).type === figure) return placeFor(doc, $at.after(depth))
  if ($at.parent.isTextblock) {
    const isEmpty = $at.parent.content.size === 0
    const beside = isEmpty ? $at.before() : $at.after()
    const point = insertPoint(doc, beside, figure)
    if (point !== null) return point
  }
  return insertPoint(doc, $at.pos, figure) ?? doc.content.size
}
