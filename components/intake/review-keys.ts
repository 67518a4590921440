import type { BlockKind } from '@/lib/parsing/outline'

/** What a key does in the outline. Kinds are named as in the outline itself. */
export const REVIEW_KEYS = {
  header: 't',
  heading: 'h',
  label: 'l',
  question: 'q',
  paragraph: 'p',
  note: 'n',
  dropped: 'x',
  merge: 'm',
  split: 's',
  relabel: 'r',
  edit: 'e',
  insert: 'i',
  confirm: 'c',
  nextWarning: 'w',
  nextGuess: 'g',
  help: '?',
} as const

export type ReviewKey = keyof typeof REVIEW_KEYS

/** The kinds in the order in which they are offered. */
export const KINDS: readonly BlockKind[] = [
  'header',
  'heading',
  'label',
  'question',
  'paragraph',
  'note',
  'dropped',
]

/** The lines of the sheet of shortcuts, by the message `review.keys.groups.NAME`. */
export const REVIEW_SHEET: readonly { name: string; lines: readonly { id: string; keys: string }[] }[] = [
  {
    name: 'moving',
    lines: [
      { id: 'step', keys: '↑ ↓' },
      { id: 'extend', keys: 'Shift+↑ Shift+↓' },
      { id: 'ends', keys: 'Home End' },
      { id: 'nextWarning', keys: 'w' },
      { id: 'previousWarning', keys: 'Shift+w' },
      { id: 'nextGuess', keys: 'g' },
      { id: 'previousGuess', keys: 'Shift+g' },
    ],
  },
  { name: 'kinds', lines: KINDS.map((kind) => ({ id: kind, keys: REVIEW_KEYS[kind] })) },
  {
    name: 'cutting',
    lines: [
      { id: 'cursor', keys: '← →' },
      { id: 'cursorByLetter', keys: 'Shift+← Shift+→' },
      { id: 'split', keys: 's' },
      { id: 'merge', keys: 'm' },
      { id: 'confirm', keys: 'c' },
      { id: 'undo', keys: 'Mod+Z' },
      { id: 'redo', keys: 'Mod+Shift+Z' },
    ],
  },
  {
    name: 'words',
    lines: [
      { id: 'relabel', keys: 'r' },
      { id: 'edit', keys: 'e' },
      { id: 'insert', keys: 'i' },
      { id: 'splitTyping', keys: 'Enter' },
      { id: 'mergeTyping', keys: 'Backspace' },
      { id: 'leaveTyping', keys: 'Escape' },
      { id: 'help', keys: '?' },
    ],
  },
]
