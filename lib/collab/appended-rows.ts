import type { Pool } from 'pg'
import { subscribe } from '@/lib/bus'
import { loadDraft } from '@/lib/drafts/load-draft'
import type { LiveDraft } from './live-draft'

const SWEEP_MS = 15_000
const READ = {
  name: 'read-appended',
  text: 'select seq, draft_id, data from draft_updates where seq = any($1::bigint[]) order by seq',
}
const NOTED = {
  name: 'read-noted',
  text: 'select seq, draft_id from draft_appends where draft_id = any($1::uuid[])',
}
// A draft that was opened since has them in what it loaded.
const FORGET = `delete from draft_appends where created_at < now() - interval '10 minutes'`

/** What the rows need to know of the drafts. */
export interface OpenDraftsOfServer {
  /** The draft if somebody has it open; a promise while it is being loaded for somebody, null when nobody has it. */
  find(draftId: string): LiveDraft | Promise<LiveDraft | null> | null
  all(): LiveDraft[]
  /** A command changed a text that nobody has open: it has to be counted all the same. */
  changedUnseen(draftId: string): void
}

/**
 * Brings into open drafts what commands wrote into their logs: at once when the bus says so, and within SWEEP_MS when
 * nobody did (a process that ended between its commit and the word of it, or another process). A row may be told twice,
 * late, in any order, or be folded away by then: a draft takes it in once.
 */
export class AppendedRows {
  private told = new Map<string, Set<string>>()
  private isScheduled = false
  private readonly unsubscribe: () => void
  private readonly timer: NodeJS.Timeout
  private working: Promise<void> = Promise.resolve()

  constructor(
    private readonly pool: Pool,
    private readonly drafts: OpenDraftsOfServer,
  ) {
    this.unsubscribe = subscribe('draft.appended', ({ draftId, seq }) => this.tell(draftId, seq))
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS)
    this.timer.unref()
  }

  /** Looks in the database for rows of open drafts that no message told of. Never throws. */
  sweep(): Promise<void> {
    return this.enqueue(async () => {
      await this.pool.query(FORGET)
      const open = this.drafts.all()
      if (open.length === 0) return
      const { rows } = await this.pool.query<{ seq: string; draft_id: string }>({
        ...NOTED,
        values: [open.map(({ draftId }) => draftId)],
      })
      const noted = new Map<string, string[]>()
      for (const { seq, draft_id: id } of rows) noted.set(id, [...(noted.get(id) ?? []), seq])
      for (const draft of open) draft.rememberAppended(noted.get(draft.draftId) ?? [])
      await this.takeIn(noted)
    })
  }

  /** Ends it, after what is under way. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    this.unsubscribe()
    await this.working
  }

  private tell(draftId: string, seq: string): void {
    const told = this.told.get(draftId)
    if (told) told.add(seq)
    else this.told.set(draftId, new Set([seq]))
    if (this.isScheduled) return
    this.isScheduled = true
    // What commands of this moment tell is read together.
    setImmediate(() => {
      this.isScheduled = false
      const rows = this.told
      this.told = new Map()
      void this.enqueue(() => this.takeIn(new Map([...rows].map(([id, seqs]) => [id, [...seqs]]))))
    })
  }

  /** By draft, rows that commands wrote. */
  private async takeIn(rows: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const missing = new Map<LiveDraft, string[]>()
    for (const [draftId, seqs] of rows) {
      // One that is being loaded may have been read before the row was there.
      const draft = await this.drafts.find(draftId)
      if (!draft) this.drafts.changedUnseen(draftId)
      else {
        const unknown = seqs.filter((seq) => !draft.hasAppended(seq))
        if (unknown.length > 0) missing.set(draft, unknown)
      }
    }
    if (missing.size === 0) return
    const found = await this.pool.query<{ seq: string; draft_id: string; data: Buffer }>({
      ...READ,
      values: [[...missing.values()].flat()],
    })
    for (const [draft, seqs] of missing) {
      const own = found.rows.filter((row) => row.draft_id === draft.draftId)
      for (const { seq, data } of own) draft.append(seq, new Uint8Array(data))
      // Folded away meanwhile: the snapshot has it.
      if (own.length < seqs.length) draft.catchUp(await loadDraft(this.pool, draft.draftId))
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.working = this.working.then(work).catch((error: unknown) => {
      console.error('collab: what commands wrote was not read; it will be:', (error as Error).message)
    })
    return this.working
  }
}
