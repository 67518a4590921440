import { db } from '@/lib/db'
import { awaitExport } from '@/lib/exports/await-export'
import { claimNext } from '@/lib/exports/claim'
import { makeExport } from '@/lib/exports/make-export'
import { REVIEW } from '@/lib/exports/schema'
import { startExport } from '@/lib/exports/start-export'
import { readFileBytes } from '@/lib/files/storage'
import type { CopyOptions } from '../schema'

/** Asks for a review copy and makes it here and now. @throws AppError as `startExport` and `awaitExport`. */
export async function makeReviewCopy(userId: string, reportId: string, options: Partial<CopyOptions> = {}) {
  const { variant = 'public', ...says } = options
  const { exportId } = await startExport(userId, { reportId, format: REVIEW, variant, options: says })
  const claim = await claimNext()
  if (claim?.id !== exportId) throw new Error('another export was waiting')
  await makeExport(claim, new AbortController().signal)
  await awaitExport(exportId)
  const row = await db.reportExport.findUniqueOrThrow({ where: { id: exportId } })
  return { row, bytes: await readFileBytes(row.fileId!) }
}
