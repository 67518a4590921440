import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Makes a key act where the caret is. On a busy page a key can be handled before the browser has told the editor where
 * the key before it took the caret: Ctrl+End and Enter, typed ahead, would break the line at the old place. So the
 * editor is told first. Likewise before others' edits are drawn (smooth-sync.ts): drawing puts the caret where the editor
 * believes it to be, and would take back a move of which it has not heard.
 */
export const freshCaret = Extension.create({
  name: 'freshCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('freshCaret'),
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            tellCaret(view)
            return false
          },
        },
      },
    }),
  ],
})

/** Tells the editor where the caret is on the screen; answers whether it believed otherwise. */
export function tellCaret(view: EditorView): boolean {
  // What an input method composes must not be disturbed.
  if (view.composing) return false
  const before = view.state.selection
  document.dispatchEvent(new Event('selectionchange'))
  return !view.state.selection.eq(before)
}
