import { z } from 'zod'
import type { FoundInDraft } from '@/lib/richtext/find-in-xml'

export const QUERY_LENGTH = 200
export const REPLACEMENT_LENGTH = 1000
/** So many places of a draft are shown; all are counted, and all are replaced. */
export const PLACES_SHOWN = 20

const query = z.string().min(1, 'findNeeded').max(QUERY_LENGTH, 'findTooLong')
const options = z.object({ matchCase: z.boolean(), wholeWords: z.boolean(), foldAccents: z.boolean() })

export const findInput = z.object({ reportId: z.uuid('notFound'), query, options })
export type FindInput = z.output<typeof findInput>

export const replaceInput = findInput.extend({
  replacement: z.string().max(REPLACEMENT_LENGTH, 'findTooLong'),
  /** Only in these. */
  draftIds: z.array(z.uuid('notFound')).min(1, 'findNoDraft').max(5000),
})
export type ReplaceInput = z.output<typeof replaceInput>

export const takeBackInput = z.object({ reportId: z.uuid('notFound'), replacementId: z.uuid('notFound') })
export type TakeBackInput = z.output<typeof takeBackInput>

/** What was found in one draft. */
export interface FoundDraft {
  draftId: string
  /** Nobody may change it: it is left out when words are replaced. */
  isLocked: boolean
  count: number
  /** The first of them. */
  places: FoundInDraft[]
}

/** What was done in the report's drafts; what it takes to take it back is kept. */
export interface Replacement {
  id: string
  drafts: { draftId: string; places: number }[]
  /** Drafts in which nothing could be done, because they were locked meanwhile. */
  locked: string[]
}

/** What was put back. */
export interface TakenBack {
  places: number
  /** Drafts in which nothing could be put back, because they are locked. */
  locked: string[]
}

/** Something that a person replaced, and can take back. */
export interface KeptReplacement {
  id: string
  /** ISO 8601. */
  at: string
  query: string
  replacement: string
  places: number
  drafts: number
}
