import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { createAccount } from './create-account'
import { hashPassword } from './password'
import { refuseWeakPassword } from './password-rules'
import { isFirstVisitLink } from './queries'
import type { FirstVisit } from './schema'
import { startSession, type StartedSession } from './start-session'
import { hashToken } from './token'

/**
 * Makes the first account of the installation from its one-time link, coordinator of the sample report, and signs in:
 * all in one transaction, so that the link is used up only when everything worked.
 */
export async function completeFirstVisit(input: FirstVisit, device: string): Promise<StartedSession> {
  const { token, name, email, password } = input
  if (!(await isFirstVisitLink(token))) throw new AppError('expired', 'linkDead')
  refuseWeakPassword(password, [name, email])
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const { count } = await tx.signInLink.updateMany({
      where: { kind: 'first_visit', tokenHash: hashToken(token), usedAt: null },
      data: { usedAt: new Date() },
    })
    if (count === 0) throw new AppError('expired', 'linkDead')
    const { userId, isFirst } = await createAccount(tx, { email, name, passwordHash })
    if (!isFirst) throw new AppError('expired', 'linkDead')
    return startSession(tx, userId, device)
  })
}
