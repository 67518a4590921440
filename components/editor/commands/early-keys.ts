import { type Editor, Extension } from '@tiptap/core'
import { keydownHandler } from '@tiptap/pm/keymap'
import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import { becomeCalm } from '../calm'

/** What a key of a command would have done, had the command been there. */
export interface EarlyKey {
  event: KeyboardEvent
  /** The text and the selection for which it was pressed. */
  state: EditorState
}

interface Kept {
  key: EarlyKey | null
  areCommandsThere: boolean
}

const kept = new WeakMap<Editor, Kept>()

// Of the commands' keys (a test compares), those that neither put something where the caret is nor are always a node's.
const LATER =
  'Mod-\\ Mod-Alt-0 Mod-k Alt-Shift-ArrowUp Alt-Shift-ArrowDown Alt-Shift-Enter Mod-Alt-l Mod-Shift-. Mod-Shift-> ' +
  'Mod-Alt-m Mod-Alt-n Mod-Alt-p Mod-f F3 Mod-g Shift-F3 Mod-Shift-g Mod-h Mod-Shift-h Mod-Alt-Shift-z ' +
  'Mod-Alt-Shift-x Mod-Alt-Shift-c Mod-Alt-Shift-s Mod-Alt-Shift-n Mod-Alt-Shift-p Mod-Alt-Shift-y Mod-Alt-Shift-r Mod-Alt-Shift-v'

const put =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text).scrollIntoView())
    return true
  }

/**
 * The keys of commands until the commands themselves are there, which is a moment after the text can be typed in. What
 * is typed on without looking belongs behind what such a key puts there, so that is put at once. Of what opens something
 * or moves something, the last is carried out when the commands come (`commandsAreThere`), and they are asked for at once.
 */
export const earlyKeys = Extension.create({
  name: 'earlyKeys',
  // After those of nodes, which are there from the start.
  priority: 10,
  addProseMirrorPlugins() {
    const { editor } = this
    const here: Kept = { key: null, areCommandsThere: false }
    kept.set(editor, here)
    const now = keydownHandler({
      'Mod-Alt-f': () => editor.commands.insertFootnote(),
      // What is typed on belongs to it: were it not heard, it would stand in public.
      'Mod-Alt-k': () => editor.commands.toggleMark(CONFIDENTIAL),
      'Mod-Shift-Space': put('\u00a0'),
      'Mod-Shift--': put('\u2011'),
      'Mod-Shift-_': put('\u2011'),
    })
    const later = keydownHandler(Object.fromEntries(LATER.split(' ').map((keys) => [keys, () => true])))
    return [
      new Plugin({
        key: new PluginKey('earlyKeys'),
        props: {
          handleKeyDown: (view, event) => {
            if (here.areCommandsThere) return false
            if (now(view, event)) return true
            if (!later(view, event)) return false
            here.key = { event, state: view.state }
            becomeCalm()
            return true
          },
        },
      }),
    ]
  },
})

/** Leaves the keys to the commands, and gives the one that waited for them, if it was pressed for what stands there now. */
export function commandsAreThere(editor: Editor): KeyboardEvent | null {
  const here = kept.get(editor)
  const key = here?.key
  if (here) Object.assign(here, { key: null, areCommandsThere: true })
  const { doc, selection } = editor.state
  return key && key.state.doc.eq(doc) && key.state.selection.eq(selection) ? key.event : null
}
