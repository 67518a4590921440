import { createHash, randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { readFileBytes } from '@/lib/files/storage'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import type { DocumentNode } from '@/lib/richtext/document'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p, ref, secretNode, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import { awaitExport } from './await-export'
import { cancelExport } from './cancel-export'
import { claimNext } from './claim'
import { exportAsAdministrator } from './export-as-administrator'
import { type ExportKeeper, keepExports, sweepExports } from './keep-exports'
import { exportsOf, openExportFile } from './queries'
import { removeExport } from './remove-export'
import { exportOptions, FILE_HOURS, MAX_UNFINISHED, type StartExport } from './schema'
import { startExport } from './start-export'

testDatabase()
// Each starts processes.
vi.setConfig({ testTimeout: 60_000 })

let coordinator: TestUser
let keeper: ExportKeeper | undefined
beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser({ name: 'Recognisable Coordinator' })
})
afterEach(async () => {
  await keeper?.stop()
  keeper = undefined
  await db.reportExport.deleteMany()
})

const ask = (reportId: string, more: Partial<StartExport> = {}, user: { id: string } = coordinator) =>
  startExport(user.id, {
    ...{ reportId, format: 'html', variant: 'public', options: exportOptions.parse({}), ...more },
  })

/** Has it made, and answers its row and its bytes. */
async function made(reportId: string, more: Partial<StartExport> = {}) {
  const { exportId } = await ask(reportId, more)
  keeper ??= keepExports()
  await awaitExport(exportId)
  const row = await db.reportExport.findUniqueOrThrow({ where: { id: exportId } })
  return { row, bytes: await readFileBytes(row.fileId!) }
}

async function write(
  reportId: string,
  slug: string,
  text: DocumentNode | string,
  clientId = 5,
): Promise<string> {
  const { id } = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug } } })
  const update = updateFromDocument(typeof text === 'string' ? doc(p(text)) : text, clientId)
  await db.draftUpdate.create({ data: { draftId: id, data: new Uint8Array(update) } })
  return id
}

describe('an export', () => {
  test('is made, inspected and kept with its hash, names nobody, and is there at once the second time', async () => {
    const reportId = await createReport({ coordinator })
    await write(reportId, '2', 'Legal aid has a waiting list.')
    const shares: number[] = []
    const unsubscribe = subscribe('export.changed', ({ exportId }) => {
      void db.reportExport
        .findUnique({ where: { id: exportId }, select: { share: true } })
        .then((row) => row && shares.push(row.share))
    })
    const { row, bytes } = await made(reportId, { format: 'docx' })
    unsubscribe()
    expect(row).toMatchObject({ state: 'done', share: 1, name: 'CEDAW-93-KAZ-alternative-report.docx' })
    expect(row.size).toBe(bytes.byteLength)
    expect(row.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(row.inspection).toMatchObject({ format: 'docx', findings: [] })
    expect(new Set(shares).size).toBeGreaterThan(2)
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => name + strFromU8(part))
    expect(parts.join()).toContain('Legal aid has a waiting list.')
    for (const secret of ['Recognisable', coordinator.email, coordinator.id, reportId])
      expect(parts.join()).not.toContain(secret)

    const again = await made(reportId, { format: 'docx' })
    expect(again.row.fileId).toBe(row.fileId)
    expect(again.row.sha256).toBe(row.sha256)
    await write(reportId, '1-b', 'Nobody was ever asked.')
    const other = await made(reportId, { format: 'docx' })
    expect(other.row.sha256).not.toBe(row.sha256)

    const events = await db.auditEvent.findMany({ where: { reportId, action: 'report.exported' } })
    expect(events.map(({ actorId, details }) => [actorId, (details as { sha256: string }).sha256])).toEqual([
      [coordinator.id, row.sha256],
      [coordinator.id, row.sha256],
      [coordinator.id, other.row.sha256],
    ])
  })

  test('has no suggestion unless asked for, and says for whom it is', async () => {
    const reportId = await createReport({ coordinator })
    await write(
      reportId,
      '2',
      doc(p('Aid is ', del(by('reviewer'), 'rarely'), ins(by('reviewer'), 'never'), ' free.')),
    )
    const original = strFromU8((await made(reportId)).bytes)
    expect(original).toContain('Aid is rarely free.')
    expect(original).not.toContain('never')
    expect(original).not.toContain('Confidential')
    const options = exportOptions.parse({ reading: 'final' })
    const { row: finalRow, bytes: finalBytes } = await made(reportId, { options, variant: 'confidential' })
    // Never mailed in place of the public one.
    expect(finalRow.name).toMatch(/-alternative-report-confidential\.\w+$/)
    const final = strFromU8(finalBytes)
    expect(final).toContain('Aid is never free.')
    expect(final).not.toContain('rarely')
    expect(final).toContain('Confidential')
  })

  test.each([
    ['that holds something without a rule', { reason: 'exportNode', values: { node: 'oddity' } }],
    ['that cannot be read', { reason: 'exportUnreadable', values: {} }],
    ['that refers to what is left out', { reason: 'exportTellsOfLeftOut', values: { more: 0 } }],
  ])('of a text %s says what and where, and harms no other', async (kind, failure) => {
    const reportId = await createReport({ coordinator })
    const fine = await createReport({ coordinator })
    const hidden = secretNode(withAttrs(table(tr(td('a'))), { anchor: 'anchor-a' }))
    const fault = kind.includes('left out') ? [p(ref('table:anchor-a', 'a')), hidden] : [{ type: 'oddity' }]
    const draftId = await write(reportId, '2', doc(p('x'), ...fault))
    if (kind.includes('read'))
      await db.draftUpdate.updateMany({ where: { draftId }, data: { data: new Uint8Array([9, 9, 9]) } })
    await expect(made(reportId)).rejects.toMatchObject({ reason: failure.reason })
    const [listed] = await exportsOf(coordinator.id, reportId)
    expect(listed).toMatchObject({ state: 'failed', fileUntil: null, sha256: null })
    expect(listed!.failure).toMatchObject({ reason: failure.reason, path: 'questions/2' })
    expect(listed!.failure!.values).toMatchObject({ ...failure.values, place: /2/ })
    expect((await made(fine)).row.state).toBe('done')
  })
})

