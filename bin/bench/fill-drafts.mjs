// Writes a report of WORDS words into the drafts of the first report, as if somebody had: a program of its own, because it
// needs the product's sources and its database. Its pictures are not kept, so that their places say so.
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const words = Number(process.argv[2])
const { LARGE, largeReport } = await import('../../lib/testing/large-report.ts')
const { updateFromDocument } = await import('../../lib/richtext/ydoc.ts')
const { openDatabase } = await import('../../lib/database/open-database.ts')
const database = await openDatabase()
try {
  const { db } = await import('../../lib/db.ts')
  const report = await db.report.findFirstOrThrow({ orderBy: { createdAt: 'asc' }, select: { id: true } })
  const drafts = await db.draft.findMany({
    where: { reportId: report.id, NOT: { questionId: null } },
    orderBy: { question: { position: 'asc' } },
    select: { id: true },
  })
  const share = (name) => Math.round((LARGE[name] * words) / LARGE.words)
  const { sections } = largeReport({
    ...LARGE,
    words,
    notes: share('notes'),
    tables: share('tables'),
    questions: Math.min(LARGE.questions, drafts.length),
  })
  const texts = sections.flatMap(({ questions }) => questions.map(({ text }) => text))
  for (const [index, text] of texts.entries()) {
    const draftId = drafts[index].id
    await db.draftSnapshot.deleteMany({ where: { draftId } })
    await db.draftUpdate.deleteMany({ where: { draftId } })
    await db.draftUpdate.create({ data: { draftId, data: updateFromDocument(text) } })
  }
} finally {
  await database.close()
}
