import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { analysisOf } from './analysis'
import { contradictionKey } from './contradiction-key'
import type { ContradictionChoice } from './schema'

/**
 * Remembers for the report that this is not a contradiction, and who said so; the first one to say so stays named.
 * @throws AppError `not_found` when the reply has no such contradiction.
 */
export async function dismissContradiction(userId: string, choice: ContradictionChoice): Promise<void> {
  const { reportId, key } = choice
  await authorize(userId, reportId, 'contradictions.judge')
  const found = await analysisOf(reportId)
  const contradiction = found?.analysis.contradictions.find((known) => contradictionKey(known) === key)
  if (!contradiction) throw notFound()
  await db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'contradictions.judge', tx)
    const { count } = await tx.dismissedContradiction.createMany({
      data: [{ reportId, key, userId }],
      skipDuplicates: true,
    })
    if (count === 0) return
    const questions = contradiction.members.map(({ slug }) => slug)
    await audit(tx, {
      action: 'contradiction.dismissed',
      actorId: userId,
      reportId,
      details: { kind: contradiction.kind, questions: questions.join(', ') },
    })
  })
  publish('report.arranged', { reportId })
}
