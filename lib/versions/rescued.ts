import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { OwnRescued } from './schema'

/** What this person typed into places that others deleted without having seen it, and has not looked after yet. Changes nothing. */
export async function rescuedOf(userId: string, reportId: string): Promise<OwnRescued[]> {
  await authorize(userId, reportId, 'versions.view')
  const rows = await db.rescuedPassage.findMany({
    where: { userId, settledAt: null, draft: { reportId } },
    orderBy: { at: 'asc' },
    select: { id: true, draftId: true, at: true, text: true },
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
