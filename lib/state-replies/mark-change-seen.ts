import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import type { DraftChoice } from './schema'

/** Takes the flag off a draft whose question says something else: somebody who writes has looked. */
export async function markChangeSeen(userId: string, { draftId }: DraftChoice): Promise<void> {
  const draft = isId(draftId)
    ? await db.draft.findUnique({ where: { id: draftId }, select: { reportId: true } })
    : null
  if (!draft) throw notFound()
  await authorize(userId, draft.reportId, 'reply.seeChanges')
  await db.draft.updateMany({ where: { id: draftId }, data: { replyChangedIn: null } })
}
