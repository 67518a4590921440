import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import type { AssignmentChoice } from './schema'

/** Takes a draft from somebody to whom it was given. @throws AppError `not_found` for a draft that is not there. */
export async function unassignDraft(userId: string, choice: AssignmentChoice): Promise<void> {
  const { draftId } = choice
  const reportId = await db.$transaction(async (tx) => {
    const draft = await tx.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
    if (!draft) throw notFound()
    const { reportId } = draft
    await authorize(userId, reportId, 'draft.assign', tx)
    const { count } = await tx.draftAssignment.deleteMany({ where: { draftId, userId: choice.userId } })
    if (count > 0)
      await audit(tx, {
        action: 'draft.unassigned',
        actorId: userId,
        reportId,
        details: { draftId, userId: choice.userId },
      })
    return reportId
  })
  publish('assignments.changed', { reportId, draftId })
}
