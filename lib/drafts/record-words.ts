import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import { countsFootnotes, type FootnoteRule, limitedWords, type StoredWords } from '@/lib/reports/footnotes'
import type { HiddenCounts } from '@/lib/richtext/hidden-words'
import { COUNTING, type DraftCounts } from '@/lib/richtext/words'

/** How a draft was counted, and when its text was last typed into: null when a command changed it. */
export interface CountedDraft extends DraftCounts, HiddenCounts {
  draftId: string
  editedAt: Date | null
}

// Drafts that were removed meanwhile are passed over.
const RECORD = `
  with counted as (
    select * from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::timestamptz[],
        $9::int[], $10::int[], $11::int[], $12::int[])
      as row (id, words, note_words, final_words, final_note_words, notes, edited_at,
        hidden_words, hidden_note_words, final_hidden_words, final_hidden_note_words)
  ), before as (
    select drafts.* from drafts join counted using (id)
  ), written as (
    update drafts set words = counted.words, note_words = counted.note_words, final_words = counted.final_words,
      hidden_words = counted.hidden_words, hidden_note_words = counted.hidden_note_words,
      final_hidden_words = counted.final_hidden_words, final_hidden_note_words = counted.final_hidden_note_words,
      final_note_words = counted.final_note_words, notes = counted.notes, counted_as = $8, edited_at = coalesce(
        counted.edited_at, case when drafts.words <> counted.words then now() else drafts.edited_at end
      )
    from counted where drafts.id = counted.id
  )
  select before.id, report_id as "reportId", counted.words, counted.note_words as "noteWords",
    counted.final_words as "finalWords", counted.final_note_words as "finalNoteWords", counted.notes,
    counted.hidden_words as "hiddenWords", counted.hidden_note_words as "hiddenNoteWords",
    counted.final_hidden_words as "finalHiddenWords", counted.final_hidden_note_words as "finalHiddenNoteWords",
    reports.committee, reports.footnotes
  from before join counted using (id) join reports on reports.id = report_id
  where (before.words, before.note_words, before.final_words, before.final_note_words, before.notes,
      before.hidden_words, before.hidden_note_words, before.final_hidden_words, before.final_hidden_note_words)
    <> (counted.words, counted.note_words, counted.final_words, counted.final_note_words, counted.notes,
      counted.hidden_words, counted.hidden_note_words, counted.final_hidden_words, counted.final_hidden_note_words)`

interface Changed extends FootnoteRule, StoredWords {
  id: string
  reportId: string
  notes: number
}

/** Keeps word counts beside their drafts, all in one statement, and tells whoever listens which of them changed. */
export async function recordWords(pool: Pool, counted: readonly CountedDraft[]): Promise<void> {
  const { rows } = await pool.query<Changed>(RECORD, [
    counted.map(({ draftId }) => draftId),
    counted.map(({ words }) => words),
    counted.map(({ noteWords }) => noteWords),
    counted.map(({ finalWords }) => finalWords),
    counted.map(({ finalNoteWords }) => finalNoteWords),
    counted.map(({ notes }) => notes),
    counted.map(({ editedAt }) => editedAt?.toISOString() ?? null),
    COUNTING,
    counted.map(({ hiddenWords }) => hiddenWords),
    counted.map(({ hiddenNoteWords }) => hiddenNoteWords),
    counted.map(({ finalHiddenWords }) => finalHiddenWords),
    counted.map(({ finalHiddenNoteWords }) => finalHiddenNoteWords),
  ])
  for (const row of rows) {
    const { id: draftId, reportId, notes } = row
    publish('draft.counted', { reportId, draftId, ...limitedWords(countsFootnotes(row), row), notes })
  }
}
