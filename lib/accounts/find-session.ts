import { db } from '@/lib/db'
import { isId } from '@/lib/members/authorize'

const MINUTE = 60_000

/** A session ends by itself this long after it was last used. */
export const SESSION_LIFETIME = 30 * 24 * 60 * MINUTE

/** A signed-in person, as every door knows them. */
export interface SignedIn {
  sessionId: string
  userId: string
  name: string
  email: string
}

/**
 * Who is behind a session id; null when the session is unknown, ended or expired. One read; being seen is written at
 * most once a minute and nobody waits for it.
 */
export async function findSession(sessionId: string): Promise<SignedIn | null> {
  if (!isId(sessionId)) return null
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: {
      endedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true } },
    },
  })
  const now = Date.now()
  if (!session || session.endedAt || session.expiresAt.getTime() <= now) return null
  if (now - session.lastSeenAt.getTime() > MINUTE) void touch(sessionId, now)
  return { sessionId, userId: session.user.id, name: session.user.name, email: session.user.email }
}

async function touch(sessionId: string, now: number): Promise<void> {
  try {
    await db.session.updateMany({
      where: { id: sessionId, endedAt: null, lastSeenAt: { lt: new Date(now - MINUTE) } },
      data: { lastSeenAt: new Date(now), expiresAt: new Date(now + SESSION_LIFETIME) },
    })
  } catch {
    // The next request tries again; a session must not fail because its list entry is a minute old.
  }
}
