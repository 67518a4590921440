import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { DocumentNode } from '@/lib/richtext/document'
import type { OwnRescued } from './schema'

/** What this person typed into places that others deleted without having seen it, and has not looked after yet. Changes nothing. */
export async function rescuedOf(userId: string, reportId: string): Promise<OwnRescued[]> {
  await authorize(userId, reportId, 'versions.view')
  const rows = await db.rescuedPassage.findMany({
    where: { userId, settledAt: null, draft: { reportId } },
    orderBy: { at: 'asc' },
    select: { id: true, draftId: true, at: true, text: true, content: true },
  })
  return rows.map(({ at, content, ...row }) => ({
    ...row,
    at: at.toISOString(),
    // As the fold wrote it.
    content: content as DocumentNode[] | null,
  }))
}
