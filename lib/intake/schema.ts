import { z } from 'zod'
import { plainLine } from '@/lib/accounts/schema'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'

/** The largest file that is taken in, in bytes. */
export const MAX_FILE_BYTES = 25_000_000

/** Documents that one person may have on their way in at a time. */
export const MAX_UNFINISHED = 20

export const DOCUMENT_KINDS = ['state_reply', 'list_of_issues', 'concluding_observations'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export type IntakeStatus = 'reading' | 'ready' | 'failed' | 'finished'

/** A document on its way in, in its owner's list. */
export interface ListedIntake {
  id: string
  kind: DocumentKind
  status: IntakeStatus
  /** The report it is for; null for one that will be a new report. */
  reportId: string | null
  /** Of the file; null for what is typed from nothing. */
  name: string | null
  size: number | null
  /** ISO 8601. */
  updatedAt: string
}

/** How far an intake is. */
export interface IntakeState {
  id: string
  kind: DocumentKind
  status: IntakeStatus
  reportId: string | null
  /** 0 to 1 while a thread reads it; null while it waits for one. */
  share: number | null
  /** How many others are read before it. */
  waiting: number
  /** Why it could not be read: a key below `errors`, and what fills it. */
  failure: IntakeFailure | null
}

export interface IntakeFailure {
  reason: string
  values: Record<string, string | number>
}

/** What its reply would say about itself: to fill in the form that makes a report of it. */
export interface ReplyFacts {
  title: string
  committee: string | null
  session: number | null
  state: string | null
  symbol: string | null
  language: string
}

/** An intake with everything that a review needs. */
export interface IntakeContent extends IntakeState {
  file: { id: string; name: string; mime: string; size: number; sha256: string } | null
  revision: number
  /** Null until it is ready, and after it is finished. */
  document: SourceDocument | null
  outline: Outline | null
  /** Of a State's reply whose outline has questions. */
  facts: ReplyFacts | null
}

const id = z.uuid('notFound')
const reportId = id.optional()

/** What an upload says of itself in its address. */
export const intakeAnnouncement = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  reportId,
  name: z.string().max(1000).default(''),
})
export type IntakeAnnouncement = z.output<typeof intakeAnnouncement>

export const typedIntake = z.object({ kind: z.enum(DOCUMENT_KINDS), reportId })
export type TypedIntake = z.output<typeof typedIntake>

export const intakeChoice = z.object({ intakeId: id })
export type IntakeChoice = z.output<typeof intakeChoice>

/** A report to be made of an intake: what is left out is as the document says. */
export const reportChoices = z.object({
  intakeId: id,
  title: z
    .string()
    .overwrite(plainLine)
    .trim()
    .normalize('NFC')
    .min(1, 'titleNeeded')
    .max(300, 'titleTooLong')
    .optional(),
  committee: z.string().overwrite(plainLine).trim().max(40, 'committeeTooLong').optional(),
  session: z.coerce
    .number('sessionWrong')
    .int('sessionWrong')
    .min(1, 'sessionWrong')
    .max(9999, 'sessionWrong')
    .nullable()
    .optional(),
  state: z.union([z.string().regex(/^[A-Z]{3}$/, 'stateNeeded'), z.literal('')]).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'languageNeeded')
    .optional(),
})
export type ReportChoices = z.output<typeof reportChoices>
