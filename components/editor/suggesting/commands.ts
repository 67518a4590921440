import type { Editor } from '@tiptap/core'
import { Check, ChevronDown, ChevronUp, Eye, ListChecks, PencilLine, PenLine, X } from 'lucide-react'
import { untilThere } from '../../ui/until-there'
import type { EditorCommand } from '../commands/command'
import { type EditingMode, mayEdit, modeOf, suggesterOf, wishedMode } from './suggesting'
import { placesIn, suggestionsAt, suggestionsBetween } from './suggestion-places'

const mode = (
  id: string,
  wanted: EditingMode,
  icon: EditorCommand['icon'],
  keys: string[],
  isFor: EditorCommand['isFor'],
): EditorCommand => ({
  id,
  group: 'review',
  icon,
  keys,
  menus: ['more'],
  isActive: (editor) => modeOf(editor) === wanted,
  isFor,
  run: ({ editor }) => wishedMode(editor).set(wanted),
})

/** What is suggested where the cursor is, or in the selection, as far as it is this person's to decide. */
function here(editor: Editor, verdict: 'accept' | 'reject'): Set<string> {
  const { from, to, empty } = editor.state.selection
  const all = placesIn(editor.state.doc)
  const mine = suggesterOf(editor)
  const places = mayEdit(editor) ? all : all.filter(({ user }) => verdict === 'reject' && user === mine)
  return empty ? new Set(suggestionsAt(places, from).slice(0, 1)) : suggestionsBetween(places, from, to)
}

// Asked for by a key, it may meet a line that is broken.
const loadDecide = () => import('./decide')

const settle = (
  id: string,
  verdict: 'accept' | 'reject',
  icon: EditorCommand['icon'],
  keys: string[],
): EditorCommand => ({
  id,
  group: 'review',
  icon,
  keys,
  menus: [],
  canRun: (editor) => here(editor, verdict).size > 0,
  run: ({ editor }) => {
    const ids = here(editor, verdict)
    void untilThere(loadDecide).then(({ decideHere }) => decideHere(editor, ids, verdict))
  },
})

/** Switching between editing, suggesting and viewing, going through the suggestions, and deciding on the one in hand. */
export const SUGGESTION_COMMANDS: readonly EditorCommand[] = [
  mode('modeEditing', 'editing', PencilLine, ['Mod-Alt-Shift-z'], (abilities) => abilities['draft.edit']),
  mode(
    'modeSuggesting',
    'suggesting',
    PenLine,
    ['Mod-Alt-Shift-x'],
    (abilities) => abilities['draft.suggest'],
  ),
  mode('modeViewing', 'viewing', Eye, ['Mod-Alt-Shift-c'], (abilities) => abilities['draft.suggest']),
  {
    id: 'suggestions',
    group: 'review',
    icon: ListChecks,
    keys: ['Mod-Alt-Shift-s'],
    menus: ['more'],
    isForReaders: true,
    run: ({ surface }) => surface.toggle('suggestions'),
  },
  {
    id: 'nextSuggestion',
    group: 'review',
    icon: ChevronDown,
    keys: ['Mod-Alt-Shift-n'],
    menus: [],
    isForReaders: true,
    run: ({ surface }) => surface.show('suggestions', { step: 1 }),
  },
  {
    id: 'previousSuggestion',
    group: 'review',
    icon: ChevronUp,
    keys: ['Mod-Alt-Shift-p'],
    menus: [],
    isForReaders: true,
    run: ({ surface }) => surface.show('suggestions', { step: -1 }),
  },
  settle('acceptSuggestion', 'accept', Check, ['Mod-Alt-Shift-y']),
  settle('rejectSuggestion', 'reject', X, ['Mod-Alt-Shift-r']),
]
