import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from './authorize'
import { lockReport } from './lock-report'

/** Ends one's own membership. @throws AppError `conflict` for the last coordinator, who hands over first. */
export async function leaveReport(userId: string, { reportId }: { reportId: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    const actor = await authorize(userId, reportId, 'report.leave', tx)
    const isLast =
      actor.role === 'coordinator' &&
      (await tx.membership.count({ where: { reportId, role: 'coordinator' } })) < 2
    if (isLast) throw new AppError('conflict', 'lastCoordinator')
    await tx.membership.delete({ where: { reportId_userId: { reportId, userId } } })
    await audit(tx, { action: 'member.left', actorId: userId, reportId, details: { userId } })
  })
  publish('membership.changed', { reportId, userId })
}
