import { HocuspocusProvider } from '@hocuspocus/provider'
import { CLOSE_CODES, readServerMessage, reportDocument, type ServerMessage } from '@/lib/collab/protocol'
import { eraseSentOfOthers, openDatabase } from '../device/database'
import { colourOf } from '../presence/colour'
import { peopleOf, type Place, type PresentPerson } from '../presence/presence'
import { Observable } from './observable'
import { OpenDrafts } from './open-drafts'
import { CollaborationSocket } from './socket'

export interface HubOptions {
  reportId: string
  user: { id: string; name: string }
  schemaVersion: number
}

const SESSION_CHECK_EVERY = 5000

/** What the words of a report are counted by. */
export interface Counting {
  countsFootnotes: boolean
  countsConfidential: boolean
  wordLimit: number | null
}

/** The words of a draft that count towards the limit: as it stands, and with every suggestion accepted. */
export interface DraftWords {
  words: number
  final: number
  /** How many of both the public submission does not have: said by the server. */
  hidden?: number
  finalHidden?: number
}

/** A tab's whole connection to one report: the socket, the report's channel, and the drafts that are open. */
export class Hub {
  readonly people = new Observable<PresentPerson[]>([])
  readonly counts = new Observable<ReadonlyMap<string, DraftWords>>(new Map())
  /** Whether the words of footnotes count, and how many may be written; null until the server has said so. */
  readonly counting = new Observable<Counting | null>(null)
  /** The footnotes of the drafts. */
  readonly notes = new Observable<ReadonlyMap<string, number>>(new Map())
  readonly refusal = new Observable<'session' | null>(null)
  readonly socket: CollaborationSocket
  /** How often the reply, or what stands above its questions, has become another since the page was opened. */
  readonly replyChanges = new Observable(0)
  /** How often what the drafts quote of the reply has become another since the page was opened. */
  readonly quotationChanges = new Observable(0)
  readonly drafts: OpenDrafts
  /** Whose caret this tab follows. */
  readonly following = new Observable<PresentPerson | null>(null)

  private readonly channel: HocuspocusProvider
  private readonly database: Promise<IDBDatabase>
  private readonly events = new AbortController()
  private readonly listeners = new Set<(message: ServerMessage) => void>()
  private place: Place | null = null
  private checkedAt = 0
  private destroyed = false
  private mayLeave = false

  constructor(readonly options: HubOptions) {
    const { reportId, user, schemaVersion } = options
    this.socket = new CollaborationSocket((code, wasOpen) => this.onClosed(code, wasOpen))
    this.database = openDatabase(user.id)
    // Each store says for itself that it keeps nothing.
    this.database.catch(() => {})
    void eraseSentOfOthers(user.id)
    const { socket, database, refusal } = this
    this.drafts = new OpenDrafts({ socket, database, reportId, user, schemaVersion, refusal })
    this.channel = new HocuspocusProvider({
      name: reportDocument(reportId),
      token: String(schemaVersion),
      websocketProvider: this.socket,
      onStateless: ({ payload }) => this.onServerMessage(payload),
      onAwarenessChange: () => this.onPresence(),
      onAuthenticated: () => void this.drafts.sendLeftovers(),
    })
    this.announce()
    this.channel.attach()
    this.listenToTheMachine()
  }

  /** A draft has so many words: from the server, or from the editor that is open here, which knows first. */
  count(draftId: string, counted: DraftWords): void {
    const known = this.counts.get().get(draftId)
    const { words, final, hidden, finalHidden } = { ...known, ...counted }
    if (
      known?.words === words &&
      known.final === final &&
      known.hidden === hidden &&
      known.finalHidden === finalHidden
    )
      return
    const isHiding = hidden !== undefined || finalHidden !== undefined
    const made = isHiding
      ? { words, final, hidden: hidden ?? 0, finalHidden: finalHidden ?? 0 }
      : { words, final }
    this.counts.set(new Map(this.counts.get()).set(draftId, made))
  }

  /** Calls `listener` with all that the server tells the report's channel from now on; the returned function ends that. */
  listen(listener: (message: ServerMessage) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  setPlace(place: Place | null): void {
    this.place = place
    this.announce()
  }

  /** From now on the tab closes without a question: what is unsent is kept on this device. */
  letGo(): void {
    this.mayLeave = true
  }

  async destroy(): Promise<void> {
    if (this.destroyed) return
    this.destroyed = true
    this.events.abort()
    await this.drafts.destroy()
    this.channel.destroy()
    this.socket.destroy()
    await this.database.then((database) => database.close()).catch(() => {})
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
    if (message) for (const listener of [...this.listeners]) listener(message)
    // What was typed into a locked draft is taken now, if it was opened.
    if (message?.type === 'lockChanged') void this.drafts.sendLeftovers(true)
    if (message?.type === 'counted') {
      const { draftId, notes, words, final, hidden = 0, finalHidden = 0 } = message
      this.count(draftId, { words, final, hidden, finalHidden })
      if (this.notes.get().get(draftId) !== notes)
        this.notes.set(new Map(this.notes.get()).set(draftId, notes))
    } else if (message?.type === 'allCounted') {
      const { drafts, countsFootnotes, countsConfidential, wordLimit } = message
      this.counting.set({ countsFootnotes, countsConfidential, wordLimit })
      this.counts.set(new Map(drafts.map((draft) => [draft.draftId, draft])))
      this.notes.set(new Map(drafts.map(({ draftId, notes }) => [draftId, notes])))
    } else if (message?.type === 'replyChanged') this.replyChanges.set(this.replyChanges.get() + 1)
    else if (message?.type === 'quoted') this.quotationChanges.set(this.quotationChanges.get() + 1)
  }

  private onClosed(code: number, wasOpen: boolean): void {
    if (this.destroyed) return
    this.socket.line.set(code === CLOSE_CODES.notSaved ? 'failing' : 'offline')
    if (code === CLOSE_CODES.sessionEnded) this.onSignedOut()
    else if (code === CLOSE_CODES.tooLarge) this.drafts.checkSize()
    else if (!wasOpen) void this.checkSession()
  }

  private onSignedOut(): void {
    this.refusal.set('session')
    this.socket.disconnect()
    // Whoever ended the session from afar does not want the text to stay here; what only this device has stays.
    void this.drafts.eraseSent()
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
    window.addEventListener('pagehide', () => void this.drafts.flush(), { signal })
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.drafts.unsent.get() && !this.mayLeave) event.preventDefault()
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
