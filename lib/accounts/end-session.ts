import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { endSessions, publishEnded } from './end-sessions'

/** Ends one of a person's own sessions; it stops working at once, its sockets included. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  const ended = await db.$transaction((tx) => endSessions(tx, { userId, only: sessionId }))
  if (ended.length === 0) throw notFound()
  publishEnded(ended)
}
