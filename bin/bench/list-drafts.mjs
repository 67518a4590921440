// Prints the first report's drafts as JSON, questions first and in their order: a program of its own, because it needs
// the product's sources and its database.
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { openDatabase } = await import('../../lib/database/open-database.ts')
const database = await openDatabase()
try {
  const { db } = await import('../../lib/db.ts')
  const report = await db.report.findFirstOrThrow({ orderBy: { createdAt: 'asc' }, select: { id: true } })
  const drafts = await db.draft.findMany({
    where: { reportId: report.id },
    orderBy: [{ question: { position: 'asc' } }, { chapter: 'asc' }],
    select: { id: true, question: { select: { slug: true } } },
  })
  console.log(
    JSON.stringify({
      reportId: report.id,
      drafts: drafts.map(({ id, question }) => ({ id, slug: question?.slug ?? null })),
    }),
  )
} finally {
  await database.close()
}
