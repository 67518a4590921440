import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { KeptReplacement } from './schema'

const SHOWN = 20

/**
 * What this person has replaced in a report and not taken back, the latest first.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function replacementsOf(userId: string, reportId: string): Promise<KeptReplacement[]> {
  await authorize(userId, reportId, 'draft.edit')
  const found = await db.replacement.findMany({
    where: { reportId, userId, takenBackAt: null, drafts: { some: {} } },
    orderBy: { at: 'desc' },
    take: SHOWN,
    select: { id: true, at: true, query: true, replacement: true, drafts: { select: { places: true } } },
  })
  return found.map(({ at, drafts, ...kept }) => ({
    ...kept,
    at: at.toISOString(),
    drafts: drafts.length,
    places: drafts.reduce((sum, { places }) => sum + places, 0),
  }))
}
