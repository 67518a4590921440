import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readContents, readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { type Database, db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { openTexts } from '@/lib/export/render-report'
import type { Role } from '@/lib/policy'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import { exportReport, exportReportAsAdministrator } from './export-report'

testDatabase()

let coordinator: TestUser
let reportId: string

beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser({ name: 'Recognisable Coordinator' })
  reportId = await createReport({ coordinator })
  await type(reportId, '1-b', 'Nobody was ever asked.')
  await type(reportId, '2', 'Legal aid has a waiting list.')
  await fold(reportId)
  await type(reportId, '2', 'It is eleven months long.', 7)
})

describe('exporting', () => {
  test(
    'has what the snapshots and the log hold, and leaves out what has no text',
    { timeout: 30_000 },
    async () => {
      const { bytes, mime, filename } = await exportReport({
        userId: coordinator.id,
        reportId,
        format: 'html',
      })
      const html = strFromU8(bytes)
      expect(mime).toBe('text/html; charset=utf-8')
      expect(filename).toBe('CEDAW-93-KAZ-alternative-report.html')
      const order = [
        'Nobody was ever asked.',
        'Access to justice',
        'Legal aid has a waiting list.',
        'It is eleven months long.',
      ]
      const positions = order.map((text) => html.lastIndexOf(text))
      expect(positions).toEqual(positions.toSorted((a, b) => a - b))
      expect(positions[0]).toBeGreaterThan(0)
      expect(html).not.toContain('Paragraph 1 (a)')
    },
  )

  test('names nobody who wrote it', { timeout: 30_000 }, async () => {
    const { bytes, filename } = await exportReport({ userId: coordinator.id, reportId, format: 'docx' })
    expect(filename).toBe('CEDAW-93-KAZ-alternative-report.docx')
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      for (const secret of ['Recognisable', coordinator.email, coordinator.id, reportId]) {
        expect(strFromU8(part), name).not.toContain(secret)
      }
    }
  })

  test.each<[Role, boolean]>([
    ['coordinator', true],
    ['author', true],
    ['reviewer', true],
    ['reader', false],
  ])('as a %s: %s', { timeout: 30_000 }, async (role, may) => {
    const { id: userId } = await addMember(reportId, role)
    const attempt = exportReport({ userId, reportId, format: 'html' })
    if (may)
      await expect(attempt).resolves.toMatchObject({ filename: 'CEDAW-93-KAZ-alternative-report.html' })
    else await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('does not exist for a stranger, nor does a report that is not there for anybody', async () => {
    const { id: stranger } = await createUser()
    await expect(exportReport({ userId: stranger, reportId, format: 'docx' })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const missing of [randomUUID(), '../x']) {
      await expect(exportReportAsAdministrator({ reportId: missing, format: 'html' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  test('has no suggestion, unless it is asked for as if all were accepted', { timeout: 30_000 }, async () => {
    const id = await createReport({ coordinator })
    const text = doc(p('Aid is ', del(by('reviewer'), 'rarely'), ins(by('reviewer'), 'never'), ' free.'))
    const draft = await db.draft.findFirstOrThrow({ where: { reportId: id, question: { slug: '2' } } })
    await db.draftUpdate.create({
      data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(text, 9)) },
    })
    const request = { userId: coordinator.id, reportId: id, format: 'html' }
    const html = async (reading?: 'final') =>
      new TextDecoder().decode((await exportReport({ ...request, reading })).bytes)
    expect(await html()).toContain('Aid is rarely free.')
    expect(await html()).not.toContain('never')
    expect(await html('final')).toContain('Aid is never free.')
    expect(await html('final')).not.toContain('rarely')
  })

  test('refuses a format that is not there, to those who may export', async () => {
    const { id: userId } = await addMember(reportId, 'reader')
    await expect(exportReport({ userId, reportId, format: 'pdf' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      exportReport({ userId: coordinator.id, reportId, format: 'toString' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'exportFormat',
    })
  })

  test('is written down, with who did it; a refused one is not', { timeout: 30_000 }, async () => {
    const id = await createReport({ coordinator })
    const { id: reader } = await addMember(id, 'reader')
    await exportReport({ userId: coordinator.id, reportId: id, format: 'html' })
    await exportReportAsAdministrator({ reportId: id, format: 'html' })
    await exportReport({ userId: reader, reportId: id, format: 'html' }).catch(() => undefined)
    const events = await db.auditEvent.findMany({
      where: { reportId: id, action: 'report.exported' },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ actorId, details }) => [actorId, (details as { format: string }).format])).toEqual([
      [coordinator.id, 'html'],
      [null, 'html'],
    ])
  })
})

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
