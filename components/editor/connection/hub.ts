import { HocuspocusProvider } from '@hocuspocus/provider'
import { CLOSE_CODES, readServerMessage, reportDocument } from '@/lib/collab/protocol'
import { eraseSent, openDatabase, unsentOnDevice } from '../device/database'
import { colourOf } from '../presence/colour'
import { peopleOf, type Place, type PresentPerson } from '../presence/presence'
import { DraftSession, type SessionContext } from './draft-session'
import { Observable } from './observable'
import { CollaborationSocket } from './socket'

export interface HubOptions {
  reportId: string
  user: { id: string; name: string }
  schemaVersion: number
}

// A draft just left is often opened again at once.
const LINGER = 3000
const SESSION_CHECK_EVERY = 5000

interface OpenDraft {
  session: DraftSession
  holders: number
  timer?: ReturnType<typeof setTimeout>
}

/** A tab's whole connection to one report: the socket, the report's channel, and the drafts that are open. */
export class Hub {
  readonly people = new Observable<PresentPerson[]>([])
  readonly counts = new Observable<ReadonlyMap<string, number>>(new Map())
  readonly refusal = new Observable<'session' | null>(null)
  readonly socket: CollaborationSocket
  /** How often the reply, or what stands above its questions, has become another since the page was opened. */
  readonly replyChanges = new Observable(0)
  /** How often what the drafts quote of the reply has become another since the page was opened. */
  readonly quotationChanges = new Observable(0)
  /** Some draft holds edits that the server does not have. */
  readonly unsent = new Observable(false)

  private readonly channel: HocuspocusProvider
  private readonly context: SessionContext
  private readonly drafts = new Map<string, OpenDraft>()
  private readonly events = new AbortController()
  private place: Place | null = null
  private checkedAt = 0
  private sentLeftovers = false
  private destroyed = false
  private mayLeave = false

  constructor(readonly options: HubOptions) {
    const { reportId, user, schemaVersion } = options
    this.socket = new CollaborationSocket((code, wasOpen) => this.onClosed(code, wasOpen))
    const database = openDatabase(user.id)
    // Each store says for itself that it keeps nothing.
    database.catch(() => {})
    this.context = { socket: this.socket, database, reportId, user, schemaVersion, refusal: this.refusal }
    this.channel = new HocuspocusProvider({
      name: reportDocument(reportId),
      token: String(schemaVersion),
      websocketProvider: this.socket,
      onStateless: ({ payload }) => this.onServerMessage(payload),
      onAwarenessChange: () => this.onPresence(),
      onAuthenticated: () => void this.sendLeftovers(),
    })
    this.announce()
    this.channel.attach()
    this.listenToTheMachine()
  }

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

  /** A draft has so many words: from the server, or from the editor that is open here, which knows first. */
  count(draftId: string, words: number): void {
    if (this.counts.get().get(draftId) === words) return
    this.counts.set(new Map(this.counts.get()).set(draftId, words))
  }

  setPlace(place: Place | null): void {
    this.place = place
    this.announce()
  }

  /** Whether everything is on the server, or can never be: then the connection may go. */
  get isDone(): boolean {
    return [...this.drafts.values()].every(({ session }) => session.isDone)
  }

  /** Writes to this device what waits; resolves true when all of it is kept. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all([...this.drafts.values()].map(({ session }) => session.store.flush()))
    return kept.every(Boolean)
  }

  /** From now on the tab closes without a question: what is unsent is kept on this device. */
  letGo(): void {
    this.mayLeave = true
  }

  async destroy(): Promise<void> {
    if (this.destroyed) return
    this.destroyed = true
    this.events.abort()
    const sessions = [...this.drafts.values()]
    this.drafts.clear()
    for (const { timer } of sessions) clearTimeout(timer)
    await Promise.all(sessions.map(({ session }) => session.destroy()))
    this.channel.destroy()
    this.socket.destroy()
    await this.context.database.then((database) => database.close()).catch(() => {})
  }

