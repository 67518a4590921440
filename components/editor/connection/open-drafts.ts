import { forgetPages } from '@/components/offline/forget'
import { eraseSeenThreads, eraseSent, unsentOnDevice } from '../device/database'
import { draftsWithPictures, readDraftsWithPictures } from '../device/picture-store'
import { DraftSession, type SessionContext } from './draft-session'
import { Observable } from './observable'

// A draft just left is often opened again at once.
const LINGER = 3000
// Between two drafts that are brought to this device, and how long to wait for one.
const KEEP_PAUSE = 150
const KEEP_WAIT = 10_000

interface OpenDraft {
  session: DraftSession
  holders: number
  timer?: ReturnType<typeof setTimeout>
}

/** The drafts that are open in a tab: each once, and on the line until the server has everything that was typed. */
export class OpenDrafts {
  /** Some draft holds edits that the server does not have. */
  readonly unsent = new Observable(false)
  /** Which: the open ones, and those of earlier visits that are still to be sent; also those whose pictures are. */
  readonly unsentDrafts = new Observable<ReadonlySet<string>>(new Set())

  /** How often a draft was begun anew here: whoever shows it has to acquire it again. */
  readonly renewals = new Observable<ReadonlyMap<string, number>>(new Map())

  /** Those of which this device keeps pictures that are on their way. */
  readonly withPictures: Pick<Observable<ReadonlySet<string>>, 'get' | 'subscribe'> = draftsWithPictures

  private readonly drafts = new Map<string, OpenDraft>()
  private sentLeftovers = false
  private destroyed = false
  /** Not open, and with edits of an earlier visit. */
  private leftovers: ReadonlySet<string> = new Set()
  private readonly stopListening: () => void

  constructor(private readonly context: SessionContext) {
    this.stopListening = draftsWithPictures.subscribe(() => this.sayWhichAreUnsent())
    void this.readLeftovers()
    void readDraftsWithPictures(context.user.id, context.reportId)
  }

  /** Opens a draft, or the same once more; `release` it as often. */
  acquire(draftId: string, canEdit: boolean, isLocked = false): DraftSession {
    const open = this.drafts.get(draftId) ?? this.open(draftId, canEdit)
    clearTimeout(open.timer)
    open.holders++
    open.session.allow(canEdit, isLocked)
    return open.session
  }

  /** Leaves a draft; it stays on the line until the server has everything that was typed. */
  release(draftId: string): void {
    const open = this.drafts.get(draftId)
    if (!open) return
    open.holders--
    this.closeLater(draftId, open)
  }

  /** Throws away what this device has of an open draft, sent or not, and begins it anew with what the server has. */
  async renew(draftId: string): Promise<void> {
    const open = this.drafts.get(draftId)
    if (!open) return
    await open.session.store.discard()
    if (this.drafts.get(draftId) !== open) return
    clearTimeout(open.timer)
    open.session.provider.detach()
    const next = this.open(draftId, false)
    next.holders = open.holders
    // Its editor is taken down first.
    setTimeout(() => void open.session.destroy(), LINGER)
    const renewals = this.renewals.get()
    this.renewals.set(new Map(renewals).set(draftId, (renewals.get(draftId) ?? 0) + 1))
  }

  /** Whether somebody shows this draft here, or works on it. */
  isHeld(draftId: string): boolean {
    return (this.drafts.get(draftId)?.holders ?? 0) > 0
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

  /**
   * Edits of an earlier visit that are only on this device go to the server, whichever draft is on the screen. Once;
   * `again` when it may take what it refused before.
   */
  async sendLeftovers(again = false): Promise<void> {
    if (this.sentLeftovers && !again) return
    this.sentLeftovers = true
    for (const draftId of await this.readLeftovers()) {
      if (this.destroyed) return
      if (!this.drafts.has(draftId)) this.closeWhenLoaded(draftId, this.open(draftId, true))
    }
  }

  /**
   * Brings these drafts to this device, one after the other, so that they can be read and written without a line. Ends
   * early when the line breaks.
   */
  async keepOnDevice(draftIds: readonly string[], canEdit: boolean, signal: AbortSignal): Promise<void> {
    for (const draftId of draftIds) {
      if (this.destroyed || signal.aborted || this.context.socket.line.get() !== 'online') return
      if (this.drafts.has(draftId)) continue
      const open = this.open(draftId, canEdit)
      await fromServer(open.session)
      await open.session.store.flush()
      if (open.holders === 0 && open.session.isDone && this.drafts.get(draftId) === open) {
        this.drafts.delete(draftId)
        await open.session.destroy()
      }
      await new Promise((resolve) => setTimeout(resolve, KEEP_PAUSE))
    }
  }

  /** The server closed the socket on a message that was too large: the draft that it came from sends no more. */
  checkSize(): void {
    for (const session of this.sessions) session.checkSize()
  }

  /** Deletes from this device all pages, and all text and discussion of this person that the server has too; never rejects. */
  async eraseSent(): Promise<void> {
    const open = new Set(this.drafts.keys())
    // What is open knows what it still has to write.
    const stores = this.sessions.map(({ store }) => store.erase())
    await Promise.all([forgetPages(), eraseSeenThreads(this.context.user.id), ...stores])
    await this.context.database.then((database) => eraseSent(database, open)).catch(() => {})
  }

  async destroy(): Promise<void> {
    this.destroyed = true
    this.stopListening()
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
      this.sayWhichAreUnsent()
      if (open.holders === 0) this.closeLater(draftId, open)
    })
    return open
  }

  private async readLeftovers(): Promise<ReadonlySet<string>> {
    const { user, reportId } = this.context
    const left = await unsentOnDevice(user.id)
    this.leftovers = new Set(left.filter((note) => note.reportId === reportId).map((note) => note.draftId))
    this.sayWhichAreUnsent()
    return this.leftovers
  }

  private sayWhichAreUnsent(): void {
    // Once a draft is open, it knows itself.
    const opened = this.sessions
      .filter(({ status }) => status.get().content !== 'none')
      .map(({ draftId }) => draftId)
    this.leftovers = new Set([...this.leftovers].filter((draftId) => !opened.includes(draftId)))
    const unsent = this.sessions.filter(({ status }) => status.get().unsent).map(({ draftId }) => draftId)
    const next = new Set([...this.leftovers, ...unsent, ...draftsWithPictures.get()])
    const before = this.unsentDrafts.get()
    if (next.size === before.size && [...next].every((draftId) => before.has(draftId))) return
    this.unsentDrafts.set(next)
  }

  private closeLater(draftId: string, open: OpenDraft): void {
    clearTimeout(open.timer)
    if (open.holders > 0 || this.destroyed) return
    open.timer = setTimeout(() => {
      if (open.holders > 0 || !open.session.isDone || this.drafts.get(draftId) !== open) return
      this.drafts.delete(draftId)
      const { unsent } = open.session.status.get()
      // What it could not send stays on this device, for later.
      void open.session.destroy().then(() => (unsent ? void this.readLeftovers() : undefined))
    }, LINGER)
  }

  private closeWhenLoaded(draftId: string, open: OpenDraft): void {
    void open.session.store.loaded.then(() => this.closeLater(draftId, open))
  }
}

/** Resolves when the server's text is there, or will not come. */
export function fromServer({ status }: DraftSession): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, KEEP_WAIT)
    const unsubscribe = status.subscribe(check)
    function check() {
      if (status.get().content === 'server' || status.get().save.kind === 'refused') done()
    }
    function done() {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    check()
  })
}
