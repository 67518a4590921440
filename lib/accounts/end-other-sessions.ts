import { db } from '@/lib/db'
import { endSessions, publishEnded } from './end-sessions'

/** Ends all of a person's sessions but the one that asks: after a laptop was lost or seized. Says how many. */
export async function endOtherSessions(userId: string, currentSessionId: string): Promise<number> {
  const ended = await db.$transaction((tx) => endSessions(tx, { userId, except: currentSessionId }))
  publishEnded(ended)
  return ended.length
}
