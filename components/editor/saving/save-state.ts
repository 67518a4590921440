import type { Line } from '../connection/socket'

/** Why the server takes nothing more from this tab, whatever the line does. */
export type Refusal =
  /** Signed out, or the session was ended elsewhere. */
  | 'session'
  /** The draft is gone, or the person may not see it any more; the server does not say which. */
  | 'forbidden'
  /** This tab runs an older or newer editor than the server. */
  | 'schema'
  /** The server could not read the draft, or sent one without any content. */
  | 'broken'
  /** An edit is too large to be sent at all. */
  | 'tooLarge'
  /** What was sent changes more than suggestions, which is all that this person may change. */
  | 'suggestOnly'
  /** The draft was locked as final while there were edits to send. */
  | 'locked'
  /** The person may read but no longer write. */
  | 'readOnly'

/** The refusals that the server says; the others follow from who may write. */
export type SaidRefusal = Exclude<Refusal, 'locked' | 'readOnly'>

/** Everything that the sign is derived from; nothing else may decide what it says. */
export interface SaveInputs {
  /** Where the text on the screen came from; `none` while there is none yet. */
  content: 'none' | 'device' | 'server'
  line: Line
  /** This connection has exchanged the whole text with the server, both ways. */
  synced: boolean
  refusal: SaidRefusal | null
  /** What the page and the server both say about this person's right to write. */
  canEdit: boolean
  /** Nobody may write into this draft now. */
  isLocked: boolean
  /** There are edits that the server has not acknowledged. */
  unsent: boolean
  /** For how many milliseconds the server has owed an answer on a line that seems to work. */
  waiting: number
  /** What this browser's own store says about the edits: all written, being written, or cannot. */
  device: 'kept' | 'writing' | 'failed'
}

export type SaveState =
  /** There is no text yet, or this connection has not exchanged it yet. */
  | { kind: 'opening'; slow: boolean; offline: boolean }
  | { kind: 'saved' }
  | { kind: 'saving'; slow: boolean }
  | { kind: 'reading'; online: boolean }
  /** `failing`: the server answers, but cannot save at the moment. */
  | { kind: 'offline'; failing: boolean; unsent: boolean; device: SaveInputs['device'] }
  | { kind: 'refused'; reason: Refusal; unsent: boolean; device: SaveInputs['device'] }

/** How long an unanswered edit is just being saved; after it the line is called slow. */
export const SLOW_AFTER = 4000

/**
 * What the save sign says. It never says more than is known: "saved" needs a finished exchange with the server and no
 * edit unacknowledged, "kept" needs a finished write.
 */
export function saveState(inputs: SaveInputs): SaveState {
  const { content, line, synced, refusal, canEdit, isLocked, unsent, waiting, device } = inputs
  if (refusal) return { kind: 'refused', reason: refusal, unsent, device }
  if (!canEdit && unsent) return { kind: 'refused', reason: isLocked ? 'locked' : 'readOnly', unsent, device }
  const isAway = line === 'offline' || line === 'failing'
  if (isAway && content === 'none' && !unsent) return { kind: 'opening', slow: false, offline: true }
  if (isAway) {
    const failing = line === 'failing'
    return canEdit ? { kind: 'offline', failing, unsent, device } : { kind: 'reading', online: false }
  }
  if (unsent) return { kind: 'saving', slow: waiting > SLOW_AFTER }
  if (content === 'none' || !synced) return { kind: 'opening', slow: waiting > SLOW_AFTER, offline: false }
  return canEdit ? { kind: 'saved' } : { kind: 'reading', online: true }
}

/** Which of two states promises more; the sign goes down at once and comes up only when it lasts. */
export function promise(state: SaveState): number {
  switch (state.kind) {
    case 'saved':
    case 'reading':
      return 4
    case 'saving':
      return state.slow ? 2 : 3
    case 'offline':
      return !state.unsent || state.device === 'kept' ? 1 : state.device === 'writing' ? 0.5 : 0
    case 'opening':
    case 'refused':
      return 0
  }
}
