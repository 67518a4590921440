import { Extension } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import { isTypedConfidential, marksBehind } from '../marks-carried'
import type { Say } from '../say'
import { marksApart, selectionApart, tearsNote } from './apart'
import './footnote.css'
import { FootnoteView, OPEN } from './footnote-view'
import { handleNoteKey } from './keys'
import { noteAround, noteAt, noteBeside, selectedNote } from './note-around'
import { oneLine } from './one-line'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnotes: {
      /** Puts a footnote behind the selection and the caret into it; false where there can be none. */
      insertFootnote: () => ReturnType
    }
  }
}

/**
 * Footnotes as one edits them: in their place, in the same view as the text around them, so that the others' carets,
 * comments, suggestions, search and undo reach them without knowing of them.
 */
export function footnotes(say: Say) {
  return Extension.create({
    name: 'footnotes',
    // After the keys of menus, before those of the nodes.
    priority: 1000,

    addCommands() {
      return {
        insertFootnote:
          () =>
          ({ state, tr, dispatch, editor }) => {
            const { $to } = tr.selection
            const type = state.schema.nodes.footnote
            const index = $to.index()
            if (!type || noteAt($to) || !$to.parent.canReplaceWith(index, index, type)) return false
            if (!dispatch) return true
            // One undo takes back the note, and nothing that was typed before.
            yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
            tr.insert($to.pos, type.create({ [CONFIDENTIAL]: isTypedConfidential(state) || null }))
            tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView()
            return true
          },
      }
    },

    addProseMirrorPlugins: () => [notesPlugin(say)],
  })
}

function notesPlugin(say: Say): Plugin {
  return new Plugin({
    key: new PluginKey('footnotes'),
    view: () => ({ update: followEditable }),
    filterTransaction: (transaction, state) =>
      transaction.getMeta(ySyncPluginKey) !== undefined || !tearsNote(transaction, state),
    appendTransaction: (transactions, before, after) => {
      const { selection } = after
      const made = transactions.filter((each) => each.getMeta(ySyncPluginKey) === undefined)
      const tr = made.length > 0 ? marksApart(made, before, after) : null
      if (tr || !(selection instanceof TextSelection)) return tr
      const apart = selectionApart(selection.$anchor, selection.$head)
      return apart && after.tr.setSelection(apart)
    },
    props: {
      nodeViews: {
        footnote: (node, view, getPos, decorations) => new FootnoteView(node, view, getPos, decorations, say),
      },
      decorations: ({ doc, selection }) => {
        const note = noteAround(selection)
        if (!note) return null
        const { pos, node } = note
        const end = pos + node.nodeSize
        const shown = [Decoration.node(pos, end, { class: 'is-open' }, OPEN)]
        // Behind a break at its end no browser would put the caret.
        if (node.lastChild?.type.name === 'hardBreak')
          shown.push(
            Decoration.widget(end - 1, () => document.createElement('br'), { side: 1, key: 'noteEnd' }),
          )
        return DecorationSet.create(doc, shown)
      },
      createSelectionBetween: (_view, $anchor, $head) => selectionApart($anchor, $head),
      handleKeyDown: handleNoteKey,
      // What is typed while a number is selected stands behind it, in place of nothing.
      handleTextInput: (view, _from, _to, text) => {
        const note = selectedNote(view.state)
        if (!note) return false
        const at = note.pos + note.node.nodeSize
        const words = view.state.schema.text(text, marksBehind(view.state, note.pos))
        const tr = view.state.tr.insert(at, words)
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + text.length)))
        return true
      },
      // Telephones say what is to be deleted, but no key.
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const side =
            event.inputType === 'deleteContentBackward'
              ? -1
              : event.inputType === 'deleteContentForward'
                ? 1
                : null
          if (!side || view.composing || !noteBeside(view.state, side)) return false
          event.preventDefault()
          return handleNoteKey(
            view,
            new KeyboardEvent('keydown', { key: side === -1 ? 'Backspace' : 'Delete' }),
          )
        },
      },
      transformPasted: (slice, { state }) =>
        noteAround(state.selection) ? oneLine(slice, state.schema) : slice,
      handleDrop: (view, event, slice, isMoved) => drop(view, event, slice, isMoved),
    },
  })
}

function drop(view: EditorView, event: DragEvent, slice: Slice, isMoved: boolean): boolean {
  const { state } = view
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (at === undefined || !noteAt(state.doc.resolve(at))) return false
  const { tr } = state
  if (isMoved) tr.deleteSelection()
  const line = oneLine(slice, state.schema)
  const pos = tr.mapping.map(at)
  tr.replace(pos, pos, new Slice(line.content, 0, 0))
  view.focus()
  view.dispatch(tr.setMeta('uiEvent', 'drop'))
  return true
}

/** Who may not write has no caret to open a note with: for them its number takes the focus. */
function followEditable(view: EditorView): void {
  const stop = view.editable ? -1 : 0
  const { dataset } = view.dom
  if (dataset.noteStop === String(stop)) return
  dataset.noteStop = String(stop)
  for (const mark of view.dom.querySelectorAll<HTMLElement>('.footnote-mark')) mark.tabIndex = stop
}
