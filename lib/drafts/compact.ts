import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import { type Cutter, foldDraft } from '@/lib/versions/fold-draft'
import { inTransaction } from './connections'
import { sqlOf } from './sql'

/**
 * Folds a draft's log into versions and into its snapshot, in one transaction, and deletes exactly the rows that it
 * read in it. Answers how many.
 * @throws when a row cannot be decoded; then nothing has changed.
 */
export async function compactDraft(pool: Pool, draftId: string, cut?: Cutter): Promise<number> {
  const { rows, reportId } = await inTransaction(pool, async (client) => {
    const folded = await foldDraft(sqlOf(client), draftId, { cut })
    if (!folded.hasChanged) return { ...folded, reportId: null }
    const found = await client.query<{ report_id: string }>('select report_id from drafts where id = $1', [
      draftId,
    ])
    return { ...folded, reportId: found.rows[0]?.report_id ?? null }
  })
  if (reportId) publish('versions.changed', { reportId, draftId })
  return rows
}
