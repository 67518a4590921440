import { z } from 'zod'
import { ANCHORED_NODES } from '@/lib/richtext/anchors'

/** A block of a draft that somebody wants to refer to for the first time. */
export const anchorChoice = z.object({
  draftId: z.uuid(),
  kind: z.enum(ANCHORED_NODES),
  /** Which of the draft's blocks of this kind it was, from 0. */
  index: z.number().int().min(0).max(100_000),
  /** What it said: its caption or words, as they were listed. */
  words: z.string().max(200),
  /** An anchor that it has from another block, of which it is a copy: it needs its own. */
  copied: z.string().max(40).nullable(),
})
export type AnchorChoice = z.output<typeof anchorChoice>

/** A paragraph, table or figure of the report as it is compiled now. */
export interface BlockReference extends AnchorChoice {
  /** What a cross-reference stores of it: "table:ANCHOR"; null while nobody has referred to it. */
  target: string | null
  /** What stands for it in the report, in the report's language: "table 3". */
  text: string
}

/** What a report's cross-references may lead to beside its questions and chapters. */
export interface ReportReferences {
  /** In the order of the report. */
  blocks: BlockReference[]
  annexes: { target: string; text: string; title: string }[]
}
