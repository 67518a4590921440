import { colourOf } from './colour'

/** Where somebody is within a report. */
export type Place = { kind: 'draft'; draftId: string } | { kind: 'home' }

/** A person who has this report open now, once however many tabs they have. */
export interface PresentPerson {
  key: string
  userId: string
  name: string
  /** `#rrggbb`, see `colourOf`. */
  colour: string
  place: Place | null
  /** It is the person who looks. */
  self: boolean
}

/** Presence states as they come over the wire: nothing in them is trusted to be there. */
export type PresenceStates = Iterable<Record<string, unknown> | null | undefined>

/** The people of a report's channel, by name; of several tabs of one person the one used last says where they are. */
export function peopleOf(states: PresenceStates, selfId: string): PresentPerson[] {
  const found = new Map<string, { person: PresentPerson; at: number }>()
  for (const state of states) {
    const user = userOf(state)
    if (!user) continue
    const at = typeof state?.at === 'number' ? state.at : 0
    const earlier = found.get(user.id)
    if (earlier && earlier.at >= at) continue
    found.set(user.id, {
      at,
      person: {
        key: user.id,
        userId: user.id,
        name: user.name,
        colour: colourOf(user.id),
        place: placeOf(state),
        self: user.id === selfId,
      },
    })
  }
  return [...found.values()]
    .map(({ person }) => person)
    .sort((a, b) => a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId))
}

function userOf(state: Record<string, unknown> | null | undefined): { id: string; name: string } | null {
  const user = state?.user as { id?: unknown; name?: unknown } | undefined
  if (typeof user?.id !== 'string' || user.id === '') return null
  return { id: user.id, name: typeof user.name === 'string' ? user.name : '' }
}

function placeOf(state: Record<string, unknown> | null | undefined): Place {
  return typeof state?.draftId === 'string' ? { kind: 'draft', draftId: state.draftId } : { kind: 'home' }
}
