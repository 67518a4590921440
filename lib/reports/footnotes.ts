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

/** What is stored of a draft's words; see `DraftCounts`. */
export interface StoredWords {
  words: number
  noteWords: number
  finalWords: number
  finalNoteWords: number
}

/** Words that count towards the limit: as the text stands, and with every suggestion accepted. */
export interface LimitedWords {
  words: number
  final: number
}

/** What of a draft counts towards the limit. */
export function limitedWords(hasNotes: boolean, stored: StoredWords): LimitedWords {
  const { words, noteWords, finalWords, finalNoteWords } = stored
  return hasNotes
    ? { words, final: finalWords }
    : { words: words - noteWords, final: finalWords - finalNoteWords }
}

/** What of several drafts counts towards the limit. */
export function sumOfWords(hasNotes: boolean, drafts: readonly StoredWords[]): LimitedWords {
  const sum = { words: 0, final: 0 }
  for (const draft of drafts) {
    const { words, final } = limitedWords(hasNotes, draft)
    sum.words += words
    sum.final += final
  }
  return sum
}

/** The columns that `limitedWords` reads, as Prisma selects them. */
export const STORED_WORDS = { words: true, noteWords: true, finalWords: true, finalNoteWords: true } as const
