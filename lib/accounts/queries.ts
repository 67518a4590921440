import { db } from '@/lib/db'
import { hashToken } from './token'

/** One of a person's own sessions, as they see it. */
export interface ListedSession {
  id: string
  device: string
  startedAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** The living sessions of the person who asks, the current one first, then by last use. */
export async function listSessions(userId: string, currentSessionId: string): Promise<ListedSession[]> {
  const sessions = await db.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
  })
  return sessions
    .map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      startedAt: createdAt,
      lastSeenAt,
      isCurrent: id === currentSessionId,
    }))
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Whether this first-visit link still works. Looking at it does not use it up. */
export async function isFirstVisitLink(token: string): Promise<boolean> {
  const link = await db.signInLink.findFirst({
    where: { kind: 'first_visit', tokenHash: hashToken(token), usedAt: null },
    select: { id: true },
  })
  return link !== null && (await db.user.findFirst({ select: { id: true } })) === null
}

/** Whose sign-in link this is, while it works; looking at it does not use it up. */
export async function findSignInLink(
  token: string,
): Promise<{ email: string; name: string; hasPassword: boolean } | null> {
  const link = await db.signInLink.findFirst({
    where: { kind: 'sign_in', tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { user: { select: { email: true, name: true, passwordHash: true } } },
  })
  if (!link?.user) return null
  const { email, name, passwordHash } = link.user
  return { email, name, hasPassword: passwordHash !== null }
}
