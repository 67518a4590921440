import { z } from 'zod'
import { plainLine } from '@/lib/accounts/schema'

/** The largest file that is taken in, in bytes. */
export const MAX_COPY_BYTES = 25_000_000

/** How many days a copy can come back after it was last given out. */
export const COPY_DAYS = 180
/** How many days what was taken in can be taken back. */
export const UNDO_DAYS = 30
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
  /** Until when it can be taken back by who took it in; null when it cannot. */
  undoUntil: string | null
  /** Who wrote in it, as it names them. */
  authors: string[]
  /** While it is to be taken: what comes in. */
  coming: ComingIn[]
}

/** What somebody wanted with a passage. */
export const WANTED_ACTS = [
  'instead' /* these words in its place */,
  'deleted' /* it to go */,
  'came' /* this beside it */,
  'picture' /* a picture that shows this */,
  'joined' /* it to be one with the paragraph before */,
  'heading' /* it to be a heading of this level */,
  'paragraph' /* it to be no heading */,
  'item' /* it to be an item of a list, of this level */,
  'noItem' /* it to be none */,
  'look' /* it to look so: "bold no-italic" */,
] as const
export type WantedAct = (typeof WANTED_ACTS)[number]

// No file of Word can hold it, so that nobody's words are taken for it.
const SAID = '\u0001'

/** What was wanted as it is kept: words alone are those that are to stand there instead. */
export function said(act: Exclude<WantedAct, 'instead'>, words: string): string {
  return `${SAID}${act}${SAID}${words}`
}

/** The same as it was kept, also by earlier versions, which knew a minus for what was to go. */
export function wantedFrom(kept: string): { act: WantedAct; wanted: string } {
  if (kept === '−') return { act: 'deleted', wanted: '' }
  const [, act, words] = kept.startsWith(SAID) ? kept.split(SAID) : []
  const known = WANTED_ACTS.find((each) => each === act)
  return known ? { act: known, wanted: words ?? '' } : { act: 'instead', wanted: kept }
}

/** Until when what was taken in can be taken back. */
export function undoUntil(takenAt: Date): Date {
  return new Date(takenAt.getTime() + UNDO_DAYS * 24 * 60 * 60_000)
}

/** Something that had no place. */
export interface ConflictView {
  id: string
  importId: string
  /** A key of `reviewCopies.conflict`. */
  kind: string
  author: string | null
  passage: string
  act: WantedAct
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