describe('whoever asked', () => {
  test('cancels what waits and what is being made; nothing of it is left', async () => {
    const reportId = await createReport({ coordinator })
    const waiting = await ask(reportId)
    await cancelExport(coordinator.id, { reportId, ...waiting })
    keeper = keepExports()
    const { exportId } = await ask(reportId, { format: 'pdf' })
    const files = await db.storedFile.count()
    await until(async () => (await stateOf(exportId)) === 'running')
    await cancelExport(coordinator.id, { reportId, exportId })
    await expect(awaitExport(exportId)).rejects.toMatchObject({ reason: 'exportCancelled' })
    await keeper.stop()
    expect(await stateOf(waiting.exportId)).toBe('cancelled')
    expect(await stateOf(exportId)).toBe('cancelled')
    expect(await db.storedFile.count()).toBe(files)
    await expect(cancelExport(coordinator.id, { reportId, exportId })).rejects.toMatchObject({
      reason: 'exportOver',
    })
    await removeExport(coordinator.id, { reportId, exportId })
    expect((await exportsOf(coordinator.id, reportId)).map(({ id }) => id)).toEqual([waiting.exportId])
  })

  test('has few on their way at a time', async () => {
    const reportId = await createReport({ coordinator })
    for (let count = 0; count < MAX_UNFINISHED; count++) await ask(reportId)
    await expect(ask(reportId)).rejects.toMatchObject({ reason: 'exportTooMany' })
  })

  test('removes the file and not its hash; of others only who manages them does', async () => {
    const reportId = await createReport({ coordinator })
    const author = await addMember(reportId, 'author')
    const { row } = await made(reportId)
    const reference = { reportId, exportId: row.id }
    await expect(removeExport(author.id, reference)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openExportFile(author.id, reference)).resolves.toMatchObject({
      facts: { sha256: row.sha256 },
    })
    await removeExport(coordinator.id, reference)
    expect(await db.storedFile.count({ where: { id: row.fileId! } })).toBe(0)
    await expect(openExportFile(author.id, reference)).rejects.toMatchObject({ code: 'not_found' })
    expect(await exportsOf(author.id, reportId)).toMatchObject([
      { sha256: row.sha256, fileUntil: null, canManage: false },
    ])
    const own = await ask(reportId, {}, author)
    await awaitExport(own.exportId)
    await removeExport(coordinator.id, { reportId, ...own })
  })

  test('finds it under its own report alone', async () => {
    const [reportId, other] = [await createReport({ coordinator }), await createReport({ coordinator })]
    const { row } = await made(reportId)
    for (const exportId of [row.id, randomUUID(), '../x'])
      await expect(openExportFile(coordinator.id, { reportId: other, exportId })).rejects.toMatchObject({
        code: 'not_found',
      })
  })
})

