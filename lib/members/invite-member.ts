import { hashToken, newToken } from '@/lib/accounts/token'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from './authorize'
import { lockReport } from './lock-report'
import { INVITATION_DAYS, type NewInvitation } from './schema'

/**
 * Invites one e-mail to one role and returns the token of the one-time link, which is shown once and not stored. An
 * earlier open invitation of the same e-mail is withdrawn. @throws AppError `conflict` for who is a member already.
 */
export async function inviteMember(
  userId: string,
  { reportId, email, role }: NewInvitation,
): Promise<{ token: string; expiresAt: Date }> {
  return db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const member = await tx.membership.findFirst({
      where: { reportId, user: { email } },
      select: { id: true },
    })
    if (member) throw new AppError('conflict', 'alreadyMember', { field: 'email' })
    const now = new Date()
    await tx.invitation.updateMany({
      where: { reportId, email, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    const token = newToken()
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000)
    await tx.invitation.create({
      data: { reportId, email, role, tokenHash: hashToken(token), invitedById: userId, expiresAt },
    })
    await audit(tx, { action: 'member.invited', actorId: userId, reportId, details: { email, role } })
    return { token, expiresAt }
  })
}
