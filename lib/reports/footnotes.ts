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
