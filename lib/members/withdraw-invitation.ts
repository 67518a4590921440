import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from './authorize'
import { lockReport } from './lock-report'
import type { InvitationChoice } from './schema'

/** Withdraws an open invitation: its link stops working at once. */
export async function withdrawInvitation(
  userId: string,
  { reportId, invitationId }: InvitationChoice,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, reportId, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    })
    if (count === 0) throw notFound()
    await audit(tx, { action: 'invitation.withdrawn', actorId: userId, reportId, details: { invitationId } })
  })
}
