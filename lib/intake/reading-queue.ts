/** Threads that read at a time: each takes a core and a good part of a small machine's memory. */
const AT_ONCE = 2

/** What is done for one intake when its turn comes. Must not throw. */
export type Reading = (signal: AbortSignal, onProgress: (share: number) => void) => Promise<void>

interface Waiting {
  intakeId: string
  userId: string
  reading: Reading
}

interface Running extends Waiting {
  abort: AbortController
  share: number
}

/**
 * Who is read when: two at a time in the installation, one of each person, and of the people who wait the one who was
 * served longest ago, so that twenty files of one person delay nobody else by more than one.
 */
export class ReadingQueue {
  private readonly waiting: Waiting[] = []
  private readonly running = new Map<string, Running>()
  private readonly served = new Map<string, number>()
  private turn = 0

  /** Reads an intake when its turn comes; one that waits or runs already is left where it is. */
  add(intakeId: string, userId: string, reading: Reading): void {
    if (this.stateOf(intakeId)) return
    this.waiting.push({ intakeId, userId, reading })
    this.next()
  }

  /** Takes an intake out, ending its thread. */
  cancel(intakeId: string): void {
    const index = this.waiting.findIndex((each) => each.intakeId === intakeId)
    if (index >= 0) this.waiting.splice(index, 1)
    this.running.get(intakeId)?.abort.abort(new ReadingCancelled())
  }

  /** How far an intake is; null for one that is not here. */
  stateOf(intakeId: string): { share: number | null; waiting: number } | null {
    const running = this.running.get(intakeId)
    if (running) return { share: running.share, waiting: 0 }
    const index = this.waiting.findIndex((each) => each.intakeId === intakeId)
    return index < 0 ? null : { share: null, waiting: this.running.size + index }
  }

  /** Ends all threads and forgets who waits: the rows stay `reading`, and the next start reads them. */
  stop(): void {
    this.waiting.length = 0
    for (const { abort } of this.running.values()) abort.abort(new ReadingCancelled())
  }

  private next(): void {
    while (this.running.size < AT_ONCE) {
      const busy = new Set([...this.running.values()].map(({ userId }) => userId))
      const next = this.waiting
        .filter(({ userId }) => !busy.has(userId))
        .toSorted((a, b) => (this.served.get(a.userId) ?? 0) - (this.served.get(b.userId) ?? 0))[0]
      if (!next) return
      this.waiting.splice(this.waiting.indexOf(next), 1)
      this.served.set(next.userId, ++this.turn)
      void this.run({ ...next, abort: new AbortController(), share: 0 })
    }
    if (this.waiting.length === 0 && this.running.size === 0) this.served.clear()
  }

  private async run(running: Running): Promise<void> {
    this.running.set(running.intakeId, running)
    try {
      await running.reading(running.abort.signal, (share) => (running.share = share))
    } catch (error) {
      console.error(`intake: ${running.intakeId} was not read:`, error)
    } finally {
      this.running.delete(running.intakeId)
      this.next()
    }
  }
}

/** Why a reading ended that nobody wants any more. */
export class ReadingCancelled extends Error {}

// Next bundles its own copy of this module beside the server's: the threads are counted together all the same.
const key = Symbol.for('counterpoint.readings')
const host = globalThis as typeof globalThis & { [key]?: ReadingQueue }

/** The process' only queue. */
export const readings: ReadingQueue = (host[key] ??= new ReadingQueue())
