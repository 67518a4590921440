import type { Pool } from 'pg'
import { countsFootnotes, type FootnoteRule, limitedWords, type StoredWords } from '@/lib/reports/footnotes'
import type { LimitedWords } from '@/lib/richtext/limited-words'
import { COUNTING } from '@/lib/richtext/words'

/** The words of a report's drafts as its limit counts them, and their footnotes. */
export interface ReportCounts {
  countsFootnotes: boolean
  /** Whether what is confidential counts: whether that is the submission to which the limit applies. */
  countsConfidential: boolean
  wordLimit: number | null
  drafts: ({ draftId: string; notes: number } & LimitedWords)[]
}

const COUNTS = `
  select d.id as "draftId", d.words, d.note_words as "noteWords", d.final_words as "finalWords",
    d.final_note_words as "finalNoteWords", d.notes, d.hidden_words as "hiddenWords",
    d.hidden_note_words as "hiddenNoteWords", d.final_hidden_words as "finalHiddenWords",
    d.final_hidden_note_words as "finalHiddenNoteWords", r.committee, r.footnotes, r.word_limit as "wordLimit",
    r.publicity is not distinct from 'confidential' as "countsConfidential"
  from drafts d join reports r on r.id = d.report_id where r.id = $1`

interface Row extends FootnoteRule, StoredWords {
  draftId: string
  notes: number
  wordLimit: number | null
  countsConfidential: boolean
}

/** How all drafts of a report count now; null when it has none. */
export async function reportCounts(pool: Pool, reportId: string): Promise<ReportCounts | null> {
  const { rows } = await pool.query<Row>(COUNTS, [reportId])
  if (!rows[0]) return null
  const hasNotes = countsFootnotes(rows[0])
  return {
    countsFootnotes: hasNotes,
    countsConfidential: rows[0].countsConfidential,
    wordLimit: rows[0].wordLimit,
    drafts: rows.map((row) => ({
      draftId: row.draftId,
      ...limitedWords(hasNotes, row),
      notes: row.notes,
    })),
  }
}

// One without any text is right as it was made.
const COUNTED_OTHERWISE = `
  select id from drafts d
  where counted_as <> $1
    and (exists (select from draft_snapshots s where s.draft_id = d.id)
      or exists (select from draft_updates u where u.draft_id = d.id))`

/** The drafts that were last counted in another way than they are now, or never. */
export async function draftsCountedOtherwise(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(COUNTED_OTHERWISE, [COUNTING])
  return rows.map(({ id }) => id)
}
