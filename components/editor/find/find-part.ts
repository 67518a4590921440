import type { Editor } from '@tiptap/core'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Found } from '@/lib/richtext/find'
import { type LatePart, stateOf } from '../text/late-parts'
import { Finder, type Search } from './find-in-document'

/** What is being looked for in a draft, and where it stands. */
export interface Finding {
  finder: Finder | null
  found: readonly Found[]
  /** Which of them is shown; -1 when there is none. */
  current: number
  /** The text has changed since: `found` has moved along with it, and may not be all. */
  isStale: boolean
  marks: DecorationSet
}

const ID = 'find'
const NOTHING: Finding = {
  finder: null,
  found: [],
  current: -1,
  isStale: false,
  marks: DecorationSet.empty,
}

type Change = { search: Search | null } | { go: number } | 'again'

/** Marks what is found. While somebody types the marks only move along; `lookAgain` finds anew. */
export const findPart: LatePart<Finding> = {
  id: ID,
  init: () => NOTHING,
  apply: (transaction, before, _old, state) => {
    const change = transaction.getMeta(ID) as Change | undefined
    if (change !== undefined) return changed(before, change, state)
    if (!transaction.docChanged || !before.finder) return before
    const found = before.found.flatMap(({ from, to }) => {
      const moved = { from: transaction.mapping.map(from, 1), to: transaction.mapping.map(to, -1) }
      return moved.from < moved.to ? [moved] : []
    })
    return {
      ...before,
      found,
      current: Math.min(before.current, found.length - 1),
      isStale: true,
      marks: before.marks.map(transaction.mapping, transaction.doc),
    }
  },
  decorations: ({ marks }) => marks,
}

/** What is being looked for; nothing before the part has been plugged in. */
export function findingOf({ state }: { state: EditorState }): Finding {
  return stateOf<Finding>(state, ID) ?? NOTHING
}

/** Looks for something else, beginning at the selection; with null for nothing any more. */
export function lookFor(editor: Editor, search: Search | null): void {
  tell(editor, { search: search?.query ? search : null })
}

/** Finds anew after the text has changed. */
export function lookAgain(editor: Editor): void {
  if (findingOf(editor).isStale) tell(editor, 'again')
}

/** Shows the place that is `by` further on, round the end, and selects it. */
export function goOn(editor: Editor, by: 1 | -1): void {
  lookAgain(editor)
  const { found, current } = findingOf(editor)
  if (found.length > 0) goTo(editor, (current + by + found.length) % found.length)
}

/** Shows a place, selects it, and leaves the focus where it is. */
export function goTo(editor: Editor, index: number): void {
  const place = findingOf(editor).found[index]
  if (!place) return
  const { tr } = editor.state
  tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).setMeta(ID, { go: index })
  editor.view.dispatch(tr)
  showCurrent(editor)
}

/** Scrolls the place that is shown into view: ProseMirror does so only where the focus is. */
export function showCurrent(editor: Editor): void {
  editor.view.dom.querySelector('.editor-found.is-current')?.scrollIntoView({ block: 'center' })
}

function tell(editor: Editor, change: Change): void {
  editor.view.dispatch(editor.state.tr.setMeta(ID, change))
}

function changed(before: Finding, change: Change, state: EditorState): Finding {
  if (typeof change === 'object' && 'search' in change) {
    if (!change.search) return NOTHING
    const finder = new Finder(change.search)
    const found = finder.find(state.doc)
    const { from } = state.selection
    const next = found.findIndex((place) => place.from >= from)
    return made(finder, found, found.length === 0 ? -1 : Math.max(0, next), state)
  }
  if (!before.finder) return before
  if (change !== 'again') return made(before.finder, before.found, change.go, state)
  const found = before.finder.find(state.doc)
  const here = before.found[before.current]?.from ?? state.selection.from
  const next = found.findIndex((place) => place.from >= here)
  return made(before.finder, found, found.length === 0 ? -1 : Math.max(0, next), state)
}

// More marks than anybody looks at would only slow the typing.
const MOST_MARKS = 3000

function made(finder: Finder, found: readonly Found[], current: number, state: EditorState): Finding {
  const first = Math.max(0, Math.min(current - MOST_MARKS / 2, found.length - MOST_MARKS))
  const marks = found.slice(first, first + MOST_MARKS).map(({ from, to }, index) =>
    Decoration.inline(from, to, {
      class: first + index === current ? 'editor-found is-current' : 'editor-found',
    }),
  )
  return { finder, found, current, isStale: false, marks: DecorationSet.create(state.doc, marks) }
}
