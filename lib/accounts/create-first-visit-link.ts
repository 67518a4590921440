import { db } from '@/lib/db'
import { hashToken, newToken } from './token'

/**
 * The one-time link with which the first person of an installation makes their account; null once an account exists.
 * It does not expire by time (it is printed where only the administrator looks), but the next start replaces it.
 */
export async function createFirstVisitLink(): Promise<{ token: string } | null> {
  return db.$transaction(async (tx) => {
    if (await tx.user.findFirst({ select: { id: true } })) return null
    await tx.signInLink.deleteMany({ where: { kind: 'first_visit', usedAt: null } })
    const token = newToken()
    await tx.signInLink.create({ data: { kind: 'first_visit', tokenHash: hashToken(token) } })
    return { token }
  })
}
