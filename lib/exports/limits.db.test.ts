import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { awaitExport } from './await-export'
import { claimNext, renew } from './claim'
import { type ExportKeeper, keepExports, sweepExports } from './keep-exports'
import { exportsOf, openExportFile } from './queries'
import { exportOptions, MAX_AN_HOUR, MAX_KEPT_BYTES, MAX_UNFINISHED } from './schema'
import { startExport } from './start-export'

testDatabase()
// Some start processes.
vi.setConfig({ testTimeout: 60_000 })

let coordinator: TestUser
let keeper: ExportKeeper | undefined
beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser()
})
afterEach(async () => {
  await keeper?.stop()
  keeper = undefined
  await db.reportExport.deleteMany()
})

const ask = (reportId: string) =>
  startExport(coordinator.id, {
    ...{ reportId, format: 'html', variant: 'public', options: exportOptions.parse({}) },
  })

/** An export that was made once, whose file says that it has so many bytes. */
async function made(reportId: string, { size = 9, expiresAt }: { size?: number; expiresAt: Date }) {
  const { id: fileId } = await db.storedFile.create({
    data: {
      ...{ name: 'a.html', mime: 'text/html', size, sha256: '00' },
      chunks: { create: { position: 0, data: new Uint8Array([1]) } },
    },
  })
  const { id: exportId } = await db.reportExport.create({
    data: {
      ...{ reportId, userId: coordinator.id, format: 'html', variant: 'public', options: {} },
      ...{ state: 'done', share: 1, fileId, size, sha256: '00', expiresAt },
    },
  })
  return { exportId, fileId }
}

const inAnHour = () => new Date(Date.now() + 3_600_000)
const fileOf = async (id: string) => (await db.reportExport.findUniqueOrThrow({ where: { id } })).fileId

test('whoever asks many times at once has as few on their way as who asks one time after the other', async () => {
  const reportId = await createReport({ coordinator })
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => ask(reportId)))
  const refused = asked.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(20 - MAX_UNFINISHED)
  for (const each of refused)
    expect((each as PromiseRejectedResult).reason).toMatchObject({ reason: 'exportTooMany' })
  expect(await db.reportExport.count({ where: { reportId } })).toBe(MAX_UNFINISHED)
})

test('whoever asks again and again fills no table: so many within an hour and report', async () => {
  const reportId = await createReport({ coordinator })
  const other = await createReport({ coordinator })
  const asked = (createdAt: Date, count: number) =>
    db.reportExport.createMany({
      data: Array.from({ length: count }, () => ({
        ...{ reportId, userId: coordinator.id, format: 'html', variant: 'public' as const, options: {} },
        ...{ state: 'cancelled' as const, createdAt },
      })),
    })
  await asked(new Date(Date.now() - 61 * 60_000), 5)
  await asked(new Date(), MAX_AN_HOUR - 1)
  await ask(reportId)
  await expect(ask(reportId)).rejects.toMatchObject({ reason: 'exportTooOften' })
  await ask(other)
})

test('a sign of life holds whatever clock its process has: all go by that of the database', async () => {
  const reportId = await createReport({ coordinator })
  await ask(reportId)
  const claim = (await claimNext())!
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  expect(await renew(claim)).toBe(true)
  vi.useRealTimers()
  expect(await claimNext()).toBeNull()
})

test('a file whose time is over is given to nobody, and goes when a server starts', async () => {
  const reportId = await createReport({ coordinator })
  const { exportId, fileId } = await made(reportId, { expiresAt: new Date(Date.now() - 1000) })
  await expect(openExportFile(coordinator.id, { reportId, exportId })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await exportsOf(coordinator.id, reportId)).toMatchObject([{ id: exportId, fileUntil: null }])
  keeper = keepExports()
  await vi.waitFor(async () => expect(await db.storedFile.count({ where: { id: fileId } })).toBe(0), 10_000)
  expect(await db.reportExport.findUnique({ where: { id: exportId } })).toMatchObject({ sha256: '00' })
})

test('a report keeps so many bytes of files; the oldest go first, their hashes stay', async () => {
  const reportId = await createReport({ coordinator })
  const other = await createReport({ coordinator })
  const elsewhere = await made(other, { size: MAX_KEPT_BYTES, expiresAt: inAnHour() })
  const old = await made(reportId, { size: MAX_KEPT_BYTES - 100, expiresAt: inAnHour() })
  const young = await made(reportId, { size: 50, expiresAt: inAnHour() })
  const { exportId } = await ask(reportId)
  keeper = keepExports()
  await awaitExport(exportId)
  await vi.waitFor(async () => expect(await fileOf(old.exportId)).toBeNull(), 10_000)
  expect(await db.storedFile.count({ where: { id: old.fileId } })).toBe(0)
  expect(await fileOf(exportId)).not.toBeNull()
  expect(await fileOf(young.exportId)).toBe(young.fileId)
  expect(await fileOf(elsewhere.exportId)).toBe(elsewhere.fileId)
  expect(await db.reportExport.findUnique({ where: { id: old.exportId } })).toMatchObject({ sha256: '00' })
})

test('a file that one export gives up stays while another takes it on', async () => {
  const reportId = await createReport({ coordinator })
  const { fileId } = await made(reportId, { expiresAt: new Date(0) })
  const { exportId } = await ask(reportId)
  let sweeping: Promise<void> | undefined
  await db.$transaction(async (tx) => {
    await tx.reportExport.update({
      where: { id: exportId },
      data: { state: 'done', fileId, expiresAt: inAnHour() },
    })
    sweeping = sweepExports()
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  await sweeping
  expect(await fileOf(exportId)).toBe(fileId)
  expect(await db.storedFile.count({ where: { id: fileId } })).toBe(1)
})
