import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from './authorize'
import { findMember } from './find-member'
import { lockReport } from './lock-report'
import type { MemberChoice } from './schema'

/**
 * Removes a member: the report no longer exists for them, and their open sockets are cut. What they wrote stays.
 * @throws AppError `conflict` for the coordinator, who hands over first.
 */
export async function removeMember(userId: string, { reportId, memberId }: MemberChoice): Promise<void> {
  const member = await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const member = await findMember(tx, reportId, memberId)
    if (member.role === 'coordinator') throw new AppError('conflict', 'coordinatorStays')
    await tx.membership.delete({ where: { id: member.id } })
    await audit(tx, {
      action: 'member.removed',
      actorId: userId,
      reportId,
      details: { userId: member.userId },
    })
    return member
  })
  publish('membership.changed', { reportId, userId: member.userId })
}
