import { z } from 'zod'
import type { UndescribedFigure } from '@/lib/richtext/figures'

export const LOCK_REASON_LENGTH = 300

/** Who locked a draft as final, when and why. */
export interface DraftLock {
  /** ISO 8601. */
  at: string
  /** Null when that person is no more. */
  by: { id: string; name: string } | null
  /** May be empty. */
  reason: string
}

/** The locked drafts of a report, by draft id. */
export type DraftLocks = Record<string, DraftLock>

/** The pictures of a draft that have no description. */
export interface UndescribedInDraft {
  draftId: string
  figures: UndescribedFigure[]
}

export const lockInput = z.object({
  draftId: z.uuid('notFound'),
  reason: z.string().trim().max(LOCK_REASON_LENGTH, 'lockReasonTooLong'),
})
export type LockInput = z.output<typeof lockInput>

export const unlockInput = z.object({ draftId: z.uuid('notFound') })
export type UnlockInput = z.output<typeof unlockInput>
