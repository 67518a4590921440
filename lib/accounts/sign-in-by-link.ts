import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { endSessions, publishEnded } from './end-sessions'
import { hashPassword } from './password'
import { refuseWeakPassword } from './password-rules'
import type { LinkSignIn } from './schema'
import { startSession, type StartedSession } from './start-session'
import { hashToken } from './token'

/**
 * Signs in with a one-time link, and sets the new password that came with it: that ends all other sessions. The link is
 * used up only when everything worked; of two people who use it at once, one is refused.
 */
export async function signInByLink({ token, password }: LinkSignIn, device: string): Promise<StartedSession> {
  const link = {
    kind: 'sign_in',
    tokenHash: hashToken(token),
    usedAt: null,
    expiresAt: { gt: new Date() },
  } as const
  const found = await db.signInLink.findFirst({ where: link, select: { user: true } })
  const user = found?.user
  if (!user) throw new AppError('expired', 'linkDead')
  if (!password && !user.passwordHash)
    throw new AppError('invalid_input', 'passwordNeeded', { field: 'password' })
  if (password) refuseWeakPassword(password, [user.name, user.email])
  const passwordHash = password ? await hashPassword(password) : null

  const { ended, ...session } = await db.$transaction(async (tx) => {
    const { count } = await tx.signInLink.updateMany({ where: link, data: { usedAt: new Date() } })
    if (count === 0) throw new AppError('expired', 'linkDead')
    if (!passwordHash) return { ended: [], ...(await startSession(tx, user.id, device)) }
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } })
    await audit(tx, { action: 'account.password-changed', actorId: user.id, details: { byLink: true } })
    const ended = await endSessions(tx, { userId: user.id })
    return { ended, ...(await startSession(tx, user.id, device)) }
  })
  publishEnded(ended)
  return session
}
