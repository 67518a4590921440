import type { Pool } from 'pg'
import { inTransaction } from '@/lib/drafts/connections'
import { sqlOf } from '@/lib/drafts/sql'
import { thinDraft } from './thin-draft'
import { ALL_MS, BUDGET_BYTES } from './thinning'

/** What stands in the log for longer than this is folded, whoever has the draft open or not. */
export const SWEPT_AFTER_MS = 3_600_000

const EVERY_MS = 10 * 60_000

// A seed alone stays in the log: nobody wrote it.
const OLD_LOGS = `
  select draft_id from draft_updates
  group by draft_id
  having min(created_at) < $1::timestamptz
    and (count(*) > 1 or bool_or(user_id is not null)
      or exists (select 1 from draft_snapshots where draft_snapshots.draft_id = draft_updates.draft_id))`

const LONG_HISTORIES = `
  select draft_id from draft_versions group by draft_id
  having count(*) filter (where edited_to < $1::timestamptz) > 2
    or sum(octet_length(state) + octet_length(deletions)) > $2::bigint`

/**
 * Keeps what drafts take of the disk bounded, whatever happens to be open: old rows of the log pass into versions, old
 * versions become fewer. Every ten minutes, one draft after the other.
 */
export class Sweep {
  private readonly timer: NodeJS.Timeout
  private running: Promise<void> = Promise.resolve()
  private isOver = false

  /** @param compact folds one draft; never throws. */
  constructor(
    private readonly pool: Pool,
    private readonly compact: (draftId: string) => Promise<unknown>,
  ) {
    this.timer = setInterval(() => void this.run(), EVERY_MS)
    this.timer.unref()
  }

  /** Sweeps once, as if it were `now`. Never throws: what was not done now is done next time. */
  run(now = new Date()): Promise<void> {
    this.running = this.running.then(async () => {
      try {
        await this.sweep(now)
      } catch (error) {
        if (!this.isOver) console.error('versions: the sweep was not finished:', (error as Error).message)
      }
    })
    return this.running
  }

  /** Ends it after the draft that is under way. */
  async close(): Promise<void> {
    this.isOver = true
    clearInterval(this.timer)
    await this.running
  }

  private async sweep(now: Date): Promise<void> {
    const ids = async (text: string, values: unknown[]) =>
      (await this.pool.query<{ draft_id: string }>(text, values)).rows.map((row) => row.draft_id)
    for (const draftId of await ids(OLD_LOGS, [new Date(now.getTime() - SWEPT_AFTER_MS)])) {
      if (this.isOver) return
      await this.compact(draftId)
    }
    for (const draftId of await ids(LONG_HISTORIES, [new Date(now.getTime() - ALL_MS), BUDGET_BYTES])) {
      if (this.isOver) return
      await inTransaction(this.pool, (client) => thinDraft(sqlOf(client), draftId, now))
    }
  }
}
