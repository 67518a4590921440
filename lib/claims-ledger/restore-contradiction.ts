import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { ContradictionChoice } from './schema'

/** Shows a contradiction again that somebody had dismissed; does nothing when nobody had. */
export async function restoreContradiction(
  userId: string,
  { reportId, key }: ContradictionChoice,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'contradictions.judge', tx)
    const { count } = await tx.dismissedContradiction.deleteMany({ where: { reportId, key } })
    if (count > 0)
      await audit(tx, { action: 'contradiction.restored', actorId: userId, reportId, details: {} })
  })
  publish('report.arranged', { reportId })
}
