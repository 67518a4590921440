import { db } from '@/lib/db'
import { homesOf } from '@/lib/threads/homes'

/**
 * The draft beside which each of these threads is found now, by its id: where its words are, in which it began, or that of
 * the question to whose reply paragraph it belongs. Threads that are no more are left out.
 */
export async function threadDrafts(
  reportId: string,
  threadIds: readonly string[],
): Promise<Map<string, string | null>> {
  const threads = await db.thread.findMany({
    where: { reportId, id: { in: [...threadIds] } },
    select: {
      id: true,
      draftId: true,
      paragraph: true,
      anchors: { select: { draftId: true }, orderBy: { position: 'asc' } },
    },
  })
  const homes = await homesOf(
    reportId,
    threads.flatMap(({ paragraph }) => paragraph ?? []),
  )
  return new Map(
    threads.map(({ id, draftId, paragraph, anchors }) => {
      if (paragraph !== null) return [id, homes.ofParagraph(paragraph).draftId || null]
      const isAtHome = anchors.length === 0 || anchors.some((anchor) => anchor.draftId === draftId)
      return [id, isAtHome ? draftId : anchors[0]!.draftId]
    }),
  )
}

/** The threads of a report that are found beside this draft now. */
export async function threadsBeside(reportId: string, draftId: string): Promise<string[]> {
  const threads = await db.thread.findMany({ where: { reportId }, select: { id: true } })
  const drafts = await threadDrafts(
    reportId,
    threads.map(({ id }) => id),
  )
  return [...drafts].flatMap(([id, beside]) => (beside === draftId ? [id] : []))
}
