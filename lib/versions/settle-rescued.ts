import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { isId } from '@/lib/members/authorize'
import { publish } from '@/lib/bus'
import { authorizeDraft } from './authorize-draft'
import type { SettleRescuedInput } from './schema'

/**
 * Remembers that whoever typed these words put them into the text again or let them go: they are not told any more. In
 * the history they stay.
 * @throws AppError `not_found` also for the words of somebody else; `forbidden`.
 */
export async function settleRescued(userId: string, { id }: SettleRescuedInput): Promise<void> {
  const found = isId(id) ? await db.rescuedPassage.findFirst({ where: { id, userId } }) : null
  if (!found) throw notFound()
  const { draftId } = found
  const { reportId } = await authorizeDraft(userId, draftId, 'versions.view')
  await db.rescuedPassage.updateMany({ where: { id, settledAt: null }, data: { settledAt: new Date() } })
  publish('versions.changed', { reportId, draftId })
}
