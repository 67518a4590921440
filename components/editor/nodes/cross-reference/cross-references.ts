import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import { THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import type { EditorExtensionOptions } from '../../text/extensions'
import { carriedMarks, isTypedConfidential } from '../marks-carried'
import type { Say } from '../say'
import './cross-reference.css'
import { CrossReferenceView } from './cross-reference-view'
import { References } from './references'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    crossReferences: {
      /** Puts a cross-reference behind the selection, or in place of one that is selected. */
      insertCrossReference: (reference: { target: string; label: string }) => ReturnType
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
            const type = state.schema.nodes.crossReference
            if (!type || !parseTarget(reference.target)) return false
            const { selection } = tr
            const isOne = selection instanceof NodeSelection && selection.node.type === type
            const $at = isOne ? selection.$from : selection.$to
            if (!$at.parent.canReplaceWith($at.index(), $at.index(), type)) return false
            if (!dispatch) return true
            yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
            const from = $at.pos
            // The other reference is the same passage to whoever commented on it.
            const threads: unknown = isOne ? selection.node.attrs[THREADS_ATTRIBUTE] : null
            const goingOn = carriedMarks(state)
            const isHidden = isOne ? selection.node.attrs[CONFIDENTIAL] === true : isTypedConfidential(state)
            const made = type.create({
              ...reference,
              [THREADS_ATTRIBUTE]: threads,
              [CONFIDENTIAL]: isHidden || null,
            })
            tr.replaceWith(from, isOne ? selection.to : from, made)
            tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView()
            // One goes on as one wrote.
            if (!isOne) tr.setStoredMarks(goingOn)
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
