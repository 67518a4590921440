import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { EditorExtensionOptions } from '../../text/extensions'
import { carriedMarks } from '../marks-carried'
import type { Say } from '../say'
import './cross-reference.css'
import { CrossReferenceView } from './cross-reference-view'
import { canPut, type MadeReference, placeNow, putReference } from './put-reference'
import { References } from './references'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    crossReferences: {
      /** Puts a cross-reference behind the selection, or in place of one that is selected. */
      insertCrossReference: (reference: MadeReference) => ReturnType
    }
  }
  interface Storage {
    crossReferences: { references: References }
  }
}

/** Cross-references as one writes them. Enter on one that is selected chooses another target. */
export function crossReferences(say: Say, options: EditorExtensionOptions['references']) {
  const references = options?.list ?? new References()
  const open = options?.open ?? (() => {})
  const choose = options?.choose ?? (() => false)
  return Extension.create({
    name: 'crossReferences',
    priority: 1000,

    addStorage: () => ({ references }),

    addCommands() {
      return {
        insertCrossReference:
          (reference) =>
          ({ state, tr, dispatch, editor }) => {
            const place = placeNow(state)
            const goingOn = carriedMarks(state)
            if (!canPut(tr.doc, place, reference)) return false
            if (!dispatch) return true
            yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
            putReference(tr, place, reference)
            tr.setSelection(TextSelection.create(tr.doc, place.from + 1)).scrollIntoView()
            // One goes on as one wrote.
            if (!place.one) tr.setStoredMarks(goingOn)
            return true
          },
      }
    },

    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('crossReferences'),
        props: {
          nodeViews: {
            crossReference: (node, view) => new CrossReferenceView(node, view, references, say, open),
          },
          handleKeyDown: (view, event) => {
            const { selection } = view.state
            const isOne = selection instanceof NodeSelection && selection.node.type.name === 'crossReference'
            return isOne && event.key === 'Enter' && view.editable && choose()
          },
        },
      }),
    ],
  })
}
