/**
 * What the browser and the collaboration server agree on beyond the messages of @hocuspocus/provider. No import: the
 * editor uses this file as it is.
 */

/** Where the socket is: on the origin of the pages. */
export const COLLABORATION_PATH = '/collaboration'

/** The largest message in bytes; the socket closes with 1009 on a larger one. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/** The largest presence state, as JSON; a larger one is ignored. */
export const MAX_PRESENCE_BYTES = 2048

/** The document that is a draft's text. */
export function draftDocument(draftId: string): `draft:${string}` {
  return `draft:${draftId}`
}

/** The channel of a report: who is where, and `ServerMessage`s. It holds no text. */
export function reportDocument(reportId: string): `report:${string}` {
  return `report:${reportId}`
}

export interface DocumentName {
  kind: 'draft' | 'report'
  id: string
}

const NAME = /^(draft|report):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The reverse of `draftDocument` and `reportDocument`; null for anything else. */
export function parseDocumentName(name: string): DocumentName | null {
  const [, kind, id] = NAME.exec(name) ?? []
  return kind && id ? { kind: kind as DocumentName['kind'], id } : null
}

/** Why a document is refused, as the provider's `onAuthenticationFailed({ reason })` receives it. */
export const REFUSALS = {
  /** This page's editor is of another version than the server: reload it. The token was not `String(SCHEMA_VERSION)`. */
  reload: 'reload',
  /** No such document, or no right to see it. */
  notFound: 'not-found',
  /** What is stored cannot be read: an administrator has to look. Nothing was changed. */
  unreadable: 'unreadable',
  /** What was sent changes more than suggestions, which is all that this person may change. Nothing of it was taken. */
  suggestOnly: 'suggest-only',
} as const
export type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS]

/** Why the server closed the socket: `event.code` of the provider's `onClose` and `onDisconnect`. */
export const CLOSE_CODES = {
  /** The server stops or restarts: reconnect. */
  restart: 1012,
  /** A message was larger than MAX_MESSAGE_BYTES: what was typed or pasted cannot be saved. */
  tooLarge: 1009,
  /** A message that no editor of ours sends. */
  badMessage: 4400,
  /** The session ended: sign in again; reconnecting answers 401. */
  sessionEnded: 4401,
  /** The person's rights in the report changed: reconnect to get the new ones, or to be refused. */
  rightsChanged: 4403,
  /** Too many documents on one socket, or the connection takes too little of what it is sent. */
  tooMuch: 4429,
  /** The database could not take the edits: nothing of them was acknowledged; keep them, reconnect, send again. */
  notSaved: 4503,
} as const
export type CloseReason = keyof typeof CLOSE_CODES

/** A draft's words that count towards the limit, how many of them the public submission does not have, and its footnotes. */
export interface CountedDraft {
  draftId: string
  words: number
  final: number
  hidden?: number
  finalHidden?: number
  notes: number
}

/** What the server tells a report's channel (stateless messages). */
export type ServerMessage =
  /** The words of a draft that count towards the limit, as it stands and with its suggestions, and its footnotes. */
  | ({ type: 'counted' } & CountedDraft)
  /** All drafts, whether the words of footnotes count, and the limit: to who comes, and to everybody when these change. */
  | {
      type: 'allCounted'
      countsFootnotes: boolean
      countsConfidential: boolean
      wordLimit: number | null
      drafts: CountedDraft[]
    }
  /** The reply, or what stands above its questions, is another now: the page asks for it anew. */
  | { type: 'replyChanged'; version: number }
  /** What the drafts quote of the reply is another now. */
  | { type: 'quoted' }
  /** Threads or comments, or where they stand, are others now; without an id: perhaps all. */
  | { type: 'threadsChanged'; threadId: string | null }
  /** A draft was locked or opened again. */
  | { type: 'lockChanged'; draftId: string }
  /** There are other versions of a draft; without an id: of the report. */
  | { type: 'versionsChanged'; draftId: string | null }
  /** Who writes which draft changed. */
  | { type: 'assignmentsChanged'; draftId: string }
  /** A file that somebody asked for is further than before, or has ended. */
  | { type: 'exportChanged'; exportId: string }
  /** Told to one person alone: their notifications are others now. */
  | { type: 'notified' }

const KNOWN: ReadonlySet<unknown> = new Set<ServerMessage['type']>([
  'counted',
  'allCounted',
  'replyChanged',
  'quoted',
  'threadsChanged',
  'lockChanged',
  'versionsChanged',
  'assignmentsChanged',
  'exportChanged',
  'notified',
])

/** Reads a stateless payload; null for what this version does not know. */
export function readServerMessage(payload: string): ServerMessage | null {
  try {
    const message: unknown = JSON.parse(payload)
    if (typeof message !== 'object' || message === null || !('type' in message)) return null
    return KNOWN.has(message.type) ? (message as ServerMessage) : null
  } catch {
    return null
  }
}

/** Who a presence state belongs to. The server writes `id` and `name`; `color` (#rrggbb) is the client's choice. */
export interface PresenceUser {
  id: string
  name: string
  color?: string
}