  private open(draftId: string, canEdit: boolean): OpenDraft {
    const session = new DraftSession(draftId, this.context, canEdit)
    const open: OpenDraft = { session, holders: 0 }
    this.drafts.set(draftId, open)
    session.status.subscribe(() => {
      this.unsent.set([...this.drafts.values()].some((draft) => draft.session.status.get().unsent))
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

  /** Edits of an earlier visit that are only on this device go to the server, whichever draft is on the screen. */
  private async sendLeftovers(): Promise<void> {
    if (this.sentLeftovers) return
    this.sentLeftovers = true
    const left = await unsentOnDevice(this.options.user.id)
    const drafts = new Set(
      left.filter((note) => note.reportId === this.options.reportId).map((note) => note.draftId),
    )
    for (const draftId of drafts) {
      if (this.destroyed) return
      if (!this.drafts.has(draftId)) this.closeWhenLoaded(draftId, this.open(draftId, true))
    }
  }

  private closeWhenLoaded(draftId: string, open: OpenDraft): void {
    void open.session.store.loaded.then(() => this.closeLater(draftId, open))
  }

  private announce(): void {
    const { user } = this.options
    const state = {
      user: { ...user, color: colourOf(user.id) },
      draftId: this.place?.kind === 'draft' ? this.place.draftId : null,
      at: Date.now(),
    }
    this.channel.awareness?.setLocalState(state)
  }

  private onPresence(): void {
    const states = this.channel.awareness?.getStates().values() ?? []
    this.people.set(peopleOf(states, this.options.user.id))
  }

  private onServerMessage(payload: string): void {
    const message = readServerMessage(payload)
    if (message?.type === 'counted') this.count(message.draftId, message.words)
    else if (message?.type === 'replyChanged') this.replyChanges.set(this.replyChanges.get() + 1)
    else if (message?.type === 'quoted') this.quotationChanges.set(this.quotationChanges.get() + 1)
  }

  private onClosed(code: number, wasOpen: boolean): void {
    if (this.destroyed) return
    this.socket.line.set(code === CLOSE_CODES.notSaved ? 'failing' : 'offline')
    if (code === CLOSE_CODES.sessionEnded) this.onSignedOut()
    else if (code === CLOSE_CODES.tooLarge)
      for (const { session } of this.drafts.values()) session.checkSize()
    else if (!wasOpen) void this.checkSession()
  }

  private onSignedOut(): void {
    this.refusal.set('session')
    this.socket.disconnect()
    void this.eraseSent()
  }

  /** Whoever ended the session from afar does not want the text to stay here; what only this device has stays. */
  private async eraseSent(): Promise<void> {
    const open = [...this.drafts]
      .filter(([, { session }]) => session.status.get().unsent)
      .map(([draftId]) => draftId)
    await this.context.database.then((database) => eraseSent(database, new Set(open))).catch(() => {})
  }

  /** A refused socket does not say why: ask whether we are still signed in. */
  private async checkSession(): Promise<void> {
    if (Date.now() - this.checkedAt < SESSION_CHECK_EVERY) return
    this.checkedAt = Date.now()
    try {
      const response = await fetch('/api/auth/session', {
        cache: 'no-store',
        headers: { accept: 'application/json' },
      })
      if (!response.ok || this.destroyed) return
      const session = (await response.json()) as { user?: unknown } | null
      if (!session?.user) this.onSignedOut()
    } catch {
      // No network: the sign says so already.
    }
  }

  private listenToTheMachine(): void {
    const { signal } = this.events
    const wake = () => {
      if (document.visibilityState === 'hidden') return
      if (this.refusal.get()) this.tryAgain()
      else this.socket.wake()
      this.announce()
    }
    document.addEventListener('visibilitychange', wake, { signal })
    window.addEventListener('focus', wake, { signal })
    window.addEventListener('pageshow', wake, { signal })
    window.addEventListener('online', () => this.onNetwork(), { signal })
    // The old connection may look alive for a long time; a new one tells at once whether there is a line.
    window.addEventListener('offline', () => this.socket.renew(), { signal })
    window.addEventListener('pagehide', () => void this.flush(), { signal })
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.unsent.get() && !this.mayLeave) event.preventDefault()
      },
      { signal },
    )
  }

  private onNetwork(): void {
    if (this.socket.status === 'connected') this.socket.wake()
    else this.socket.renew()
  }

  /** Perhaps the person has signed in again in another tab. */
  private tryAgain(): void {
    this.refusal.set(null)
    void this.socket.connect()
  }
}
