import { setImmediate } from 'node:timers/promises'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { type Replaced, takeBackInXml } from '@/lib/richtext/find-in-xml'
import { inDraft } from './replace-in-report'
import type { TakeBackInput, TakenBack } from './schema'

/**
 * Puts back what the same person replaced with `replaceInReport`, whenever that was, wherever the new words still stand as
 * they were put, and says at how many places. What somebody has changed since stays; what is locked stays as well, and can
 * be put back when it is not.
 * @throws AppError `not_found` also for what somebody else replaced, `forbidden`.
 */
export async function takeBackReplacement(userId: string, input: TakeBackInput): Promise<TakenBack> {
  const { reportId, replacementId } = input
  await authorize(userId, reportId, 'draft.edit')
  const found = await db.replacement.findFirst({
    where: { id: replacementId, reportId, userId, takenBackAt: null },
    select: { drafts: { orderBy: { draftId: 'asc' }, select: { draftId: true, replaced: true } } },
  })
  if (!found) throw notFound()
  const result: TakenBack = { places: 0, locked: [] }
  let drafts = 0
  for (const { draftId, replaced } of found.drafts) {
    const places = await inDraft(userId, { reportId, draftId }, (doc) =>
      takeBackInXml(doc, replaced as unknown as Replaced[]),
    )
    if (places === null) result.locked.push(draftId)
    else if (places > 0) drafts++
    result.places += places ?? 0
    await setImmediate()
  }
  await db.$transaction(async (tx) => {
    if (result.locked.length === 0)
      await tx.replacement.update({ where: { id: replacementId }, data: { takenBackAt: new Date() } })
    if (result.places > 0)
      await audit(tx, {
        action: 'report.words-put-back',
        actorId: userId,
        reportId,
        details: { replacementId, places: result.places, drafts },
      })
  })
  return result
}
