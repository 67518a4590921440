import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { elementsIn } from '@/lib/richtext/in-text'

/** A part of the editor that listens to a text and its undo manager as long as it is shown; `listen` answers how to end that. */
export function undoListener(name: string, listen: (manager: Y.UndoManager) => () => void): Extension {
  return Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey(name),
        view(view) {
          const state = yUndoPluginKey.getState(view.state) as { undoManager?: Y.UndoManager } | undefined
          return state?.undoManager ? { destroy: listen(state.undoManager) } : {}
        },
      }),
    ],
  })
}

/** Every run of characters in what an undo manager follows. */
export function textsIn(scope: Y.UndoManager['scope']): Y.XmlText[] {
  const visit = (type: unknown): Y.XmlText[] =>
    type instanceof Y.XmlText
      ? [type, ...elementsIn(type).flatMap(({ element }) => visit(element))]
      : type instanceof Y.XmlFragment
        ? type.toArray().flatMap(visit)
        : []
  return scope.flatMap(visit)
}
