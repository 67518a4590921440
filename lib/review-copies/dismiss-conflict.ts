import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import type { ConflictChoice } from './schema'

/**
 * Says that somebody has looked after what had no place, and it is not shown any more; or (`isDone: false`) that it is to
 * be shown again. @throws AppError `not_found`, `forbidden`
 */
export async function dismissConflict(
  userId: string,
  { conflictId, isDone = true }: ConflictChoice,
): Promise<void> {
  const conflict = await db.reviewConflict.findUnique({
    where: { id: conflictId },
    select: { import: { select: { copy: { select: { reportId: true } } } } },
  })
  if (!conflict) throw notFound()
  await authorize(userId, conflict.import.copy.reportId, 'draft.suggest')
  const dismissedAt = isDone ? new Date() : null
  await db.reviewConflict.update({ where: { id: conflictId }, data: { dismissedAt } })
}
