import { db } from '@/lib/db'
import { articlesOf } from '@/lib/export/order'
import { readCompilation } from '@/lib/export/settings'
import { authorize } from '@/lib/members/authorize'
import type { CompilationPage } from './schema'

/** How a report is put together, for who may change it. @throws AppError `not_found` to strangers, else `forbidden`. */
export async function findCompilation(userId: string, reportId: string): Promise<CompilationPage> {
  await authorize(userId, reportId, 'report.settings')
  const [report, sections] = await Promise.all([
    db.report.findUniqueOrThrow({ where: { id: reportId }, select: { compilation: true } }),
    db.section.findMany({
      where: { stateReply: { reportId } },
      orderBy: { position: 'asc' },
      select: {
        id: true,
        title: true,
        questions: { orderBy: { position: 'asc' }, select: { id: true, label: true, slug: true } },
      },
    }),
  ])
  return {
    settings: readCompilation(report.compilation),
    sections: sections.map(({ id, title, questions }) => ({
      id,
      title,
      questions: questions.length,
      articles: articlesOf({ title, questions: questions.map((each) => ({ ...each, text: null })) }),
    })),
  }
}
