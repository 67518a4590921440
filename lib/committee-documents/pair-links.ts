import type { Database } from '@/lib/db'
import { pairItems } from '@/lib/parsing'

/**
 * Links each item of a report's list of issues to the questions of the reply with its label, within the caller's
 * transaction: after either of them changed. What a person linked or parted stays as they said. Concluding observations
 * are numbered on their own: only a person links them.
 */
export async function pairLinks(tx: Database, reportId: string): Promise<void> {
  const document = { reportId, kind: 'list_of_issues' as const }
  const items = await tx.committeeItem.findMany({
    where: { document },
    orderBy: { position: 'asc' },
    select: { id: true, label: true, refs: true, partedFrom: true },
  })
  if (items.length === 0) return
  const questions = await tx.question.findMany({
    where: { stateReply: { reportId }, withdrawnIn: null },
    orderBy: { position: 'asc' },
    select: { id: true, label: true, refs: true, guesses: true },
  })
  await tx.committeeItemLink.deleteMany({ where: { item: { document }, origin: { not: 'person' } } })
  const data = pairItems(items, questions)
    .filter(({ item, question }) => !item.partedFrom.includes(question.id))
    .map(({ item, question, origin }) => ({ itemId: item.id, questionId: question.id, origin }))
  await tx.committeeItemLink.createMany({ data, skipDuplicates: true })
}
