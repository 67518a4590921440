import { z } from 'zod'
import { plainLine } from '@/lib/accounts/schema'

/** The largest file that is taken in, in bytes. */
export const MAX_COPY_BYTES = 25_000_000

/** How many days a copy can come back after it was last given out. */
export const COPY_DAYS = 180
/** How many copies of one report can come back: of more the oldest cannot. */
export const MOST_COPIES = 50

/** What somebody chooses for a review copy; everything that says who and when is left out unless chosen. */
export interface CopyOptions {
  names: boolean
  dates: boolean
  variant: 'public' | 'confidential'
}

const id = z.uuid('notFound')
export const importChoice = z.object({ importId: id })
export type ImportChoice = z.output<typeof importChoice>
/** Decisions of Word to be made here (`isFollowed`), to be left, or (null) to be shown again. */
export const proposalChoice = z.object({
  proposalIds: z.array(id).min(1).max(2_000),
  isFollowed: z.boolean().nullable(),
})
export type ProposalChoice = z.output<typeof proposalChoice>
export const conflictChoice = z.object({ conflictId: id, isDone: z.boolean().default(true) })
export type ConflictChoice = z.input<typeof conflictChoice>

/** What a file that comes back is called. */
export const fileAnnouncement = z.object({
  name: z.string().transform((name) => plainLine(name).slice(0, 200)),
})

/** Where in the report something is: a question by its label, or a chapter (a key of `reports.chapters`). */
export interface CopyHome {
  draftId: string
  kind: 'question' | 'chapter'
  slug: string
  label: string
}

/** How much comes in for one draft. */
export interface ComingIn {
  draftId: string
  home: CopyHome
  inserted: number
  deleted: number
  changed: number
  comments: number
  /** Suggestions and threads that were decided in Word. */
  decided: number
  /** How much of it has no place in the draft as it is now. */
  conflicts: number
}

/** A copy that somebody took out. */
export interface CopyView {
  id: string
  /** ISO 8601. */
  createdAt: string
  by: string | null
  /** Hash of the file. */
  sha256: string
  /** Until when it can come back; null when it no longer can. */
  until: string | null
}

/** A copy that came back. */
export interface ImportView {
  id: string
  name: string
  state: 'ready' | 'taken' | 'undone'
  by: string
  isMine: boolean
  at: string
  copyMadeAt: string
  /** Who wrote in it, as it names them. */
  authors: string[]
  /** While it is to be taken: what comes in. */
  coming: ComingIn[]
}

/** Something that had no place. */
export interface ConflictView {
  id: string
  importId: string
  /** A key of `reviewCopies.conflict`. */
  kind: string
  author: string | null
  passage: string
  wanted: string
  home: CopyHome | null
  /** The block of the draft that is most like the passage, from 0; null when none is. */
  block: number | null
}

/** A decision that was made in Word, to be made here or left. */
export interface ProposalView {
  id: string
  importId: string
  /** A key of `reviewCopies.proposal`. */
  kind: string
  /** Whose suggestion it is; null for threads and for who is no member. */
  by: string | null
  /** Who saved the file last, as it says. */
  savedBy: string | null
  passage: string
  wanted: string
  home: CopyHome | null
  /** The block of the draft in which it is, from 0. */
  block: number | null
  /** Of a thread, where its discussion is. */
  threadId: string | null
  /** Whether this person may decide it here. */
  mayFollow: boolean
}

/** What an import left to be looked at. */
export interface TakenIn {
  conflicts: number
  proposals: number
}

/** The answer to decisions: how many were made, and how many were not this person's to make. */
export interface Followed {
  done: number
  left: number
}

/** What the page of review copies shows. */
export interface ReviewPage {
  copies: CopyView[]
  imports: ImportView[]
  conflicts: ConflictView[]
  proposals: ProposalView[]
}

/** The answer to a file that came back; without an import there was nothing new in it. */
export interface BroughtBack {
  importId: string | null
}

/** Names of people outside by import: what `suggestedFrom` counts. */
export type OutsideAuthors = Record<string, string[]>

const ID = /^r-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d+|x)-\d+$/

/** The id of a suggestion that an import brought: by whom of its authors, and which. */
export function suggestionId(importId: string, author: number | null, group: number): string {
  return `r-${importId}-${author ?? 'x'}-${group}`
}

/** From which import a suggestion came, and whose of its authors' it is (null: not tracked); null for others. */
export function suggestedFrom(suggestion: string): { importId: string; author: number | null } | null {
  const [, importId, author] = ID.exec(suggestion) ?? []
  return importId ? { importId, author: author === 'x' ? null : Number(author) } : null
}
