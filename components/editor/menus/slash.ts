import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type LatePart, stateOf } from '../text/late-parts'

/** Where "/" was typed to look for a command, and what has been typed after it. */
export interface Slash {
  from: number
  query: string
}

const ID = 'slash'
const LONGEST = 30

/**
 * Watches for "/" typed at the start of a line or after white space, and for what follows. A "/" that was there before,
 * was pasted, or came from somebody else opens nothing. `onKey` gets every key while it is open and says whether the
 * key was for the menu. `early` is what was typed before this part was there.
 */
export function slashPart(onKey: (event: KeyboardEvent) => boolean, early = ''): LatePart<Slash | null> {
  // Where the key went that is about to arrive as a transaction.
  let typedAt: number | null = null
  return {
    id: ID,
    init: (state) => (early.includes('/') ? slashBefore(state) : null),
    apply: (transaction, slash, _before, after) => {
      if (transaction.getMeta(ID) === 'close') return null
      if (typedAt !== null && transaction.docChanged) {
        const at = typedAt
        typedAt = null
        if (after.doc.textBetween(at, Math.min(at + 1, after.doc.content.size)) === '/')
          return slashAt(after, at)
      }
      if (!slash) return null
      if (!transaction.docChanged && !transaction.selectionSet) return slash
      return slashAt(after, transaction.mapping.map(slash.from, 1), slash)
    },
    handleTextInput: (view, from, _to, text) => {
      typedAt = null
      if (text !== '/') return false
      const $from = view.state.doc.resolve(from)
      const before = $from.parent.textBetween(
        Math.max(0, $from.parentOffset - 1),
        $from.parentOffset,
        null,
        '\ufffc',
      )
      if ($from.parent.isTextblock && (before === '' || /\s/.test(before))) typedAt = from
      return false
    },
    handleKeyDown: (_view, event, slash) => slash !== null && onKey(event),
  }
}

/** What was typed to look for a command; null while nobody looks for one. */
export function slashOf({ state }: { state: EditorState }): Slash | null {
  return stateOf<Slash | null>(state, ID) ?? null
}

/** Closes the menu and leaves what was typed. */
export function closeSlash(state: EditorState): Transaction {
  return state.tr.setMeta(ID, 'close')
}

// The "/" that the caret stands behind, if it is one that would have opened the menu.
function slashBefore(state: EditorState): Slash | null {
  const { $head } = state.selection
  if (!$head.parent.isTextblock) return null
  const line = $head.parent.textBetween(0, $head.parentOffset, null, '\ufffc')
  const at = line.lastIndexOf('/')
  if (at < 0 || !/^$|\s$/.test(line.slice(0, at))) return null
  return slashAt(state, $head.pos - (line.length - at))
}

// Null where what follows "/" can no longer be a command's name. The same object while nothing has changed.
function slashAt(state: EditorState, from: number, before?: Slash): Slash | null {
  const { $head, empty, head } = state.selection
  if (!empty || head <= from || $head.start() > from) return null
  const typed = state.doc.textBetween(from, head, '\n', '\ufffc')
  if (!typed.startsWith('/') || typed.length > LONGEST || /^\/\s|\s\s|[\n\ufffc]/.test(typed)) return null
  const query = typed.slice(1)
  return before && before.from === from && before.query === query ? before : { from, query }
}
