import { z } from 'zod'

/** Largest file that is taken from somebody's device. */
export const MAX_SENT_BYTES = 25_000_000

/** What stands in the address of a request to inspect or clean the file that is its body. */
export const inspectionRequest = z.object({
  name: z.string().max(500).default(''),
  /** With it a cleaned copy is made. */
  changes: z.enum(['accept', 'reject']).optional(),
})

export type InspectionRequest = z.infer<typeof inspectionRequest>
