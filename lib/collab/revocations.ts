import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import type { ClientSocket } from './client-socket'

const SWEEP_MS = 30_000
// Longer than any admission takes: what was revoked while somebody was being let in is remembered until then.
const REMEMBER_MS = 60_000

/**
 * Cuts sockets whose session ended or whose rights changed: at once when the bus says so, and within SWEEP_MS when
 * another process (the command line) did it. The client then reconnects, and is refused or gets its new rights.
 */
export class Revocations {
  private readonly recent = new Map<string, number>()
  private readonly unsubscribe: (() => void)[]
  private readonly timer: NodeJS.Timeout

  constructor(private readonly sockets: ReadonlySet<ClientSocket>) {
    this.unsubscribe = [
      subscribe('session.ended', ({ sessionId }) => this.endSession(sessionId)),
      subscribe('membership.changed', ({ reportId, userId }) => this.changeRights(reportId, userId)),
      subscribe('draft.locked', ({ draftId }) => this.changeLock(draftId)),
    ]
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS)
    this.timer.unref()
  }

  /** Whether this session was ended since `since` (as of Date.now()). */
  hasEnded(sessionId: string, since: number): boolean {
    return (this.recent.get(sessionId) ?? 0) >= since
  }

  /** Whether this person's rights in the report changed since `since`. */
  haveChanged(reportId: string, userId: string, since: number): boolean {
    return (this.recent.get(`${reportId} ${userId}`) ?? 0) >= since
  }

  /** Whether this draft was locked, or opened again, since `since`. */
  hasLockChanged(draftId: string, since: number): boolean {
    return (this.recent.get(draftId) ?? 0) >= since
  }

  /** Looks in the database for what no message told. Never throws: a database that is gone ends nobody's session. */
  async sweep(): Promise<void> {
    for (const [key, at] of this.recent) if (at < Date.now() - REMEMBER_MS) this.recent.delete(key)
    try {
      await this.sweepSessions()
      await this.sweepRights()
    } catch (error) {
      console.error('collab: sessions could not be checked:', (error as Error).message)
    }
  }

  close(): void {
    clearInterval(this.timer)
    for (const end of this.unsubscribe) end()
  }

  private endSession(sessionId: string): void {
    this.recent.set(sessionId, Date.now())
    for (const socket of this.sockets) if (socket.person.sessionId === sessionId) socket.close('sessionEnded')
  }

  private changeRights(reportId: string, userId: string): void {
    this.recent.set(`${reportId} ${userId}`, Date.now())
    for (const socket of this.sockets) {
      if (socket.person.userId === userId && socket.reportIds.has(reportId)) socket.close('rightsChanged')
    }
  }

  private changeLock(draftId: string): void {
    this.recent.set(draftId, Date.now())
    for (const socket of this.sockets) if (socket.draftIds.has(draftId)) socket.close('rightsChanged')
  }

  private async sweepSessions(): Promise<void> {
    const open = [...this.sockets]
    if (open.length === 0) return
    const living = await db.session.findMany({
      where: {
        id: { in: open.map(({ person }) => person.sessionId) },
        endedAt: null,
        expiresAt: { gt: new Date() },
      },
      select: { id: true },
    })
    const ids = new Set(living.map(({ id }) => id))
    for (const socket of open) if (!ids.has(socket.person.sessionId)) socket.close('sessionEnded')
  }

  private async sweepRights(): Promise<void> {
    const open = [...this.sockets]
    if (open.length === 0) return
    const memberships = await db.membership.findMany({
      where: { userId: { in: open.map(({ person }) => person.userId) } },
      select: { reportId: true, userId: true, role: true },
    })
    const locked = await db.draft.findMany({
      where: { id: { in: open.flatMap(({ draftIds }) => [...draftIds]) }, NOT: { lockedAt: null } },
      select: { id: true },
    })
    const isLocked = new Set(locked.map(({ id }) => id))
    const roles = new Map(memberships.map(({ reportId, userId, role }) => [`${reportId} ${userId}`, role]))
    for (const socket of open) {
      const { userId } = socket.person
      const actorIn = (reportId: string) => ({ userId, role: roles.get(`${reportId} ${userId}`) ?? null })
      if (!socket.mayStay(actorIn, (draftId) => isLocked.has(draftId))) socket.close('rightsChanged')
    }
  }
}
