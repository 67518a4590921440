import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { QuestionChoice } from './schema'

/** The questions of a report's reply, in order, to choose one from. */
export async function questionChoices(userId: string, reportId: string): Promise<QuestionChoice[]> {
  await authorize(userId, reportId, 'report.view')
  const questions = await db.question.findMany({
    where: { stateReply: { reportId }, withdrawnIn: null },
    orderBy: { position: 'asc' },
    select: { id: true, label: true, section: { select: { title: true } } },
  })
  return questions.map(({ id, label, section }) => ({ id, label, sectionTitle: section.title }))
}
