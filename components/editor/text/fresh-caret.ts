import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * Makes a key act where the caret is. On a busy page a key can be handled before the browser has told the editor where
 * the key before it took the caret: Ctrl+End and Enter, typed ahead, would break the line at the old place. So the
 * editor is told first.
 */
export const freshCaret = Extension.create({
  name: 'freshCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('freshCaret'),
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            // What an input method composes must not be disturbed.
            if (!view.composing) document.dispatchEvent(new Event('selectionchange'))
            return false
          },
        },
      },
    }),
  ],
})
