import { createAccount } from '@/lib/accounts/create-account'
import { hashPassword } from '@/lib/accounts/password'
import { refuseWeakPassword } from '@/lib/accounts/password-rules'
import type { Joining } from '@/lib/accounts/schema'
import { startSession, type StartedSession } from '@/lib/accounts/start-session'
import { db } from '@/lib/db'
import { openInvitation, redeemInvitation } from './redeem-invitation'

/**
 * Makes an account for the e-mail that an invitation names, joins the report and signs in, in one transaction.
 * @throws AppError `conflict` when the e-mail has an account: its owner signs in and accepts.
 */
export async function joinByInvitation(input: Joining, device: string): Promise<StartedSession> {
  const { token, name, password } = input
  const { email } = await openInvitation(db, token)
  refuseWeakPassword(password, [name, email])
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const invitation = await openInvitation(tx, token)
    const { userId } = await createAccount(tx, { email, name, passwordHash })
    await redeemInvitation(tx, invitation, userId)
    return startSession(tx, userId, device)
  })
}
