import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import { countsFootnotes, type FootnoteRule } from '@/lib/reports/footnotes'
import type { DraftCounts } from '@/lib/richtext/words'

/** How a draft was counted, and when its text was last typed into: null when a command changed it. */
export interface CountedDraft extends DraftCounts {
  draftId: string
  editedAt: Date | null
}

// Drafts that were removed meanwhile are passed over.
const RECORD = `
  with counted as (
    select * from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::timestamptz[])
      as row (id, words, note_words, notes, edited_at)
  ), before as (
    select id, report_id, drafts.words, drafts.note_words, drafts.notes from drafts join counted using (id)
  ), written as (
    update drafts set words = counted.words, note_words = counted.note_words, notes = counted.notes, edited_at = coalesce(
      counted.edited_at, case when drafts.words <> counted.words then now() else drafts.edited_at end
    )
    from counted where drafts.id = counted.id
  )
  select before.id, report_id, counted.words, counted.note_words, counted.notes, reports.committee, reports.footnotes
  from before join counted using (id) join reports on reports.id = report_id
  where (before.words, before.note_words, before.notes) <> (counted.words, counted.note_words, counted.notes)`

interface Changed extends FootnoteRule {
  id: string
  report_id: string
  words: number
  note_words: number
  notes: number
}

/** Keeps word counts beside their drafts, all in one statement, and tells whoever listens which of them changed. */
export async function recordWords(pool: Pool, counted: readonly CountedDraft[]): Promise<void> {
  const { rows } = await pool.query<Changed>(RECORD, [
    counted.map(({ draftId }) => draftId),
    counted.map(({ words }) => words),
    counted.map(({ noteWords }) => noteWords),
    counted.map(({ notes }) => notes),
    counted.map(({ editedAt }) => editedAt?.toISOString() ?? null),
  ])
  for (const { id, report_id: reportId, words: all, note_words: noteWords, notes, ...rule } of rows) {
    const words = countsFootnotes(rule) ? all : all - noteWords
    publish('draft.counted', { reportId, draftId: id, words, notes })
  }
}
