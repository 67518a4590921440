import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { hashToken, newToken } from './token'

/** How long a sign-in link works: long enough to hand it over, short enough to be worthless later. */
export const SIGN_IN_LINK_MINUTES = 15

/**
 * A one-time sign-in link for an existing account, made by the administrator; it replaces earlier unused ones.
 * @throws AppError `not_found` when the e-mail has no account.
 */
export async function createSignInLink(email: string): Promise<{ token: string; expiresAt: Date }> {
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    if (!user) throw new AppError('not_found', 'accountUnknown', { email })
    await tx.signInLink.deleteMany({ where: { userId: user.id, usedAt: null } })
    const token = newToken()
    const expiresAt = new Date(Date.now() + SIGN_IN_LINK_MINUTES * 60_000)
    await tx.signInLink.create({
      data: { kind: 'sign_in', tokenHash: hashToken(token), userId: user.id, expiresAt },
    })
    return { token, expiresAt }
  })
}
