/** The sizes of paper that a report may be for. */
export const PAPERS = ['a4', 'letter'] as const

export type Paper = (typeof PAPERS)[number]

/** Of each, in twentieths of a point. */
export const PAPER_SIZES: Readonly<Record<Paper, { width: number; height: number }>> = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
}
