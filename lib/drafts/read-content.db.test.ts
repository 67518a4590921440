import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Database, db } from '@/lib/db'
import { openTexts } from '@/lib/export/render-report'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { createReport } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { readContents, readContentsAtOneMoment } from './read-content'

testDatabase()

test('all drafts are read at one moment, also when the log is folded between two reads', async () => {
  const id = await createReport({})
  await type(id, '1-a', 'one')
  await type(id, '2', 'two')
  // Snapshots are read before the log: hold the reader up between the two, and fold everything there.
  const { reading } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`lock table draft_updates in access exclusive mode`
    const held = { reading: readContentsAtOneMoment(id) }
    await until(async () => {
      const [row] = await tx.$queryRaw<{ waiting: bigint }[]>`
        select count(*) as waiting from pg_locks join pg_class on pg_class.oid = relation
        where relname = 'draft_updates' and not granted`
      return row!.waiting > 0n
    })
    await fold(id, tx)
    return held
  })
  const text = JSON.stringify(openTexts(await reading).sections)
  expect(text).toContain('"one"')
  expect(text).toContain('"two"')
  expect(await db.draftUpdate.count({ where: { draft: { reportId: id } } })).toBe(0)
})

test('within a transaction nothing of what is typed later is seen', async () => {
  const id = await createReport({})
  await type(id, '2', 'before')
  const { sections } = await db.$transaction(
    async (tx) => {
      await tx.report.count()
      await type(id, '2', 'after', 9)
      return openTexts(await readContents(tx, id))
    },
    { isolationLevel: 'RepeatableRead' },
  )
  expect(JSON.stringify(sections)).toContain('before')
  expect(JSON.stringify(sections)).not.toContain('after')
})

/** Appends an update to a question's draft, as the socket server would. */
async function type(report: string, slug: string, text: string, clientId = 5): Promise<void> {
  const { id: draftId } = await db.draft.findFirstOrThrow({ where: { reportId: report, question: { slug } } })
  await db.draftUpdate.create({
    data: { draftId, data: new Uint8Array(updateFromDocument(doc(p(text)), clientId)) },
  })
}

/** Folds every draft's log into its snapshot in one transaction, as compaction would. */
async function fold(report: string, within?: Database): Promise<void> {
  if (!within) return db.$transaction((tx) => fold(report, tx))
  for (const { id: draftId } of await within.draft.findMany({ where: { reportId: report } })) {
    const snapshot = await within.draftSnapshot.findUnique({ where: { draftId } })
    const rows = await within.draftUpdate.findMany({ where: { draftId }, orderBy: { seq: 'asc' } })
    if (rows.length === 0) continue
    const updates = [...(snapshot ? [snapshot.data] : []), ...rows.map(({ data }) => data)]
    const data = new Uint8Array(Y.mergeUpdates(updates))
    await within.draftSnapshot.upsert({ where: { draftId }, create: { draftId, data }, update: { data } })
    await within.draftUpdate.deleteMany({ where: { draftId } })
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
