import { z } from 'zod'
import type { FoundInDraft, Replaced } from '@/lib/richtext/find-in-xml'

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

const position = z.string().max(200)
export const takeBackInput = z.object({
  reportId: z.uuid('notFound'),
  drafts: z
    .array(
      z.object({
        draftId: z.uuid('notFound'),
        replaced: z
          .array(
            z.object({
              start: position,
              end: position.nullable(),
              was: z.string().max(2 * QUERY_LENGTH),
              is: z.string().max(REPLACEMENT_LENGTH),
            }),
          )
          .max(50_000),
      }),
    )
    .max(5000),
})
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

/** What was done in the report's drafts, with what it takes to take it back. */
export interface Replacement {
  drafts: { draftId: string; replaced: Replaced[] }[]
  /** Drafts in which nothing could be done, because they were locked meanwhile. */
  locked: string[]
}
