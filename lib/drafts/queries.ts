import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { DraftLocks } from './schema'

/** Which drafts of the report are locked, by whom and why. */
export async function locksOf(userId: string, reportId: string): Promise<DraftLocks> {
  await authorize(userId, reportId, 'draft.view')
  const drafts = await db.draft.findMany({
    where: { reportId, NOT: { lockedAt: null } },
    select: { id: true, lockedAt: true, lockedById: true, lockReason: true },
  })
  const people = await db.user.findMany({
    where: { id: { in: drafts.flatMap(({ lockedById }) => lockedById ?? []) } },
    select: { id: true, name: true },
  })
  return Object.fromEntries(
    drafts.map(({ id, lockedAt, lockedById, lockReason }) => [
      id,
      {
        at: lockedAt!.toISOString(),
        by: people.find((person) => person.id === lockedById) ?? null,
        reason: lockReason,
      },
    ]),
  )
}
