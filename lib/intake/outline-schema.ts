import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import { MAX_REPLY_LENGTH } from '@/lib/parsing/limits'
import { BLOCK_KINDS, GUESS_CODES, type Outline } from '@/lib/parsing/outline'

/** Most bytes of an outline as JSON: four times what the longest reply that is read has. */
export const MAX_OUTLINE_BYTES = 16_000_000

const MAX_BLOCKS = 60_000
const MAX_RANGES = 5_000

const position = z.int().min(0)
// PostgreSQL keeps no U+0000, and JSON no half of a surrogate pair.
const text = z
  .string()
  .max(MAX_REPLY_LENGTH)
  .overwrite((typed) => typed.replace(/[\0\p{Surrogate}]/gu, ''))

const range = z.tuple([position, position])

const block = z.object({
  id: z.string().regex(/^[\w.:-]{1,64}$/),
  kind: z.enum(BLOCK_KINDS),
  ranges: z.array(range).max(MAX_RANGES),
  text: text.optional(),
  number: text.max(40).optional(),
  numberRange: range.optional(),
  confidence: z.number().min(0).max(1),
  guesses: z.array(z.enum(GUESS_CODES)).max(GUESS_CODES.length),
})

const name = text.max(40).nullable()

const outline = z.object({
  blocks: z.array(block).max(MAX_BLOCKS),
  typed: z.int().min(0).optional(),
  facts: z
    .object({
      committee: name,
      session: z.int().min(1).max(9999).nullable(),
      state: name,
      symbol: text.max(200).nullable(),
      title: text.max(2000),
      dateReceived: z.iso.date().nullable(),
      language: text.max(40),
    })
    .partial()
    .optional(),
})

/** An outline as a browser sends it back, and of which one it is a correction. */
export const outlineCorrection = z.object({ revision: z.int().min(0), outline })
export type OutlineCorrection = z.output<typeof outlineCorrection>

/** The same for the reply of a report. */
export const replyCorrection = z.object({ version: z.int().min(1), outline })
export type ReplyCorrection = z.output<typeof replyCorrection>

/**
 * Whether a corrected outline can be one of this document: stretches that are in its text, ids of their own, and not
 * more text than the document has (what is typed aside), so that nobody makes a small file a large one.
 * @throws AppError `invalid_input` / `outlineWrong`, `too_large` / `replyTooLarge`.
 */
export function checkOutline({ blocks }: Outline, document: SourceDocument): void {
  const ids = new Set<string>()
  let covered = 0
  let typed = 0
  for (const { id, ranges, numberRange, text: typing = '' } of blocks) {
    if (ids.has(id)) throw wrong()
    ids.add(id)
    typed += typing.length
    for (const [start, end] of numberRange ? [numberRange, ...ranges] : ranges) {
      if (end < start || end > document.text.length) throw wrong()
      covered += end - start
    }
  }
  if (covered > document.text.length) throw wrong()
  if (typed > MAX_REPLY_LENGTH) {
    throw new AppError('too_large', 'replyTooLarge', { megabytes: Math.floor(MAX_REPLY_LENGTH / 1_000_000) })
  }
}

const wrong = () => new AppError('invalid_input', 'outlineWrong')
