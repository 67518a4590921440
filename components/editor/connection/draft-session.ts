import * as Y from 'yjs'
import { draftDocument, MAX_MESSAGE_BYTES, REFUSALS } from '@/lib/collab/protocol'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { DraftStore } from '../device/draft-store'
import { peopleOf, type PresentPerson } from '../presence/presence'
import { ThrottledAwareness } from '../presence/throttled-awareness'
import {
  type SaidRefusal,
  type SaveInputs,
  type SaveState,
  SLOW_AFTER,
  saveState,
} from '../saving/save-state'
import { DraftProvider } from './draft-provider'
import { Observable } from './observable'
import type { CollaborationSocket } from './socket'
import { TabExchange } from './tab-exchange'

/** What a session needs from the tab's connection. */
export interface SessionContext {
  socket: CollaborationSocket
  database: Promise<IDBDatabase>
  reportId: string
  user: { id: string; name: string }
  schemaVersion: number
  /** Set when nothing works any more for the whole tab. */
  refusal: Observable<'session' | null>
}

/** How a draft stands at the moment, for the editor. */
export interface DraftStatus {
  content: SaveInputs['content']
  /** The person may write, as far as page and server have said. */
  canEdit: boolean
  unsent: boolean
  save: SaveState
}

const OPENING: SaveState = { kind: 'opening', slow: false, offline: false }

/** One draft, open in this tab: its Y.Doc, its place on the socket, its copy on this device, and how it stands. */
export class DraftSession {
  readonly doc = new Y.Doc()
  readonly fragment = this.doc.getXmlFragment(XML_FRAGMENT)
  readonly provider: DraftProvider
  readonly store: DraftStore
  /** For the carets. */
  readonly awareness: ThrottledAwareness
  readonly status: Observable<DraftStatus>
  /** Who has this draft open, this person included. */
  readonly people = new Observable<PresentPerson[]>([])

  private readonly exchange: TabExchange
  private wasAway = false
  private content: SaveInputs['content'] = 'none'
  private refusal: SaveInputs['refusal'] = null
  private readOnly = false
  private isLocked = false
  private unsent = false
  /** Since when the server has owed an answer, or has last given one. */
  private progressAt = 0
  private slowTimer: ReturnType<typeof setTimeout> | undefined
  private readonly stopListening: (() => void)[] = []

  constructor(
    readonly draftId: string,
    private readonly context: SessionContext,
    private pageAllows: boolean,
  ) {
    const { socket, database, reportId, user, schemaVersion } = context
    this.status = new Observable({
      content: 'none',
      canEdit: false,
      unsent: false,
      save: OPENING,
    } as DraftStatus)
    this.provider = new DraftProvider({
      name: draftDocument(draftId),
      document: this.doc,
      token: String(schemaVersion),
      websocketProvider: socket,
    })
    this.store = new DraftStore({
      database,
      reportId,
      draftId,
      doc: this.doc,
      schemaVersion,
      isFromServer: (origin) => origin === this.provider,
      isOnline: () => socket.line.get() === 'online' && this.provider.synced,
    })
    const channel = `counterpoint:${user.id}:${draftId}:${schemaVersion}`
    this.exchange = new TabExchange(channel, this.doc, () => this.isAway)
    this.awareness = new ThrottledAwareness(this.provider.awareness!)
    this.listen()
    this.provider.attach()
  }

  /** The page's word on whether the person may write, and anybody; the server's comes on top of it. */
  allow(canEdit: boolean, isLocked = false): void {
    this.pageAllows = canEdit
    this.isLocked = isLocked
    this.update()
  }

  /** Whether it can go without anything being lost or left unsaid. */
  get isDone(): boolean {
    return !this.unsent || this.currentRefusal() !== null || this.readOnly
  }

  /** The server closed the socket on a message that was too large: if it was ours, it must not be sent again. */
  checkSize(): void {
    if (!this.unsent || Y.encodeStateAsUpdate(this.doc).byteLength < MAX_MESSAGE_BYTES / 2) return
    this.refuse('tooLarge')
    this.provider.detach()
  }

  async destroy(): Promise<void> {
    for (const stop of this.stopListening) stop()
    this.exchange.destroy()
    clearTimeout(this.slowTimer)
    this.awareness.destroy()
    this.provider.destroy()
    await this.store.destroy()
    this.doc.destroy()
  }

