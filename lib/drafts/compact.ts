import type { Pool } from 'pg'
import { inTransaction } from './connections'
import { foldUpdates } from './fold'

export type Fold = (updates: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>

/**
 * Folds a draft's log into its snapshot, in one transaction and from the rows read back in it, and deletes exactly
 * those rows. Answers how many. What is appended meanwhile stays in the log: the lock keeps a second compaction out
 * (and a deletion of the draft), not the writers, whose foreign key only asks that the draft's key stays.
 * @throws when a row cannot be decoded; then nothing has changed.
 */
export async function compactDraft(pool: Pool, draftId: string, fold: Fold = foldUpdates): Promise<number> {
  return inTransaction(pool, async (client) => {
    const draft = await client.query('select 1 from drafts where id = $1 for no key update', [draftId])
    if (draft.rowCount === 0) return 0
    const snapshot = await client.query<{ data: Buffer }>(
      'select data from draft_snapshots where draft_id = $1',
      [draftId],
    )
    const log = await client.query<{ seq: string; data: Buffer }>(
      'select seq, data from draft_updates where draft_id = $1 order by seq',
      [draftId],
    )
    if (log.rows.length === 0) return 0
    const folded = await fold([...snapshot.rows, ...log.rows].map(({ data }) => data))
    await client.query(
      `insert into draft_snapshots (draft_id, data) values ($1, $2)
       on conflict (draft_id) do update set data = excluded.data, folded_at = now()`,
      [draftId, Buffer.from(folded)],
    )
    const deleted = await client.query(
      'delete from draft_updates where draft_id = $1 and seq = any($2::bigint[])',
      [draftId, log.rows.map(({ seq }) => seq)],
    )
    if (deleted.rowCount !== log.rows.length)
      throw new Error(`draft ${draftId}: the log changed under its compaction`)
    return log.rows.length
  })
}
