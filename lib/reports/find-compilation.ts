import { db } from '@/lib/db'
import { arranged, articlesOf } from '@/lib/export/order'
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
        questions: {
          orderBy: { position: 'asc' },
          select: {
            label: true,
            committeeItems: { orderBy: { itemId: 'asc' }, select: { item: { select: { heading: true } } } },
          },
        },
      },
    }),
  ])
  const asked = sections.map(({ questions, ...section }) => ({
    ...section,
    questions: questions.map(({ label, committeeItems }) => ({
      label,
      headings: committeeItems.map(({ item }) => item.heading),
    })),
  }))
  const groups = arranged(asked, { order: 'articles', sections: [] })
  return {
    settings: readCompilation(report.compilation),
    sections: asked.map((section) => ({
      id: section.id,
      title: section.title,
      questions: section.questions.length,
      articles: [...new Set(section.questions.flatMap((each) => articlesOf(each, section)))].toSorted(
        (one, other) => one - other,
      ),
    })),
    byArticle: groups.some(({ articles }) => articles.length > 0)
      ? groups.map(({ articles, questions }) => ({ articles, labels: questions.map(({ label }) => label) }))
      : [],
  }
}
