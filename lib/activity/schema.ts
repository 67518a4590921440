import type { DraftPlace, People } from '@/lib/versions/schema'

/** What the feed can be narrowed down to. */
export const ACTIVITY_KINDS = [
  'edits',
  'suggestions',
  'comments',
  'versions',
  'drafts',
  'members',
  'documents',
  'report',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** Something that happened in a report. Never carries words of a text. */
export interface Activity {
  id: string
  /** ISO 8601; of edits when they ended. */
  at: string
  kind: ActivityKind
  /** As a key below `activity.actions`. */
  action: string
  /** Those whose it was that was decided on. */
  ofIds: string[]
  /** Who did it; nobody when the installation itself did. */
  actorIds: string[]
  /** The draft that it was about. */
  place: DraftPlace | null
  /** Values for the message of the action. */
  values: Record<string, string | number>
  /** The version that these edits are; the address of its comparison. */
  version: number | 'now' | null
  /** The thread that it was about. */
  threadId: string | null
}

export interface ActivityFilter {
  /** User id. */
  person?: string
  kind?: ActivityKind
  draftId?: string
  /** Only what happened before; ISO 8601. */
  before?: string
}

export interface ActivityPage {
  entries: Activity[]
  /** What to ask with for older ones; null at the end. */
  before: string | null
  people: People
  /** Everybody who may be chosen. */
  members: { id: string; name: string }[]
  places: DraftPlace[]
}
