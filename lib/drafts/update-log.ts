import { publish } from '@/lib/bus'

/** An update on its way into the log. */
export interface Append {
  draftId: string
  /** Who sent it; null for the server itself. */
  userId: string | null
  data: Uint8Array
  /** Called once: with null when the database holds the update for good, else with the reason why it does not. */
  settled: (error: Error | null) => void
}

export type LogRow = Pick<Append, 'draftId' | 'userId' | 'data'>

/** Writes rows in their order, all or none. */
export interface LogWriter {
  /** Resolves when the rows are durable. @throws RowsRefused, or any other error when the database did not answer. */
  write(rows: readonly LogRow[]): Promise<void>
  close(): Promise<void>
}

/** The database is well but does not take these rows: one is of a draft or person that is no more, or of a locked draft. */
export class RowsRefused extends Error {}

const MAX_ROWS = 2_000
const MAX_BYTES = 4 * 1024 * 1024

/**
 * The append-only log of all drafts. What is appended while a write is under way goes with the next one, so one
 * statement carries a tick's edits of everybody and a slow disk makes statements larger, not the queue longer.
 *
 * Order: `settled` is called in the order of `append`, and when an update of a draft fails, everything appended to that
 * draft before the failure was told fails with it. So nothing can be acknowledged that builds on something lost. What is
 * in the log is told on the bus (`draft.logged`).
 */
export class UpdateLog {
  private queue: Append[] = []
  private writing: readonly Append[] = []
  private scheduled = false
  private readonly unsettled = new Map<string, number>()
  private waiters: { draftId: string | null; resolve: () => void }[] = []

  constructor(private readonly writer: LogWriter) {}

  append(entry: Append): void {
    this.queue.push(entry)
    this.unsettled.set(entry.draftId, (this.unsettled.get(entry.draftId) ?? 0) + 1)
    this.schedule()
  }

  /** Resolves when nothing of this draft (or, without an id, of any) is on its way any more. */
  whenSettled(draftId: string | null = null): Promise<void> {
    if (!this.isUnsettled(draftId)) return Promise.resolve()
    return new Promise((resolve) => this.waiters.push({ draftId, resolve }))
  }

  /** Waits for what is on its way, then closes the connection. */
  async close(): Promise<void> {
    await this.whenSettled()
    await this.writer.close()
  }

  private isUnsettled(draftId: string | null): boolean {
    return draftId === null ? this.unsettled.size > 0 : this.unsettled.has(draftId)
  }

  // In a microtask: whatever else the current turn appends goes into the same statement.
  private schedule(): void {
    if (this.scheduled || this.writing.length > 0 || this.queue.length === 0) return
    this.scheduled = true
    queueMicrotask(() => {
      this.scheduled = false
      void this.writeNext()
    })
  }

  private async writeNext(): Promise<void> {
    const batch = this.takeBatch()
    this.writing = batch
    try {
      await this.writer.write(batch)
      this.settle(batch, null)
    } catch (error) {
      if (error instanceof RowsRefused) await this.writeEachDraft(batch)
      else this.fail(new Set(batch.map(({ draftId }) => draftId)), batch, error as Error)
    }
    this.writing = []
    this.schedule()
  }

  private takeBatch(): Append[] {
    let bytes = 0
    const end = this.queue.findIndex(
      ({ data }, index) => index === MAX_ROWS || (bytes += data.length) > MAX_BYTES,
    )
    return this.queue.splice(0, end === -1 ? this.queue.length : Math.max(1, end))
  }

  /** One draft's refused row must not cost the others their edits. */
  private async writeEachDraft(batch: readonly Append[]): Promise<void> {
    for (const draftId of new Set(batch.map((entry) => entry.draftId))) {
      const own = batch.filter((entry) => entry.draftId === draftId)
      try {
        await this.writer.write(own)
        this.settle(own, null)
      } catch (error) {
        this.fail(new Set([draftId]), own, error as Error)
      }
    }
  }

  private fail(drafts: Set<string>, batch: readonly Append[], error: Error): void {
    const queued = this.queue.filter(({ draftId }) => drafts.has(draftId))
    this.queue = this.queue.filter(({ draftId }) => !drafts.has(draftId))
    this.settle([...batch, ...queued], error)
  }

  private settle(entries: readonly Append[], error: Error | null): void {
    for (const { draftId, settled } of entries) {
      const left = (this.unsettled.get(draftId) ?? 0) - 1
      if (left > 0) this.unsettled.set(draftId, left)
      else this.unsettled.delete(draftId)
      settled(error)
    }
    // Once for each draft, however many letters there were.
    if (!error)
      for (const draftId of new Set(entries.map((entry) => entry.draftId)))
        publish('draft.logged', { draftId })
    if (this.waiters.length === 0) return
    const done = this.waiters.filter(({ draftId }) => !this.isUnsettled(draftId))
    this.waiters = this.waiters.filter(({ draftId }) => this.isUnsettled(draftId))
    for (const { resolve } of done) resolve()
  }
}
