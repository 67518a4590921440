import { Observable } from '@/components/editor/connection/observable'
import type { ThreadSubject, ThreadView } from '@/lib/threads/schema'
import { type Act, isAct, isDoneAlready, overtakenBy, perform, type WaitingAct } from './acts'
import type { ReviewActions } from './review-actions'

/** A comment, or a change of one or of a thread, that the server does not have yet. */
export interface Waiting {
  id: string
  /** The thread that it answers; null when it begins one. */
  threadId: string | null
  /** What the thread is about that it begins. */
  about: ThreadSubject | null
  quote: string
  /** What it does to a thread that stands; without it, it is a comment. */
  act?: Act
  /** As it is stored: mentions as "@[user id]". */
  text: string
  /** ISO 8601. */
  at: string
  /** Own comments that were known with these words before: one more says that it has arrived. */
  known: string[]
  state: 'waiting' | 'sending' | 'refused'
  /** Why it was refused: a key below `errors`. */
  reason: string | null
  values?: Record<string, string | number>
}

export interface OutboxContext {
  actions: ReviewActions
  /** Keeps what waits on this device; false when it does not. */
  keep: (item: Waiting) => Promise<boolean>
  forget: (id: string) => Promise<void>
  kept: () => Promise<Waiting[]>
  /** Whether another tab of this browser has not sent it meanwhile. */
  isStillKept: (id: string) => Promise<boolean>
  /** Runs `send` while no other tab of this person sends. */
  exclusively: <T>(send: () => Promise<T>) => Promise<T>
  isOnline: () => boolean
  /** Whether the server has all that was typed into a draft here; without that it cannot find the words. */
  isSent: (draftId: string) => boolean
  /** Fetches what is known of a thread, or with null of all open ones, anew. */
  refresh: (threadId: string | null) => Promise<void>
  threads: () => Iterable<ThreadView>
  /** A comment has arrived, in this thread. */
  onSent: (item: Waiting, threadId: string | null) => void
  /** The server does not want it; a comment or an edit stays with the reason, anything else is forgotten. */
  onRefused: (item: Waiting, reason: string) => void
}

const RETRY_MS = 5000
const PATIENCE_MS = 20_000

/**
 * Sends comments, and changes of them, in the order in which they were made, and keeps each until the server has it: while there is no line
 * they wait, here and on this device, and what the server refuses stays with the reason. A comment whose answer was
 * lost on the way is looked for before it is sent again, so that none stands twice.
 */
export class Outbox {
  readonly items = new Observable<readonly Waiting[]>([])

  private isPumping = false
  private isAskedAgain = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private isDestroyed = false
  /** Sent, and then no answer: it may have arrived. */
  private readonly doubtful = new Set<string>()

  constructor(private readonly context: OutboxContext) {}

  /** Takes up what an earlier visit has left. */
  async restore(): Promise<void> {
    const kept = await this.context.kept()
    const here = new Set(this.items.get().map(({ id }) => id))
    const left = kept
      .filter(({ id }) => !here.has(id))
      .map((item): Waiting => {
        if (item.state !== 'refused') this.doubtful.add(item.id)
        return item.state === 'sending' ? { ...item, state: 'waiting' } : item
      })
    if (left.length === 0 || this.isDestroyed) return
    this.items.set([...left, ...this.items.get()].sort((a, b) => a.at.localeCompare(b.at)))
    this.pump()
  }

  add(item: Omit<Waiting, 'id' | 'at' | 'state' | 'reason' | 'known'>): Waiting {
    const added: Waiting = {
      ...item,
      id: crypto.randomUUID(),
      at: new Date().toISOString(),
      known: this.twinsOf(item),
      state: 'waiting',
      reason: null,
    }
    this.items.set([...this.items.get(), added])
    void this.context.keep(added)
    this.pump()
    return added
  }

  /** Changes a comment or thread that stands, in its turn; takes out what that leaves without a meaning. */
  act(threadId: string, act: Act, text = ''): void {
    const isFresh = ({ id }: Waiting) => !this.doubtful.has(id)
    const { overtaken, isNeeded } = overtakenBy({ act, threadId }, this.items.get(), isFresh)
    for (const { id } of overtaken) this.take(id)
    if (isNeeded) this.add({ threadId, about: null, quote: '', text, act })
  }

  /** Tries a refused one again. */
  retry(id: string): void {
    this.change(id, { state: 'waiting', reason: null })
    this.pump()
  }

  /** Says it in other words, and tries again. */
  rewrite(id: string, text: string): void {
    const item = this.items.get().find((each) => each.id === id)
    if (!item) return
    this.change(id, { text, known: this.twinsOf({ ...item, text }), state: 'waiting', reason: null })
    this.pump()
  }

  /** Takes one out: it is to be changed, or nobody wants it any more. */
  take(id: string): Waiting | undefined {
    const item = this.items.get().find((each) => each.id === id)
    this.items.set(this.items.get().filter((each) => each.id !== id))
    this.doubtful.delete(id)
    void this.context.forget(id)
    return item
  }

  /** Goes on sending, if there is anything: the line is back, or a draft has been saved. */
  readonly pump = (): void => {
    this.isAskedAgain = this.isPumping
    if (this.isPumping || this.isDestroyed) return
    this.isPumping = true
    void this.sendAll().finally(() => {
      this.isPumping = false
      clearTimeout(this.timer)
      if (this.isAskedAgain) this.pump()
      else if (!this.isDestroyed && this.next()) this.timer = setTimeout(this.pump, RETRY_MS)
    })
  }