  private listen(): void {
    const { provider, store, context, doc } = this
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === provider || origin === store) return
      if (origin !== this.exchange) this.exchange.share(update)
      if (!this.unsent) this.progressAt = Date.now()
      this.unsent = true
      this.update()
    })
    provider.on('authenticated', ({ scope }: { scope: string }) => {
      this.readOnly = scope === 'readonly'
      if (this.refusal !== 'suggestOnly') this.refusal = null
      this.update()
    })
    provider.on('authenticationFailed', ({ reason }: { reason: string }) => this.refuse(refusalOf(reason)))
    provider.on('synced', () => this.onSynced())
    provider.on('close', () => this.update())
    provider.on('rejected', () => {
      this.readOnly = true
      this.update()
    })
    provider.on('tooLarge', () => this.refuse('tooLarge'))
    provider.on('unsyncedChanges', () => this.onProgress())
    provider.on('awarenessChange', () => {
      const states = provider.awareness?.getStates().values() ?? []
      this.people.set(peopleOf(states, context.user.id))
    })
    void store.loaded.then(({ found, unsent }) => {
      if (found && this.content === 'none' && this.fragment.length > 0) this.content = 'device'
      if (unsent) {
        this.unsent = true
        this.progressAt = Date.now()
        // The exchange may be over already: what was found has then been sent as an ordinary edit, or was known.
        this.onProgress()
      }
      this.update()
    })
    this.stopListening.push(
      context.socket.line.subscribe(() => {
        this.progressAt = Date.now()
        this.update()
      }),
      context.refusal.subscribe(() => this.update()),
      store.state.subscribe(() => this.update()),
    )
  }

  private onSynced(): void {
    // The server seeds every draft: one without content has not been loaded, whatever it says.
    if (this.fragment.length === 0) return this.refuse('broken')
    this.content = 'server'
    this.onProgress()
  }

  private onProgress(): void {
    this.progressAt = Date.now()
    const { provider } = this
    if (this.unsent && provider.synced && provider.unsyncedChanges === 0) {
      this.unsent = false
      this.store.markSent()
    }
    this.update()
  }

  private refuse(reason: SaidRefusal): void {
    this.refusal = reason
    // It would be sent, and refused, each time anew.
    if (reason === 'suggestOnly') this.provider.detach()
    // Whoever has lost access keeps what they alone have, and nothing else.
    if (reason === 'forbidden') void this.store.erase()
    this.update()
  }

  private currentRefusal(): SaveInputs['refusal'] {
    return this.context.refusal.get() ?? this.refusal
  }

  /** The person goes on writing here, and the server knows nothing of it. */
  private get isAway(): boolean {
    const line = this.context.socket.line.get()
    return (line === 'offline' || line === 'failing') && this.status.get().canEdit
  }

  private update(): void {
    const { content, unsent, provider, store, context, isLocked } = this
    const line = context.socket.line.get()
    const refusal = this.currentRefusal()
    const canEdit = this.pageAllows && !isLocked && !this.readOnly
    const owed = unsent || !provider.synced
    const waiting = line === 'online' && owed ? Date.now() - this.progressAt : 0
    const save = saveState({
      content,
      line,
      synced: provider.synced,
      refusal,
      canEdit,
      isLocked,
      unsent,
      waiting,
      device: store.state.get(),
    })
    clearTimeout(this.slowTimer)
    if (line === 'online' && owed && waiting <= SLOW_AFTER) {
      this.slowTimer = setTimeout(() => this.update(), SLOW_AFTER - waiting + 20)
    }
    const mayType = canEdit && content !== 'none' && refusal === null
    const next: DraftStatus = { content, canEdit: mayType, unsent, save }
    if (JSON.stringify(next) !== JSON.stringify(this.status.get())) this.status.set(next)
    if (this.isAway && !this.wasAway) this.exchange.ask()
    this.wasAway = this.isAway
  }
}

function refusalOf(reason: string): SaidRefusal {
  if (reason === REFUSALS.reload) return 'schema'
  if (reason === REFUSALS.notFound) return 'forbidden'
  if (reason === REFUSALS.suggestOnly) return 'suggestOnly'
  return 'broken'
}
