import { Observable } from '@/components/editor/connection/observable'
import type { ThreadPerson, ThreadsPage, ThreadView } from '@/lib/threads/schema'
import type { KeptThreads } from './kept-threads'

/** The threads of a report, as far as this page has them. */
export interface KnownThreads {
  byId: ReadonlyMap<string, ThreadView>
  /** Members who may be named. */
  people: readonly ThreadPerson[]
  /** `open` ones have come, and perhaps `all`; nothing yet. */
  has: 'none' | 'open' | 'all'
  /** The last time that they were asked for they could not be had. */
  hasFailed: boolean
  /** They were kept on this device, and are what the server said then (ISO 8601); null when it says so now. */
  keptAt: string | null
}

export const NO_THREADS: KnownThreads = {
  byId: new Map(),
  people: [],
  has: 'none',
  hasFailed: false,
  keptAt: null,
}

/** A comment of somebody else that has come since the page was opened. */
export interface Arrival {
  thread: ThreadView
  author: ThreadPerson | null
}

export type FetchThreads = (query: Record<string, string>) => Promise<ThreadsPage>

// The first change is asked for at once, those that follow in this time together, and from so many on everything.
const GATHER_MS = 100
const MANY = 6

/**
 * Keeps the threads of a report as the server has them. Open ones are fetched at first; each that changes is fetched
 * alone, so that a busy report does not send its whole discussion to everybody with each comment.
 */
export class ThreadList {
  /** As they are shown: with what is done here and not yet on the server. */
  readonly known = new Observable<KnownThreads>(NO_THREADS)

  /** As the server has them. */
  private stored = NO_THREADS

  private readonly wanted = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Counts what was asked for; an answer that was overtaken says nothing. */
  private asked = 0
  private readonly askedFor = new Map<string, number>()

  constructor(
    private readonly fetchThreads: FetchThreads,
    private readonly onArrival: (arrivals: Arrival[]) => void = () => {},
    private readonly foreseen: (thread: ThreadView) => ThreadView | null = (thread) => thread,
  ) {}

  get(id: string): ThreadView | undefined {
    return this.known.get().byId.get(id)
  }

  /** All that are known, as the server has them. */
  get onServer(): Iterable<ThreadView> {
    return this.stored.byId.values()
  }

  /** What is foreseen is another than before. */
  readonly redraw = (): void => this.show(this.stored)

  /** Asks for all open threads, or for the resolved ones as well. */
  async load(scope: 'open' | 'all' = this.stored.has === 'all' ? 'all' : 'open'): Promise<void> {
    const mine = (this.asked += 1)
    try {
      const page = await this.fetchThreads(scope === 'open' ? { show: 'open' } : {})
      const before = this.stored
      const byId = new Map(page.threads.map((thread) => [thread.id, this.newest(thread, mine)]))
      // What is known to be resolved stays while only open ones were asked for; what was asked for later is newer.
      for (const [id, thread] of before.byId) {
        const isNewer = (this.askedFor.get(id) ?? 0) > mine
        if (!byId.has(id) && (isNewer || (scope === 'open' && thread.resolved))) byId.set(id, thread)
      }
      const has = scope === 'all' || before.has === 'all' ? 'all' : 'open'
      // What came since the kept ones were seen is no news of this moment.
      const isLater = before.has !== 'none' && before.keptAt === null
      this.update({ byId, people: page.people, has, hasFailed: false, keptAt: null }, isLater)
    } catch {
      if (mine === this.asked) this.show({ ...this.stored, hasFailed: true })
    }
  }

  /** Knows what was kept on this device, as long as the server has said nothing. */
  restore({ at, threads, people }: KeptThreads): void {
    if (this.stored.has !== 'none') return
    const byId = new Map(threads.map((thread) => [thread.id, thread]))
    // Not all: others may have been begun since.
    this.show({ ...this.stored, byId, people, has: 'open', keptAt: at })
  }

  /** What is to be kept on this device; null while the server has said nothing. */
  toKeep(): Pick<KeptThreads, 'threads' | 'people'> | null {
    const { byId, people, has, keptAt } = this.stored
    if (has === 'none' || keptAt) return null
    return { threads: [...byId.values()], people }
  }

  /** One thread is another than before; null: perhaps all. */
  changed(id: string | null): void {
    this.wanted.add(id ?? 'all')
    if (this.timer === undefined) this.askForWanted()
  }

  /** Asks for one thread; undefined when there is no such thread (any more). @throws when it cannot be had. */
  async refresh(id: string): Promise<ThreadView | undefined> {
    const mine = (this.asked += 1)
    this.askedFor.set(id, mine)
    const { threads, people } = await this.fetchThreads({ thread: id })
    const thread = threads.find((each) => each.id === id)
    if (this.askedFor.get(id) !== mine) return this.get(id)
    const before = this.stored
    const byId = new Map(before.byId)
    if (thread) byId.set(id, thread)
    else byId.delete(id)
    this.update(
      { ...before, byId, people: people.length > 0 ? people : before.people, hasFailed: false },
      true,
    )
    return thread && this.get(id)
  }

  /** Shows a thread otherwise before the server has said so; the next answer about it counts more. */
  foresee(id: string, change: (thread: ThreadView) => ThreadView): void {
    const thread = this.stored.byId.get(id)
    if (thread) this.show({ ...this.stored, byId: new Map(this.stored.byId).set(id, change(thread)) })
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.wanted.clear()
  }

  private readonly askForWanted = (): void => {
    const ids = [...this.wanted]
    this.wanted.clear()
    this.timer = ids.length > 0 ? setTimeout(this.askForWanted, GATHER_MS) : undefined
    if (ids.length === 0) return
    const { has, keptAt } = this.stored
    if (has === 'none' || keptAt || ids.includes('all') || ids.length > MANY) void this.load()
    else for (const each of ids) void this.refresh(each).catch(() => {})
  }

  private newest(thread: ThreadView, asked: number): ThreadView {
    const isNewer = (this.askedFor.get(thread.id) ?? 0) > asked
    return (isNewer && this.stored.byId.get(thread.id)) || thread
  }

  private update(next: KnownThreads, isLater: boolean): void {
    const before = this.stored
    this.show(next)
    if (!isLater) return
    const arrivals = [...next.byId.values()].flatMap((thread) =>
      arrivalsIn(thread, before.byId.get(thread.id)),
    )
    if (arrivals.length > 0) this.onArrival(arrivals)
  }

  private show(next: KnownThreads): void {
    this.stored = next
    const views = [...next.byId.values()].flatMap((thread) => this.foreseen(thread) ?? [])
    this.known.set({ ...next, byId: new Map(views.map((view) => [view.id, view])) })
  }
}

function arrivalsIn(thread: ThreadView, before: ThreadView | undefined): Arrival[] {
  // One that comes into sight only now (a resolved one, all of a sudden asked for) is no news.
  if (!before && !thread.isUnread) return []
  const known = new Set(before?.comments.map(({ id }) => id))
  return (before ? thread.comments : thread.comments.slice(-1))
    .filter(({ id, isMine, isDeleted }) => !known.has(id) && !isMine && !isDeleted)
    .map(({ author }) => ({ thread, author }))
}
