import type { Hub } from '@/components/editor/connection/hub'
import { Observable } from '@/components/editor/connection/observable'
import { offerThreadPlaces } from '@/components/editor/threads/thread-places'
import type { ShownRefusal } from '@/components/ui/use-errors'
import type { CommentView, ThreadsPage, ThreadSubject, ThreadView } from '@/lib/threads/schema'
import { foreseen, isAct } from './acts'
import { forget, keep, kept, keptUnder } from './kept'
import { ThreadKeeper } from './kept-threads'
import { Outbox, type Waiting } from './outbox'
import type { ReviewActions } from './review-actions'
import { type Arrival, ThreadList } from './thread-list'

/** A thread that is being begun. */
export interface Composing {
  /** Under which its text is kept. */
  key: string
  about: Exclude<ThreadSubject, { kind: 'selection' }> | { kind: 'selection'; draftId: string }
  quote: string
  /** Takes the focus; what an earlier visit has left does not. */
  isAsked: boolean
}

/** Something to tell for a while, perhaps with a way back. */
export interface Notice {
  /** A key below `discussion.notices`, or with `refusal` one below `errors`. */
  message: string
  refusal?: ShownRefusal
  undo?: () => void
  /** It is found in the panel, to which the notice leads. */
  panel?: boolean
}

/** A thread that is to be shown: brought into view, and given the focus. */
export interface Request {
  id: string
  at: number
}

export interface OpenParagraph {
  anchor: string
  isComposing: boolean
}

export interface ReviewOptions {
  reportId: string
  user: { id: string; name: string }
  actions: ReviewActions
  hub: Hub
}

const WISH_HOLDS_MS = 8000

/**
 * The discussion of a report as one page works with it: what is known of the threads, what waits to be sent, which one
 * is open, and all that can be done. Parts of the page share one and follow its observables.
 */
export class Review {
  readonly list: ThreadList
  readonly outbox: Outbox
  /** The thread that is open, by its id; or what waits to begin one, by its own. */
  readonly active = new Observable<string | null>(null)
  readonly request = new Observable<Request | null>(null)
  readonly composing = new Observable<Composing | null>(null)
  /** The paragraph of the reply whose threads are shown, and whether one is begun there. */
  readonly paragraph = new Observable<OpenParagraph | null>(null)
  readonly isPanelOpen = new Observable(false)
  readonly notice = new Observable<Notice | null>(null)
  /** What others wrote since it was last looked at here; whoever announces it empties it. */
  readonly arrivals = new Observable<readonly Arrival[]>([])

  private readonly keeper: ThreadKeeper
  private beginInDraft: (() => void) | null = null
  private wishedAt = -Infinity

  private readonly stop: (() => void)[] = []
  private requests = 0

  constructor(readonly options: ReviewOptions) {
    const { reportId, user, actions, hub } = options
    this.list = new ThreadList(
      (query) => fetchThreads(reportId, query, () => void this.keeper.forget()),
      (arrivals) => this.arrivals.set([...this.arrivals.get(), ...arrivals]),
      (thread) => foreseen(thread, this.outbox.items.get(), user),
    )
    this.keeper = new ThreadKeeper({
      ...{ userId: user.id, reportId, list: this.list },
      mayKeep: () => hub.refusal.get() === null,
      isOnline: () => this.isOnline(),
    })
    const leave = () => void this.keeper.keep()
    addEventListener('pagehide', leave)
    let wasOnline = false
    const place = `waiting:${reportId}:`
    const keptHere = new Set<string>()
    this.outbox = new Outbox({
      actions,
      keep: async (item) => {
        const isKept = await keep(user.id, place + item.id, item)
        if (isKept) keptHere.add(item.id)
        return isKept
      },
      forget: (id) => forget(user.id, place + id),
      kept: async () => {
        const found = await keptUnder<Waiting>(user.id, place)
        for (const { id } of found) keptHere.add(id)
        return found
      },
      isStillKept: async (id) => !keptHere.has(id) || (await kept(user.id, place + id)) !== null,
      exclusively: (send) => exclusively(`counterpoint:comments:${user.id}`, send),
      isOnline: () => this.isOnline(),
      isSent: (draftId) => hub.drafts.isSent(draftId),
      refresh: async (id) => void (await (id ? this.list.refresh(id) : this.list.load())),
      threads: () => this.list.onServer,
      onSent: (item, threadId) => {
        if (this.active.get() === item.id) this.active.set(threadId)
      },
      onRefused: (item, reason) => this.tellRefusal(item, reason),
    })
    this.stop.push(
      () => removeEventListener('pagehide', leave),
      hub.listen((message) => {
        if (message.type === 'threadsChanged') this.list.changed(message.threadId)
        else if (message.type === 'replyChanged') this.list.changed(null)
      }),
      hub.socket.line.subscribe(() => {
        if (hub.socket.line.get() !== 'online') {
          if (wasOnline) void this.keeper.keep(true)
          wasOnline = false
          return void this.keeper.restore()
        }
        wasOnline = true
        // Whatever was said meanwhile was not heard.
        this.list.changed(null)
        this.outbox.pump()
      }),
      hub.drafts.unsent.subscribe(this.outbox.pump),
      this.list.known.subscribe(this.outbox.compare),
      this.outbox.items.subscribe(this.list.redraw),
      // For what is pasted: a copy has no thread while the original stands somewhere.
      offerThreadPlaces((id) => {
        const { byId, has } = this.list.known.get()
        return byId.get(id)?.anchors.map(({ draftId }) => draftId) ?? (has === 'all' ? null : undefined)
      }),
    )
    void this.list.load().then(() => void this.keeper.restore())
    void this.outbox.restore()
  }

