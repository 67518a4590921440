import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from './authorize'
import { findMember } from './find-member'
import { lockReport } from './lock-report'
import type { RoleChange } from './schema'

/** Gives a member another role, at once also on their open sockets. Coordinators change by handing over only. */
export async function changeRole(userId: string, { reportId, memberId, role }: RoleChange): Promise<void> {
  const member = await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const member = await findMember(tx, reportId, memberId)
    if (member.role === 'coordinator') throw new AppError('conflict', 'coordinatorStays')
    await tx.membership.update({ where: { id: member.id }, data: { role } })
    const details = { userId: member.userId, from: member.role, to: role }
    await audit(tx, { action: 'member.role-changed', actorId: userId, reportId, details })
    return member
  })
  publish('membership.changed', { reportId, userId: member.userId })
}
