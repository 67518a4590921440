import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { notify } from '@/lib/notifications/notify'
import { mayWrite } from './queries'
import type { AssignmentChoice } from './schema'

/**
 * Gives a draft to somebody of the report to write, and tells them. Giving it twice is giving it once.
 * @throws AppError `not_found` for a draft or a member that is not there, and for one who may write nothing.
 */
export async function assignDraft(userId: string, choice: AssignmentChoice): Promise<void> {
  const { draftId } = choice
  const { reportId, notified } = await db.$transaction(async (tx) => {
    const draft = await tx.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
    if (!draft) throw notFound()
    const { reportId } = draft
    await authorize(userId, reportId, 'draft.assign', tx)
    const member = await tx.membership.findUnique({
      where: { reportId_userId: { reportId, userId: choice.userId } },
      select: { role: true },
    })
    if (!member || !mayWrite(member.role)) throw notFound()
    const { count } = await tx.draftAssignment.createMany({
      data: [{ draftId, userId: choice.userId, assignedById: userId }],
      skipDuplicates: true,
    })
    if (count === 0) return { reportId, notified: [] }
    await audit(tx, {
      action: 'draft.assigned',
      actorId: userId,
      reportId,
      details: { draftId, userId: choice.userId },
    })
    const news = { kind: 'assignment', reportId, actorId: userId, userIds: [choice.userId], draftId } as const
    return { reportId, notified: await notify(tx, news) }
  })
  publish('assignments.changed', { reportId, draftId })
  for (const told of notified) publish('notifications.changed', { userId: told })
}
