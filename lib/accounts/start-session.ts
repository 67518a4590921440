import { audit } from '@/lib/audit'
import type { Database } from '@/lib/db'
import { SESSION_LIFETIME } from './find-session'

/** A session that has just begun: what the cookie is made of. */
export interface StartedSession {
  sessionId: string
  userId: string
}

/** Begins a session in the transaction that has found out who the person is. `device` is for their own list. */
export async function startSession(tx: Database, userId: string, device: string): Promise<StartedSession> {
  const { id } = await tx.session.create({
    data: { userId, device, expiresAt: new Date(Date.now() + SESSION_LIFETIME) },
    select: { id: true },
  })
  await audit(tx, { action: 'session.started', actorId: userId })
  return { sessionId: id, userId }
}
