import { z } from 'zod'
import type { DocumentNode } from '@/lib/richtext/document'
import type { DraftDiff } from './diff/schema'

export const VERSION_NAME_LENGTH = 120

const name = z.string().trim().min(1, 'versionNameMissing').max(VERSION_NAME_LENGTH, 'versionNameTooLong')
const id = z.uuid('notFound')
const childId = z.string().regex(/^\d{1,16}:\d{1,16}$/, 'invalidInput')
const children = z.array(childId).max(5_000)

export const nameVersionInput = z.object({
  draftId: id,
  /** Null: what the draft is now. */
  version: z.int().min(1).nullable(),
  name,
})
export type NameVersionInput = z.output<typeof nameVersionInput>

export const nameReportInput = z.object({ reportId: id, name })
export type NameReportInput = z.output<typeof nameReportInput>

export const renameReportVersionInput = z.object({ reportVersionId: id, name })
export type RenameReportVersionInput = z.output<typeof renameReportVersionInput>

export const restoreDraftInput = z.object({ draftId: id, version: z.int().min(1) })
export type RestoreDraftInput = z.output<typeof restoreDraftInput>

export const restorePassageInput = z.object({
  draftId: id,
  version: z.int().min(1),
  /** As `Passage` says, of a comparison of that version with what the draft is now. */
  before: children,
  after: children,
  behind: childId.nullable(),
})
export type RestorePassageInput = z.output<typeof restorePassageInput>

/** As it stands in an address. */
export const changesQuery = z.object({
  draft: id,
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
})

export const lookInput = z.object({ draftId: id })
export type LookInput = z.output<typeof lookInput>

export const settleRescuedInput = z.object({ id })
export type SettleRescuedInput = z.output<typeof settleRescuedInput>

/** Where a draft stands in the report. */
export interface DraftPlace {
  draftId: string
  kind: 'chapter' | 'question'
  slug: string
  /** A question's label as printed; of a chapter its key below `reports.chapters`. */
  label: string
}

/** Names by id, of everybody whom a screen speaks of; who is missing is no more. */
export type People = Record<string, string>

export type VersionKind = 'activity' | 'named' | 'restore' | 'locked' | 'look'

/** A version in a list. */
export interface ListedVersion {
  number: number
  kind: VersionKind
  name: string
  createdById: string | null
  /** When its first and last edit were made; ISO 8601. */
  from: string
  at: string
  authorIds: string[]
  words: number
  /** Words more or less than the version before it in the history. */
  change: number
  /** Names of the report's versions that it is part of. */
  inReport: string[]
}

/** What was typed since the last version. */
export interface Unfolded {
  at: string
  authorIds: string[]
}

export interface DraftHistory {
  reportId: string
  place: DraftPlace
  /** Null when the last version is what the draft is now. */
  now: (Unfolded & { words: number; change: number }) | null
  /** The latest first. */
  versions: ListedVersion[]
  people: People
  /** Words that stand in no text because somebody who had not seen them deleted their place; the latest first. */
  rescued: RescuedPassage[]
  /** The version that this person saw last. */
  looked: number | null
  isLocked: boolean
}

/** One of the two texts of a comparison: a version by its number, 0 for nothing, or what the draft is now. */
export type Point = number | 'now'

export interface DraftChanges {
  from: Point
  to: Point
  diff: DraftDiff
  people: People
}

/** A version of the whole report, in a list. */
export interface ReportVersionEntry {
  id: string
  name: string
  createdById: string | null
  at: string
  words: number
  drafts: number
}

export interface ReportHistory {
  versions: ReportVersionEntry[]
  people: People
}

/** A draft that differs between two versions of the report. */
export interface ChangedDraft {
  place: DraftPlace
  from: Point
  to: Point
  words: [before: number, after: number]
  authorIds: string[]
}

/** A draft that others changed since this person looked. */
export interface UnseenDraft {
  draftId: string
  /** What they saw last; 0 when they never looked. */
  since: number
  /** ISO 8601, of the last edit. */
  at: string
  authorIds: string[]
  /** Theirs; who is no more is left out. */
  names: string[]
}

/** Words that somebody typed into what another deleted without having seen them. */
export interface RescuedPassage {
  id: string
  /** Null when that person is no more. */
  userId: string | null
  /** ISO 8601. */
  at: string
  text: string
  /** The same as blocks of a text, where that says more. */
  content: DocumentNode[] | null
  /** Whoever typed them put them into the text again or let them go. */
  isSettled: boolean
}

/** The same, told to that person. */
export interface OwnRescued {
  id: string
  draftId: string
  /** ISO 8601. */
  at: string
  text: string
  /** The same as blocks of a text, where that says more. */
  content: DocumentNode[] | null
}

/** What the marks in the workspace are drawn from. */
export interface SeenAnswer {
  drafts: UnseenDraft[]
  rescued: OwnRescued[]
}

export type { BlockStyle, DiffBlock, DiffPiece, DraftDiff, Passage } from './diff/schema'
