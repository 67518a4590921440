import type { SignedIn } from '@/lib/accounts/find-session'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { openInvitation, redeemInvitation } from './redeem-invitation'

/** Accepts an invitation with the account that is signed in, whose e-mail it must name. Returns the report's id. */
export async function acceptInvitation(session: SignedIn, { token }: { token: string }): Promise<string> {
  return db.$transaction(async (tx) => {
    const invitation = await openInvitation(tx, token)
    if (invitation.email !== session.email) throw new AppError('forbidden', 'invitationForSomebodyElse')
    await redeemInvitation(tx, invitation, session.userId)
    return invitation.reportId
  })
}
