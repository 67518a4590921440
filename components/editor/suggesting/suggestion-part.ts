import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { LatePart } from '../text/late-parts'
import { ProposedItems } from './proposed-items'
import { placesIn, type SuggestionPlace } from './suggestion-places'

/** What the editor knows of the suggestions in it. */
export interface SuggestionsState {
  places: SuggestionPlace[]
  /** The one that is looked at. */
  active: string | null
  drawn: DecorationSet
}

const ID = 'suggestions'
const ACTIVE = 'activeSuggestion'

/** Draws what is suggested for whole blocks, rows and notes, and the suggestion that is looked at. */
export const suggestionPart: LatePart<SuggestionsState> = {
  id: ID,
  init: (state) => made(placesIn(state.doc), null, state),
  apply: (transaction, before, _old, state) => {
    const asked = transaction.getMeta(ACTIVE) as { id: string | null } | undefined
    if (!transaction.docChanged && (!asked || asked.id === before.active)) return before
    const places = transaction.docChanged ? placesIn(state.doc) : before.places
    if (places.length === 0 && before.places.length === 0) return before
    return made(places, asked ? asked.id : before.active, state)
  },
  decorations: ({ drawn }) => drawn,
}

function made(places: SuggestionPlace[], active: string | null, state: EditorState): SuggestionsState {
  const drawn: Decoration[] = []
  const nodes = new Map<number, { to: number; what: string[]; id: string; user: string; isActive: boolean }>()
  for (const { isNode, from, to, what, id, user } of places) {
    if (isNode) {
      const known = nodes.get(from)
      if (known) known.what.push(what)
      else nodes.set(from, { to, what: [what], id, user, isActive: id === active })
    } else if (id === active) drawn.push(Decoration.inline(from, to, { class: 'is-active-suggestion' }))
  }
  const numbers = new ProposedItems()
  for (const [from, { to, what, id, user, isActive }] of nodes) {
    const attributes: Record<string, string> = {
      class: isActive ? 'suggested-node is-active-suggestion' : 'suggested-node',
      'data-suggested': what.join(' '),
      'data-suggestion': id,
      'data-by': user,
    }
    const change = what.includes('changed') ? proposedType(state, from) : null
    if (change) attributes['data-becomes'] = change
    if (what.includes('changed')) Object.assign(attributes, numbers.next(state.doc, from))
    drawn.push(Decoration.node(from, to, attributes))
  }
  return { places, active, drawn: DecorationSet.create(state.doc, drawn) }
}

function proposedType(state: EditorState, at: number): string | null {
  const changes = state.doc.nodeAt(at)?.attrs.changed as
    { type?: string; attrs?: { level?: number } }[] | null
  const last = changes?.findLast(({ type, attrs }) => type !== undefined || attrs?.level !== undefined)
  if (!last) return null
  return last.type === undefined || last.type === 'heading' ? `heading${last.attrs?.level ?? ''}` : last.type
}

/** Says which suggestion is looked at. */
export function lookAt(transaction: Transaction, id: string | null): Transaction {
  return transaction.setMeta(ACTIVE, { id })
}
