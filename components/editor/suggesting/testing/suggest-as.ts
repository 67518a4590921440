import type { Editor } from '@tiptap/core'
import { actOnLists } from '../places'
import { setMode } from '../suggesting'
import { suggest } from '../transform'

let count = 0

/** Lets an editor suggest in somebody's name; every suggestion gets another id, in the order in which they begin. */
export function suggestAs(editor: Editor, user: string, refuse: () => void = () => {}): Editor {
  setMode(editor, {
    mode: 'suggesting',
    suggest,
    actOnLists,
    suggester: { user, now: () => 1_000, newId: () => `${user}-${++count}` },
    refuse,
  })
  return editor
}

/** Lets it edit again. */
export function editAgain(editor: Editor): Editor {
  setMode(editor, { mode: 'editing', suggest: null, actOnLists: null, suggester: null, refuse: () => {} })
  return editor
}