  /** Opens a thread in the place where its words are, which whoever shows that place does. */
  ask(id: string): void {
    this.requests += 1
    this.active.set(id)
    this.request.set({ id, at: this.requests })
  }

  /** The margin of the draft that is open begins comments in it; the returned function ends that. */
  offerDraft(begin: () => void): () => void {
    this.beginInDraft = begin
    // Asked for while the margin was still on its way.
    if (performance.now() - this.wishedAt < WISH_HOLDS_MS) begin()
    this.wishedAt = -Infinity
    return () => {
      if (this.beginInDraft === begin) this.beginInDraft = null
    }
  }

  /** Begins a comment in the draft that is open. */
  commentOnDraft(): void {
    if (this.beginInDraft) this.beginInDraft()
    else this.wishedAt = performance.now()
  }

  reply(threadId: string, text: string): void {
    this.outbox.add({ threadId, about: null, quote: '', text })
  }

  start(about: ThreadSubject, quote: string, text: string): void {
    const { id } = this.outbox.add({ threadId: null, about, quote, text })
    this.active.set(id)
  }

  /** Nobody wants this any more; it can be taken back. */
  discard(item: Waiting): void {
    this.outbox.take(item.id)
    const { threadId, about, quote, text, act } = item
    this.notice.set({
      message: 'thrownAway',
      undo: () => void this.outbox.add({ threadId, about, quote, text, ...(act && { act }) }),
    })
  }

  edit(thread: ThreadView, comment: CommentView, text: string): void {
    this.outbox.act(thread.id, { kind: 'edit', commentId: comment.id }, text)
  }

  remove(thread: ThreadView, comment: CommentView): void {
    this.outbox.act(thread.id, { kind: 'delete', commentId: comment.id })
    this.notice.set({ message: this.now('deleted') })
  }

  resolve(thread: ThreadView): void {
    this.outbox.act(thread.id, { kind: 'resolve' })
    if (this.active.get() === thread.id) this.active.set(null)
    this.notice.set({ message: this.now('resolved'), undo: () => this.reopen(thread, true) })
  }

  reopen(thread: ThreadView, isUndo = false): void {
    this.outbox.act(thread.id, { kind: 'reopen' })
    this.notice.set({ message: this.now(isUndo ? 'resolveUndone' : 'reopened') })
    if (isUndo) this.ask(thread.id)
  }

  /** This person has read the thread. */
  async look(thread: ThreadView): Promise<void> {
    if (!this.list.get(thread.id)?.isUnread) return
    this.list.foresee(thread.id, (each) => ({ ...each, isUnread: false }))
    // Not worth a word: it is asked again with the next visit.
    await this.options.actions.read({ threadId: thread.id }).catch(() => {})
  }

  destroy(): void {
    for (const stop of this.stop) stop()
    this.keeper.destroy()
    this.list.destroy()
    this.outbox.destroy()
  }

  /** What is told of something that is done now, or when there is a line. */
  private now(message: string): string {
    return this.isOnline() ? message : `${message}Waits`
  }

  private isOnline(): boolean {
    const { socket, refusal } = this.options.hub
    return socket.line.get() === 'online' && refusal.get() === null
  }

  private tellRefusal(item: Waiting, reason: string): void {
    const isGone = item.threadId !== null && !this.list.get(item.threadId)
    if (item.text !== '' && isGone) this.notice.set({ message: 'threadGone', panel: true })
    else if (isAct(item) || isGone)
      this.notice.set({ message: '', refusal: { reason, fields: {}, values: item.values } })
  }
}

async function fetchThreads(
  reportId: string,
  query: Record<string, string>,
  onRefused: () => void,
): Promise<ThreadsPage> {
  const response = await fetch(`/reports/${reportId}/threads?${new URLSearchParams(query)}`)
  if (response.status >= 400 && response.status < 500) onRefused()
  if (!response.ok) throw new Error(`threads: ${response.status}`)
  return (await response.json()) as ThreadsPage
}

/** Without TLS browsers have no locks; then two tabs may both try, and one finds the other's comment. */
function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(name, run) : run()
}
