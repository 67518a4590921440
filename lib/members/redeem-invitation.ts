import { hashToken } from '@/lib/accounts/token'
import { audit } from '@/lib/audit'
import type { Database } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/policy'
import { lockReport } from './lock-report'

/** An invitation while it can be accepted. */
export interface OpenInvitation {
  id: string
  reportId: string
  email: string
  role: Role
}

/** The open invitation behind a token. @throws AppError `expired` when it is unknown, used, withdrawn or too old. */
export async function openInvitation(client: Database, token: string): Promise<OpenInvitation> {
  const invitation = await client.invitation.findFirst({
    where: {
      tokenHash: hashToken(token),
      acceptedAt: null,
      withdrawnAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { id: true, reportId: true, email: true, role: true },
  })
  if (!invitation) throw new AppError('expired', 'invitationDead')
  return invitation
}

/**
 * Makes `userId` a member as the invitation says and uses it up; the caller has made sure that the e-mail is theirs.
 * Two at once, or one just withdrawn, cannot both succeed: the row decides.
 */
export async function redeemInvitation(
  tx: Database,
  invitation: OpenInvitation,
  userId: string,
): Promise<void> {
  const { id, reportId, role } = invitation
  await lockReport(tx, reportId)
  const { count } = await tx.invitation.updateMany({
    where: { id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: new Date() } },
    data: { acceptedAt: new Date() },
  })
  if (count === 0) throw new AppError('expired', 'invitationDead')
  const isMember = await tx.membership.findUnique({ where: { reportId_userId: { reportId, userId } } })
  if (isMember) return
  await tx.membership.create({ data: { reportId, userId, role } })
  await audit(tx, { action: 'member.joined', actorId: userId, reportId, details: { role } })
}
