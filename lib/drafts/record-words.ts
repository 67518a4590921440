import type { Pool } from 'pg'
import { publish } from '@/lib/bus'

/** The words of a draft as they were counted, and when its text was last typed into: null when a command changed it. */
export interface CountedDraft {
  draftId: string
  words: number
  editedAt: Date | null
}

// Drafts that were removed meanwhile are passed over.
const RECORD = `
  with counted as (
    select * from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as row (id, words, edited_at)
  ), before as (
    select id, report_id, drafts.words from drafts join counted using (id)
  ), written as (
    update drafts set words = counted.words, edited_at = coalesce(
      counted.edited_at, case when drafts.words <> counted.words then now() else drafts.edited_at end
    )
    from counted where drafts.id = counted.id
  )
  select id, report_id, counted.words from before join counted using (id) where before.words <> counted.words`

/** Keeps word counts beside their drafts, all in one statement, and tells whoever listens which of them changed. */
export async function recordWords(pool: Pool, counted: readonly CountedDraft[]): Promise<void> {
  const { rows } = await pool.query<{ id: string; report_id: string; words: number }>(RECORD, [
    counted.map(({ draftId }) => draftId),
    counted.map(({ words }) => words),
    counted.map(({ editedAt }) => editedAt?.toISOString() ?? null),
  ])
  for (const { id, report_id: reportId, words } of rows)
    publish('draft.counted', { reportId, draftId: id, words })
}