  /**
   * Other threads are known than before: the comment that is being sent may be among them before its answer is, and is
   * not shown twice.
   */
  readonly compare = (): void => {
    const item = this.items.get().find((each) => each.state === 'sending' && !isAct(each))
    const twin = item && this.twinsOf(item).find((each) => !item.known.includes(each))
    if (!item || !twin) return
    // The same words that wait behind it are another comment. It knows its twin itself, too: whoever hears of this may
    // compare again before it is taken out.
    this.items.set(this.items.get().map((each) => ({ ...each, known: [...each.known, twin] })))
    this.settle(item, this.threadWith(twin))
  }

  destroy(): void {
    this.isDestroyed = true
    clearTimeout(this.timer)
  }

  private next(): Waiting | undefined {
    return this.items.get().find(({ state }) => state === 'waiting')
  }

  private async sendAll(): Promise<void> {
    for (let item = this.next(); item && !this.isDestroyed; item = this.next()) {
      if (!this.context.isOnline() || !(await this.isReady(item))) return
      const sending = item
      if (!(await this.context.exclusively(() => this.send(sending)))) return
    }
  }

  /** The words that a comment is about have to be on the server first; it waits for them, but not for ever. */
  private async isReady({ about }: Waiting): Promise<boolean> {
    if (about?.kind !== 'selection') return true
    const until = Date.now() + PATIENCE_MS
    while (!this.context.isSent(about.draftId)) {
      if (Date.now() > until || this.isDestroyed || !this.context.isOnline()) return false
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    return true
  }

  /** False: no answer; what waits goes on waiting. */
  private async send(item: Waiting): Promise<boolean> {
    const { id, threadId, about, text } = item
    this.change(id, { state: 'sending' })
    try {
      if (!(await this.context.isStillKept(id))) {
        await this.arrived(item, threadId)
        return true
      }
      if (isAct(item)) return await this.perform(item)
      if (this.doubtful.has(id) && (await this.hasArrived(item))) return true
      this.doubtful.add(id)
      const answer = threadId
        ? await this.context.actions.answer({ threadId, text })
        : await this.context.actions.start({ about: about!, text })
      this.doubtful.delete(id)
      if (answer.ok) await this.arrived(item, answer.value.id)
      else if (answer.reason === 'selectionNotSaved') {
        // The words are still on their way.
        this.change(id, { state: 'waiting' })
        return false
      } else {
        // Also after a refusal: it often means that something is no longer so.
        if (threadId) await this.context.refresh(threadId).catch(() => {})
        this.refuse(item, answer)
      }
      return true
    } catch {
      this.change(id, { state: 'waiting' })
      return false
    }
  }

  private async perform(item: WaitingAct): Promise<boolean> {
    const { id, act, threadId } = item
    this.doubtful.add(id)
    const answer = await perform(this.context.actions, item)
    this.doubtful.delete(id)
    await this.context.refresh(threadId).catch(() => {})
    if (answer.ok || isDoneAlready(act, answer.reason)) this.take(id)
    else if (act.kind === 'edit') this.refuse(item, answer)
    else {
      this.take(id)
      this.context.onRefused(item, answer.reason)
    }
    return true
  }

  private refuse(
    item: Waiting,
    {
      reason,
      fields = {},
      values,
    }: { reason: string; fields?: Record<string, string>; values?: Waiting['values'] },
  ): void {
    const told = Object.values(fields)[0] ?? reason
    this.change(item.id, { state: 'refused', reason: told, values })
    this.context.onRefused(item, told)
  }

  private async hasArrived(item: Waiting): Promise<boolean> {
    await this.context.refresh(item.threadId)
    const twin = this.twinsOf(item).find((each) => !item.known.includes(each))
    if (!twin) return false
    await this.arrived(item, this.threadWith(twin))
    return true
  }

  private threadWith(commentId: string): string | null {
    const threads = [...this.context.threads()]
    return threads.find(({ comments }) => comments.some(({ id }) => id === commentId))?.id ?? null
  }

  private async arrived(item: Waiting, threadId: string | null): Promise<void> {
    // Shown before the one that waited goes, so that it does not blink.
    if (threadId) await this.context.refresh(threadId).catch(() => {})
    this.settle(item, threadId)
  }

  private settle(item: Waiting, threadId: string | null): void {
    if (this.take(item.id)) this.context.onSent(item, threadId)
  }

  /** Own comments with the same words: in the thread, or those that began one. */
  private twinsOf({ threadId, text }: Pick<Waiting, 'threadId' | 'text'>): string[] {
    return [...this.context.threads()].flatMap((thread) => {
      if (threadId && thread.id !== threadId) return []
      const comments = threadId ? thread.comments.slice(1) : thread.comments.slice(0, 1)
      return comments.filter((each) => each.isMine && each.text === text).map(({ id }) => id)
    })
  }

  private change(id: string, change: Partial<Waiting>): void {
    this.items.set(this.items.get().map((item) => (item.id === id ? { ...item, ...change } : item)))
    const item = this.items.get().find((each) => each.id === id)
    if (item && change.state !== 'sending') void this.context.keep(item)
  }
}
