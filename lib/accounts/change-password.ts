import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { endSessions, publishEnded } from './end-sessions'
import type { SignedIn } from './find-session'
import { hashPassword, verifyPassword } from './password'
import { refuseWeakPassword } from './password-rules'
import type { PasswordChange } from './schema'
import { ACCOUNT_DELAY, forgive, takeAttempt, throttleKey } from './throttle'

/**
 * Sets a new password for who knows the current one, and ends all other sessions. Guessing is throttled like a sign-in,
 * because a borrowed laptop is signed in already.
 */
export async function changePassword(session: SignedIn, input: PasswordChange): Promise<void> {
  const { userId, sessionId, name, email } = session
  refuseWeakPassword(input.password, [name, email])
  const key = throttleKey('account', email)
  const allowed = await takeAttempt(key, ACCOUNT_DELAY)
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  if (!(await verifyPassword(allowed ? user.passwordHash : null, input.current))) {
    throw new AppError('invalid_input', 'passwordWrong', { field: 'current' })
  }
  await forgive(key, null)
  const passwordHash = await hashPassword(input.password)
  const ended = await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } })
    await audit(tx, { action: 'account.password-changed', actorId: userId })
    return endSessions(tx, { userId, except: sessionId })
  })
  publishEnded(ended)
}
