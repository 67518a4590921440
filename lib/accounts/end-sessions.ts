import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import type { Database } from '@/lib/db'

/** Ends the living sessions of a person, all or the one, or all but one; says which. Tell the bus after the commit. */
export async function endSessions(
  tx: Database,
  { userId, only, except }: { userId: string; only?: string; except?: string },
): Promise<string[]> {
  const id = only ? only : except ? { not: except } : undefined
  const ended = await tx.session.updateManyAndReturn({
    where: { userId, endedAt: null, id },
    data: { endedAt: new Date() },
    select: { id: true },
  })
  for (const _ of ended) await audit(tx, { action: 'session.ended', actorId: userId })
  return ended.map((session) => session.id)
}

/** Lets the sockets of ended sessions be closed. */
export function publishEnded(sessionIds: readonly string[]): void {
  for (const sessionId of sessionIds) publish('session.ended', { sessionId })
}