describe('whoever makes them', () => {
  test('takes each once, and first of whom the least is being made', async () => {
    const reportId = await createReport({ coordinator })
    const author = await addMember(reportId, 'author')
    const ids = [
      await ask(reportId),
      await ask(reportId),
      await ask(reportId),
      await ask(reportId, {}, author),
    ].map(({ exportId }) => exportId)
    const first = await Promise.all([claimNext(), claimNext()])
    expect(new Set(first.map((claim) => claim?.id)).size).toBe(2)
    const rest = [await claimNext(), await claimNext(), await claimNext()]
    expect(
      [...first, ...rest]
        .filter(Boolean)
        .map((claim) => claim!.id)
        .toSorted(),
    ).toEqual(ids.toSorted())
    expect([...first, rest[0]].map((claim) => claim?.id)).toContain(ids[3])
  })

  test('goes on with what a killed process left, and gives up what ends it every time', async () => {
    const reportId = await createReport({ coordinator })
    const left = await ask(reportId)
    const poison = await ask(reportId)
    const gone = { state: 'running' as const, leasedUntil: new Date(Date.now() - 1000) }
    await db.reportExport.update({ where: { id: left.exportId }, data: { ...gone, attempts: 1 } })
    await db.reportExport.update({ where: { id: poison.exportId }, data: { ...gone, attempts: 2 } })
    keeper = keepExports()
    await awaitExport(left.exportId)
    await expect(awaitExport(poison.exportId)).rejects.toMatchObject({ reason: 'exportInterrupted' })
  })

  test('leaves to the next start what its own end cuts off', async () => {
    const reportId = await createReport({ coordinator })
    keeper = keepExports()
    const { exportId } = await ask(reportId, { format: 'pdf' })
    await until(async () => (await stateOf(exportId)) === 'running')
    await keeper.stop()
    expect(await db.reportExport.findUnique({ where: { id: exportId } })).toMatchObject({
      state: 'queued',
      attempts: 0,
    })
    keeper = keepExports()
    await awaitExport(exportId)
  })

  test('lets files go when their time is over, and keeps the hash', async () => {
    const reportId = await createReport({ coordinator })
    const { row } = await made(reportId)
    const shared = (await made(reportId)).row
    await db.reportExport.update({ where: { id: row.id }, data: { expiresAt: new Date(0) } })
    await sweepExports()
    expect(await db.storedFile.count({ where: { id: shared.fileId! } })).toBe(1)
    await sweepExports(new Date(Date.now() + (FILE_HOURS + 1) * 3_600_000))
    expect(await db.storedFile.count({ where: { id: shared.fileId! } })).toBe(0)
    const listed = await exportsOf(coordinator.id, reportId)
    expect(listed.map(({ sha256, fileUntil }) => [sha256, fileUntil])).toEqual([
      [row.sha256, null],
      [row.sha256, null],
    ])
  })
})

test('the administrator has one made at once, and must say for whom where the report leaves it open', async () => {
  const reportId = await createReport({ coordinator })
  const request = { reportId, format: 'html', options: exportOptions.parse({}) }
  await expect(exportAsAdministrator(request)).rejects.toMatchObject({ reason: 'exportVariant' })
  const { bytes, sha256 } = await exportAsAdministrator({ ...request, variant: 'public' })
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect(await exportsOf(coordinator.id, reportId)).toMatchObject([{ by: null, sha256, canManage: true }])
  await expect(
    exportAsAdministrator({ ...request, format: 'toString', variant: 'public' }),
  ).rejects.toMatchObject({
    reason: 'exportFormat',
  })
  for (const missing of [randomUUID(), '../x'])
    await expect(exportAsAdministrator({ ...request, reportId: missing })).rejects.toMatchObject({
      code: 'not_found',
    })
})

const stateOf = async (id: string) => (await db.reportExport.findUnique({ where: { id } }))?.state

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
