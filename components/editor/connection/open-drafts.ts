import { eraseSent, unsentOnDevice } from '../device/database'
import { DraftSession, type SessionContext } from './draft-session'
import { Observable } from './observable'

// A draft just left is often opened again at once.
const LINGER = 3000

interface OpenDraft {
  session: DraftSession
  holders: number
  timer?: ReturnType<typeof setTimeout>
}

/** The drafts that are open in a tab: each once, and on the line until the server has everything that was typed. */
export class OpenDrafts {
  /** Some draft holds edits that the server does not have. */
  readonly unsent = new Observable(false)

  private readonly drafts = new Map<string, OpenDraft>()
  private sentLeftovers = false
  private destroyed = false

  constructor(private readonly context: SessionContext) {}

  /** Opens a draft, or the same once more; `release` it as often. */
  acquire(draftId: string, canEdit: boolean): DraftSession {
    const open = this.drafts.get(draftId) ?? this.open(draftId, canEdit)
    clearTimeout(open.timer)
    open.holders++
    open.session.allow(canEdit)
    return open.session
  }

  /** Leaves a draft; it stays on the line until the server has everything that was typed. */
  release(draftId: string): void {
    const open = this.drafts.get(draftId)
    if (!open) return
    open.holders--
    this.closeLater(draftId, open)
  }

  /** Whether the server has all that was typed into this draft here. */
  isSent(draftId: string): boolean {
    return !this.drafts.get(draftId)?.session.status.get().unsent
  }

  /** Whether everything is on the server, or can never be: then the connection may go. */
  get isDone(): boolean {
    return this.sessions.every((session) => session.isDone)
  }

  /** Writes to this device what waits; resolves true when all of it is kept. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all(this.sessions.map(({ store }) => store.flush()))
    return kept.every(Boolean)
  }

  /** Edits of an earlier visit that are only on this device go to the server, whichever draft is on the screen. */
  async sendLeftovers(): Promise<void> {
    if (this.sentLeftovers) return
    this.sentLeftovers = true
    const { user, reportId } = this.context
    const left = await unsentOnDevice(user.id)
    const drafts = new Set(left.filter((note) => note.reportId === reportId).map((note) => note.draftId))
    for (const draftId of drafts) {
      if (this.destroyed) return
      if (!this.drafts.has(draftId)) this.closeWhenLoaded(draftId, this.open(draftId, true))
    }
  }

  /** The server closed the socket on a message that was too large: the draft that it came from sends no more. */
  checkSize(): void {
    for (const session of this.sessions) session.checkSize()
  }

  /** Deletes from this device all text of this person that the server has too; never rejects. */
  async eraseSent(): Promise<void> {
    const open = new Set(this.drafts.keys())
    // What is open knows what it still has to write.
    await Promise.all(this.sessions.map(({ store }) => store.erase()))
    await this.context.database.then((database) => eraseSent(database, open)).catch(() => {})
  }

  async destroy(): Promise<void> {
    this.destroyed = true
    const drafts = [...this.drafts.values()]
    this.drafts.clear()
    for (const { timer } of drafts) clearTimeout(timer)
    await Promise.all(drafts.map(({ session }) => session.destroy()))
  }

  private get sessions(): DraftSession[] {
    return [...this.drafts.values()].map(({ session }) => session)
  }

  private open(draftId: string, canEdit: boolean): OpenDraft {
    const session = new DraftSession(draftId, this.context, canEdit)
    const open: OpenDraft = { session, holders: 0 }
    this.drafts.set(draftId, open)
    session.status.subscribe(() => {
      this.unsent.set(this.sessions.some(({ status }) => status.get().unsent))
      if (open.holders === 0) this.closeLater(draftId, open)
    })
    return open
  }

  private closeLater(draftId: string, open: OpenDraft): void {
    clearTimeout(open.timer)
    if (open.holders > 0 || this.destroyed) return
    open.timer = setTimeout(() => {
      if (open.holders > 0 || !open.session.isDone || this.drafts.get(draftId) !== open) return
      this.drafts.delete(draftId)
      void open.session.destroy()
    }, LINGER)
  }

  private closeWhenLoaded(draftId: string, open: OpenDraft): void {
    void open.session.store.loaded.then(() => this.closeLater(draftId, open))
  }
}
