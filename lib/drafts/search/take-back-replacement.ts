import { setImmediate } from 'node:timers/promises'
import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import { takeBackInXml } from '@/lib/richtext/find-in-xml'
import { inDraft } from './replace-in-report'
import type { TakeBackInput } from './schema'

/**
 * Puts back what `replaceInReport` replaced, wherever it still stands as it was put, and says at how many places. What
 * somebody has changed since, and what is locked, stays.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function takeBackReplacement(userId: string, input: TakeBackInput): Promise<{ places: number }> {
  const { reportId, drafts } = input
  await authorize(userId, reportId, 'draft.edit')
  const ids = drafts.map(({ draftId }) => draftId)
  const known = await db.draft.findMany({ where: { reportId, id: { in: ids } }, select: { id: true } })
  const isKnown = new Set(known.map(({ id }) => id))
  let places = 0
  for (const { draftId, replaced } of drafts.filter((draft) => isKnown.has(draft.draftId))) {
    places += (await inDraft(userId, { reportId, draftId }, (doc) => takeBackInXml(doc, replaced))) ?? 0
    await setImmediate()
  }
  return { places }
}
