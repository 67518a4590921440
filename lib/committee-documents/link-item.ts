import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { announce } from './announce'
import type { ItemLinking } from './schema'

/** Says that an item belongs to a question of the reply; it stays so whatever is paired later. */
export async function linkItem(userId: string, linking: ItemLinking): Promise<void> {
  const { reportId, itemId, questionId } = linking
  await db.$transaction(async (tx) => {
    const { partedFrom } = await bothOf(tx, userId, linking)
    await tx.committeeItemLink.upsert({
      where: { itemId_questionId: { itemId, questionId } },
      create: { itemId, questionId, origin: 'person' },
      update: { origin: 'person' },
    })
    await tx.committeeItem.update({
      where: { id: itemId },
      data: { partedFrom: partedFrom.filter((parted) => parted !== questionId) },
      select: { id: true },
    })
    await audit(tx, {
      action: 'committee-item.linked',
      actorId: userId,
      reportId,
      details: { itemId, questionId },
    })
  })
  await announce(reportId)
}

/** Says that an item does not belong to a question; it stays so whatever is paired later. */
export async function unlinkItem(userId: string, linking: ItemLinking): Promise<void> {
  const { reportId, itemId, questionId } = linking
  await db.$transaction(async (tx) => {
    const { partedFrom } = await bothOf(tx, userId, linking)
    await tx.committeeItemLink.deleteMany({ where: { itemId, questionId } })
    await tx.committeeItem.update({
      where: { id: itemId },
      data: { partedFrom: [...new Set([...partedFrom, questionId])] },
      select: { id: true },
    })
    await audit(tx, {
      action: 'committee-item.unlinked',
      actorId: userId,
      reportId,
      details: { itemId, questionId },
    })
  })
  await announce(reportId)
}

/** The item, if both are of this report, which waits for others until the transaction ends. */
async function bothOf(tx: Database, userId: string, { reportId, itemId, questionId }: ItemLinking) {
  await lockReport(tx, reportId)
  await authorize(userId, reportId, 'documents.manage', tx)
  const item = await tx.committeeItem.findFirst({
    where: { id: itemId, document: { reportId } },
    select: { partedFrom: true },
  })
  const question = await tx.question.findFirst({
    where: { id: questionId, stateReply: { reportId } },
    select: { id: true },
  })
  if (!item || !question) throw notFound()
  return item
}
