import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import type { Action } from '@/lib/policy'

/**
 * A draft, if this person may do `action` in its report.
 * @throws AppError as `authorize`; `not_found` when there is no such draft.
 */
export async function authorizeDraft(
  userId: string,
  draftId: string,
  action: Action,
  client: Database = db,
): Promise<{ id: string; reportId: string; lockedAt: Date | null; words: number }> {
  const draft = isId(draftId)
    ? await client.draft.findUnique({
        where: { id: draftId },
        select: { id: true, reportId: true, lockedAt: true, words: true },
      })
    : null
  if (!draft) throw notFound()
  await authorize(userId, draft.reportId, action, client)
  return draft
}
