import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import { type Cutter, foldDraft } from '@/lib/versions/fold-draft'
import { inTransaction } from './connections'
import { sqlOf } from './sql'

// The draft's row is locked meanwhile, and its words wait to be recorded: a long log is folded in several steps.
const STEP_ROWS = 4_000

/**
 * Folds a draft's log into versions and into its snapshot, and deletes exactly the rows that it read: up to STEP_ROWS in
 * one transaction, until there are no more. Answers how many.
 * @throws when a row cannot be decoded; then nothing has changed that comes from it.
 */
export async function compactDraft(pool: Pool, draftId: string, cut?: Cutter): Promise<number> {
  let folded = 0
  for (let rows = STEP_ROWS; rows === STEP_ROWS; folded += rows) rows = await compactStep(pool, draftId, cut)
  return folded
}

async function compactStep(pool: Pool, draftId: string, cut: Cutter | undefined): Promise<number> {
  const { rows, reportId } = await inTransaction(pool, async (client) => {
    const folded = await foldDraft(sqlOf(client), draftId, { ...(cut && { cut }), limit: STEP_ROWS })
    if (!folded.hasChanged) return { ...folded, reportId: null }
    const found = await client.query<{ report_id: string }>('select report_id from drafts where id = $1', [
      draftId,
    ])
    return { ...folded, reportId: found.rows[0]?.report_id ?? null }
  })
  if (reportId) publish('versions.changed', { reportId, draftId })
  return rows
}
