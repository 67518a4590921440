import { ChevronDown, ChevronUp, Eye, ListChecks, PencilLine, PenLine } from 'lucide-react'
import type { EditorCommand } from '../commands/command'
import { type EditingMode, modeOf, wishedMode } from './suggesting'

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

/** Switching between editing, suggesting and viewing, and going through the suggestions. */
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
]
