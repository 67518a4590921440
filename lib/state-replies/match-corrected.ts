import type { StateReply } from '@/lib/parsing'
import type { Matching, ParagraphRow, QuestionRow, SectionRows } from './plan-rows'

/**
 * What lives on when the same document is read with a corrected outline: each row is what its block says now, wherever
 * it stands. `formerAnchors` are those of blocks that earlier versions of this document had.
 */
export function matchCorrected(
  before: readonly SectionRows[],
  formerAnchors: ReadonlyMap<string, string>,
): Matching {
  const questions = new Map<string, QuestionRow>()
  const paragraphs = new Map<string, ParagraphRow>()
  for (const row of before.flatMap((section) => section.questions)) {
    // What the latest document does not have (it went with an older one) has no block in it.
    if (row.blockId !== null) questions.set(row.blockId, row)
    for (const paragraph of row.paragraphs) {
      if (paragraph.blockId !== null) paragraphs.set(paragraph.blockId, paragraph)
    }
  }
  const take = <Row>(rows: Map<string, Row>, blockId: string) => {
    const row = rows.get(blockId)
    rows.delete(blockId)
    return row
  }
  return {
    questionOf: ({ blockId }) => take(questions, blockId),
    paragraphOf: ({ blockId }) => take(paragraphs, blockId),
    formerAnchorOf: ({ blockId }) => formerAnchors.get(blockId),
  }
}

/**
 * Gives the rows of a reply from before blocks were kept the blocks that its document has, one after the other: the
 * same text was read by the same rules. Rows beyond what both have in common stay without.
 */
export function withBlocks(before: readonly SectionRows[], reply: StateReply): SectionRows[] {
  const questions = reply.sections.flatMap((section) => section.questions)
  let next = 0
  return before.map((section) => ({
    ...section,
    questions: section.questions.map((row) => {
      const question = questions[next]
      if (row.withdrawnIn !== null || question?.label !== row.label) return row
      next++
      return {
        ...row,
        blockId: question.blockId,
        paragraphs: row.paragraphs.map((paragraph, index) => ({
          ...paragraph,
          blockId: question.paragraphs[index]?.blockId ?? null,
        })),
      }
    }),
  }))
}
