import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { foldDraft } from '@/lib/versions/fold-draft'
import type { LockInput } from './schema'
import { sqlIn } from './sql'

// What was on its way to the log when the sockets closed has arrived by then.
const IN_FLIGHT_MS = 100

/**
 * Locks a draft as final: from now on nobody's edit of it is taken, whoever has it open only reads, and the text as it
 * stands is a version. Comments go on. A draft that is locked already gets the new reason.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function lockDraft(userId: string, { draftId, reason }: LockInput): Promise<void> {
  const { reportId, isNew } = await db.$transaction(async (tx) => {
    const draft = await tx.draft.findUnique({
      where: { id: draftId },
      select: { reportId: true, lockedAt: true },
    })
    if (!draft) throw notFound()
    const { reportId, lockedAt } = draft
    await authorize(userId, reportId, 'draft.lock', tx)
    await tx.draft.update({
      where: { id: draftId },
      data: { lockedAt: lockedAt ?? new Date(), lockedById: userId, lockReason: reason },
    })
    await audit(tx, { action: 'draft.locked', actorId: userId, reportId, details: { draftId } })
    return { reportId, isNew: lockedAt === null }
  })
  publish('draft.locked', { reportId, draftId })
  if (!isNew) return
  // Only now is nothing typed any more. Should it fail, the draft is locked all the same, and its edits are in the log.
  await new Promise((resolve) => setTimeout(resolve, IN_FLIGHT_MS))
  const mark = { reason: 'locked', createdById: userId } as const
  await db.$transaction((tx) => foldDraft(sqlIn(tx), draftId, { mark }))
  publish('versions.changed', { reportId, draftId })
}
