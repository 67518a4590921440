import { SEEN_THREADS } from '@/components/editor/device/database'
import { valueStore } from '@/components/editor/device/value-store'
import type { ThreadPerson, ThreadView } from '@/lib/threads/schema'
import type { ThreadList } from './thread-list'

/** The threads of a report as the server last said, for when it cannot be asked. */
export interface KeptThreads {
  /** When that was, ISO 8601. */
  at: string
  threads: ThreadView[]
  people: readonly ThreadPerson[]
}

const KEEP_MS = 300

const { using } = valueStore(SEEN_THREADS, 'reports')

export interface KeeperContext {
  userId: string
  reportId: string
  list: ThreadList
  /** False once the session has ended: then nothing is to be left here. */
  mayKeep: () => boolean
  /** Whether what others write comes at once. */
  isOnline: () => boolean
}

/**
 * Keeps on this device what is known of a report's threads, and gives it back to the list when the server does not
 * answer. It is erased with the drafts: when the session ends, and when the device is told to forget.
 */
export class ThreadKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly stop: () => void
  /** Until when what is known is what the server said. */
  private at: string | null = null

  constructor(private readonly context: KeeperContext) {
    const { list } = context
    this.stop = list.known.subscribe(() => {
      const { has, keptAt } = list.known.get()
      if (has !== 'none' && !keptAt) this.timer ??= setTimeout(() => void this.keep(), KEEP_MS)
    })
  }

  /** What is kept becomes what is known, unless the server has said something meanwhile. */
  async restore(): Promise<void> {
    const { userId, reportId, list } = this.context
    const found = await using<KeptThreads | undefined>(userId, 'readonly', (store) => store.get(reportId))
    if (found?.value) list.restore(found.value)
  }

  /** Keeps what is known. `isNow`: it is what the server says now; the line was there until this moment. */
  async keep(isNow = this.context.isOnline()): Promise<void> {
    const { userId, reportId, list, mayKeep } = this.context
    clearTimeout(this.timer)
    this.timer = undefined
    const known = list.toKeep()
    if (!known || !mayKeep()) return
    if (isNow || !this.at) this.at = new Date().toISOString()
    const kept: KeptThreads = { at: this.at, ...known }
    await using(userId, 'readwrite', (store) => store.put(kept, reportId))
  }

  /** Nobody may see them here any more. */
  async forget(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const { userId, reportId } = this.context
    await using(userId, 'readwrite', (store) => store.delete(reportId))
  }

  destroy(): void {
    this.stop()
    if (this.timer !== undefined) void this.keep()
  }
}
