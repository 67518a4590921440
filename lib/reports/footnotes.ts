import { type LimitedWords, totalOf } from '@/lib/richtext/limited-words'
import { profileOf } from './profiles'

/** What decides whether the words of footnotes count: a report's own word, and its Committee. */
export interface FootnoteRule {
  committee: string
  /** Null: as the Committee counts. */
  footnotes: 'counted' | 'apart' | null
}

/** Whether the words of footnotes count towards a report's limit. Where nothing is known they do: that surprises nobody. */
export function countsFootnotes({ committee, footnotes }: FootnoteRule): boolean {
  if (footnotes !== null) return footnotes === 'counted'
  return profileOf(committee)?.footnotesCount ?? true
}

/** What is stored of a draft's words; see `DraftCounts` and `HiddenCounts`. */
export interface StoredWords {
  words: number
  noteWords: number
  finalWords: number
  finalNoteWords: number
  hiddenWords: number
  hiddenNoteWords: number
  finalHiddenWords: number
  finalHiddenNoteWords: number
}

/** What of a draft counts towards the limit. */
export function limitedWords(hasNotes: boolean, stored: StoredWords): LimitedWords {
  const { words, noteWords, finalWords, finalNoteWords } = stored
  const hidden = stored.hiddenWords - (hasNotes ? 0 : stored.hiddenNoteWords)
  const finalHidden = stored.finalHiddenWords - (hasNotes ? 0 : stored.finalHiddenNoteWords)
  return {
    words: hasNotes ? words : words - noteWords,
    final: hasNotes ? finalWords : finalWords - finalNoteWords,
    ...(hidden > 0 && { hidden }),
    ...(finalHidden > 0 && { finalHidden }),
  }
}

/** What of several drafts counts towards the limit. */
export function sumOfWords(hasNotes: boolean, drafts: readonly StoredWords[]): Required<LimitedWords> {
  return totalOf(drafts.map((draft) => limitedWords(hasNotes, draft)))
}

/** The columns that `limitedWords` reads, as Prisma selects them. */
export const STORED_WORDS = {
  ...{ words: true, noteWords: true, finalWords: true, finalNoteWords: true },
  ...{ hiddenWords: true, hiddenNoteWords: true, finalHiddenWords: true, finalHiddenNoteWords: true },
} as const
