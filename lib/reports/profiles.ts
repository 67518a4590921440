/**
 * What a treaty body asks of a submission, as far as it could be confirmed. Data to be corrected, never a rule that
 * the product enforces: the settings of a report only start from it. Names and sources are in the catalogue below
 * `reports.committees` and `reports.sources`.
 */
export interface CommitteeProfile {
  /** As it stands in UN symbols and in `Report.committee`. */
  code: string
  /** Words of a coalition's submission; null where no figure is confirmed. */
  wordLimit: number | null
  /** The same for one organisation alone, where it differs. */
  wordLimitAlone: number | null
  /**
   * Whether the words of footnotes count towards it; null where the body does not say. They are counted unless a body says
   * that they do not: the higher figure is the one that cannot surprise a coalition at its limit.
   */
  footnotesCount: boolean | null
  /** Key of the sentence that says where the figure is from, and when it was last looked at (ISO month). */
  source: string | null
  checked: string | null
}

const unconfirmed = {
  wordLimit: null,
  wordLimitAlone: null,
  footnotesCount: null,
  source: null,
  checked: null,
}

/** The bodies that are offered in the settings; any other code may be written by hand. */
export const COMMITTEES: readonly CommitteeProfile[] = [
  {
    code: 'CEDAW',
    wordLimit: 6600,
    wordLimitAlone: 3300,
    // The notes for participants say "inclusive of footnotes".
    footnotesCount: true,
    source: 'sessionNote',
    checked: '2025-11',
  },
  {
    code: 'CCPR',
    wordLimit: 10_000,
    wordLimitAlone: null,
    // ohchr.org, "Information for civil society": 10,000 words, and nothing about footnotes.
    footnotesCount: null,
    source: 'sessionNote',
    checked: '2025-11',
  },
  { code: 'CESCR', ...unconfirmed },
  { code: 'CERD', ...unconfirmed },
  { code: 'CAT', ...unconfirmed },
  { code: 'CRC', ...unconfirmed },
  { code: 'CRPD', ...unconfirmed },
  { code: 'CED', ...unconfirmed },
  { code: 'CMW', ...unconfirmed },
]

/** The profile of a treaty body, or null for one that is not in the list. */
export function profileOf(committee: string): CommitteeProfile | null {
  return COMMITTEES.find(({ code }) => code === committee) ?? null
}
