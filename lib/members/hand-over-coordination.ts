import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from './authorize'
import { findMember } from './find-member'
import { lockReport } from './lock-report'
import type { MemberChoice } from './schema'

/** Makes another member coordinator and the one who hands over an author, in one step: there is always one. */
export async function handOverCoordination(
  userId: string,
  { reportId, memberId }: MemberChoice,
): Promise<void> {
  const successor = await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const member = await findMember(tx, reportId, memberId)
    if (member.userId === userId) throw new AppError('conflict', 'alreadyCoordinator')
    await tx.membership.update({ where: { id: member.id }, data: { role: 'coordinator' } })
    await tx.membership.update({
      where: { reportId_userId: { reportId, userId } },
      data: { role: 'author' },
    })
    const details = { userId: member.userId }
    await audit(tx, { action: 'member.coordination-handed-over', actorId: userId, reportId, details })
    return member
  })
  publish('membership.changed', { reportId, userId: successor.userId })
  publish('membership.changed', { reportId, userId })
}
