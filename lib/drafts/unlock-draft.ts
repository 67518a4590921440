import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import type { UnlockInput } from './schema'

/** Opens a locked draft for writing again; one that is open stays so. @throws AppError `not_found`, `forbidden`. */
export async function unlockDraft(userId: string, { draftId }: UnlockInput): Promise<void> {
  const reportId = await db.$transaction(async (tx) => {
    const draft = await tx.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
    if (!draft) throw notFound()
    const { reportId } = draft
    await authorize(userId, reportId, 'draft.lock', tx)
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, NOT: { lockedAt: null } },
      data: { lockedAt: null, lockedById: null, lockReason: '' },
    })
    if (count === 0) return null
    await audit(tx, { action: 'draft.unlocked', actorId: userId, reportId, details: { draftId } })
    return reportId
  })
  if (reportId) publish('draft.locked', { reportId, draftId })
}
