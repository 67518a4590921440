import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import type { AppError } from '@/lib/errors'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { bringBack } from '@/lib/review-copies/bring-back'
import { sweepCopies } from '@/lib/review-copies/keep-copy'
import { reviewPage } from '@/lib/review-copies/queries'
import { COPY_DAYS } from '@/lib/review-copies/schema'
import { takeImport } from '@/lib/review-copies/take-import'
import { makeReviewCopy } from '@/lib/review-copies/testing/make-copy'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { by, ins } from '@/lib/testing/suggested'
import { startThread } from '@/lib/threads/start-thread'
import { cancelExport } from './cancel-export'
import { exportsOf, openExportFile } from './queries'
import { type ExportInspection, REVIEW } from './schema'
import { startExport } from './start-export'
import { sweepExports } from './keep-exports'

testDatabase()
// Each starts processes.
vi.setConfig({ testTimeout: 60_000 })

let coordinator: TestUser
let reportId: string
let draftId: string
const DAY = 24 * 60 * 60_000

beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser({ name: 'Recognisable Coordinator' })
  reportId = await createReport({ coordinator })
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  const text = doc(p('The State counts ', ins({ ...by('x'), user: coordinator.id }, 'twelve'), ' centres.'))
  const data = Buffer.from(updateFromDocument(text, 2))
  await db.draftUpdate.create({ data: { draftId, userId: coordinator.id, data } })
  await startThread(coordinator.id, { about: { kind: 'draft', draftId }, text: 'Is it done?' })
})

const bring = (bytes: Uint8Array, name = 'back.docx') =>
  bringBack(coordinator.id, { reportId, name }, { bytes })
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.reason,
  )
const changed = (bytes: Uint8Array, from: string, to: string) => {
  const parts = unzipSync(bytes)
  const body = strFromU8(parts['word/document.xml']!)
  expect(body).toContain(from)
  return zipSync({ ...parts, 'word/document.xml': strToU8(body.replace(from, to)) })
}

test('a copy is made in its turn, and its inspection finds what it carries on purpose and nothing else', async () => {
  const { row, bytes } = await makeReviewCopy(coordinator.id, reportId)
  expect(row).toMatchObject({ state: 'done', name: 'CEDAW-93-KAZ-review-copy.docx', format: REVIEW })
  const { findings, carried } = row.inspection as unknown as ExportInspection
  expect(findings).toEqual([])
  const kinds = (all: ExportInspection['findings']) => [...new Set(all.map(({ kind }) => kind))].sort()
  expect(kinds(carried!)).toEqual(['comment', 'editTime', 'insertion', 'person', 'property', 'revisionId'])
  expect(carried!.filter(({ kind }) => kind === 'person').map(({ value }) => value)).not.toContain(
    coordinator.name,
  )
  const everything = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  expect(everything.join()).not.toContain('Recognisable')
  expect(await exportsOf(coordinator.id, reportId)).toEqual([])
  expect(await exportsOf(coordinator.id, reportId, REVIEW)).toMatchObject([
    { id: row.id, sha256: row.sha256 },
  ])

  const again = await makeReviewCopy(coordinator.id, reportId)
  expect(again.row.fileId).toBe(row.fileId)
  expect(await db.reviewCopy.count({ where: { reportId } })).toBe(1)

  const named = await makeReviewCopy(coordinator.id, reportId, { names: true, dates: true })
  const said = named.row.inspection as unknown as ExportInspection
  expect(said.findings).toEqual([])
  expect(said.carried!.map(({ value }) => value)).toContain(coordinator.name)
  const events = await db.auditEvent.findMany({ where: { reportId, action: 'review-copy.made' } })
  expect(events.map(({ details }) => (details as { names: boolean }).names)).toEqual([false, false, true])
})

test('the same copy has the same bytes when it is made again, and comes back to what was kept of the first', async () => {
  const first = await makeReviewCopy(coordinator.id, reportId)
  await sweepExports(new Date(Date.now() + 2 * DAY))
  const row = await db.reportExport.findUniqueOrThrow({ where: { id: first.row.id } })
  expect([row.fileId, row.sha256]).toEqual([null, first.row.sha256])
  const second = await makeReviewCopy(coordinator.id, reportId)
  expect(second.row.sha256).toBe(first.row.sha256)
  const { importId } = await bring(changed(first.bytes, 'centres.', 'houses.'))
  expect(importId).not.toBeNull()
})

test('who has no right to the discussions gets no copy of another either; one that is cancelled is not made', async () => {
  const { row } = await makeReviewCopy(coordinator.id, reportId)
  const reader = await addMember(reportId, 'reader')
  const asked = { reportId, exportId: row.id }
  expect(await reasonOf(makeReviewCopy(reader.id, reportId))).toBe('forbidden')
  expect(await reasonOf(openExportFile(reader.id, asked))).toBe('forbidden')
  expect(await reasonOf(exportsOf(reader.id, reportId, REVIEW))).toBe('forbidden')
  const { exportId } = await startExport(coordinator.id, { reportId, format: REVIEW, variant: 'public' })
  await cancelExport(coordinator.id, { reportId, exportId })
  const [first] = await exportsOf(coordinator.id, reportId, REVIEW)
  expect(first).toMatchObject({ id: exportId, state: 'cancelled' })
})

test('a copy can come back until its time is over, and then says so plainly; what was taken in stays', async () => {
  const { bytes } = await makeReviewCopy(coordinator.id, reportId)
  const { importId } = await bring(changed(bytes, 'centres.', 'shelters.'))
  await takeImport(coordinator.id, { importId: importId! })
  await bring(changed(bytes, 'centres.', 'flats.'))
  await sweepCopies(new Date(Date.now() + (COPY_DAYS - 1) * DAY))
  expect((await reviewPage(coordinator.id, reportId)).copies[0]!.until).not.toBeNull()
  await sweepCopies(new Date(Date.now() + (COPY_DAYS + 1) * DAY))
  expect(await reasonOf(bring(bytes))).toBe('reviewCopyOver')
  const page = await reviewPage(coordinator.id, reportId)
  expect(page.copies.map(({ until }) => until)).toEqual([null, null])
  expect(page.imports.map(({ state }) => state)).toEqual(['taken'])
  expect(await db.reviewCopyDraft.count()).toBe(0)
  // Made again, it can come back again.
  const again = await makeReviewCopy(coordinator.id, reportId)
  expect(await bring(changed(again.bytes, 'The State counts', 'The State numbers'))).not.toEqual({
    importId: null,
  })
})

test('a draft that cannot be read is named, and the way to it', async () => {
  const other = await createReport({ coordinator })
  const { id } = await db.draft.findFirstOrThrow({ where: { reportId: other, chapter: 'introduction' } })
  await db.draftUpdate.create({ data: { draftId: id, data: Buffer.from([9, 9, 9, 9]) } })
  expect(await reasonOf(makeReviewCopy(coordinator.id, other))).toBe('exportUnreadable')
  expect(await exportsOf(coordinator.id, other, REVIEW)).toMatchObject([
    { state: 'failed', failure: { path: 'chapters/introduction' } },
  ])
})
