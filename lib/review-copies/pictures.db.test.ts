import { strToU8 } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { planImages } from '@/lib/images/adopt-image'
import { openImage } from '@/lib/images/queries'
import { MAX_IMAGES } from '@/lib/images/schema'
import { chattyJpeg, SECRET } from '@/lib/images/testing/pictures'
import { tracesIn } from '@/lib/images/testing/traces'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { bringBack } from './bring-back'
import { discardImport } from './discard-import'
import { reviewPage } from './queries'
import { takeImport } from './take-import'
import { makeReviewCopy } from './testing/make-copy'
import { pictureRun, tracked, withPictures } from './testing/with-picture'
import { undoImport } from './undo-import'

testDatabase()

const text = doc(p('The State counts twelve centres.'), p('Nobody opened at night.'))
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`

let reportId: string
let draftId: string
let coordinator: TestUser
let reviewer: TestUser
/** With a photograph that tells where it was taken, one that is damaged, and a word more. */
let back: Uint8Array

async function textNow(): Promise<DocumentNode> {
  const rows = await db.draftUpdate.findMany({ where: { draftId }, orderBy: { seq: 'asc' } })
  return documentFromUpdates(rows.map(({ data }) => data))
}
const bring = async (user: TestUser, bytes = back) =>
  (await bringBack(user.id, { reportId, name: 'review.docx' }, { bytes })).importId
const comingTo = async (user: TestUser) =>
  (await reviewPage(user.id, reportId)).imports.find(({ state }) => state === 'ready')!.coming[0]
const figuresIn = ({ content = [] }: DocumentNode) => content.filter(({ type }) => type === 'figure')
const tellings = async (user: TestUser) =>
  (await reviewPage(user.id, reportId)).conflicts.map(({ kind, act, wanted, passage }) => [
    kind,
    act,
    wanted,
    passage,
  ])
const filesNow = () => db.storedFile.count({ where: { mime: { startsWith: 'image/' } } })

beforeAll(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
  reviewer = await addMember(reportId, 'reviewer')
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  const data = Buffer.from(updateFromDocument(text, 2))
  await db.draftUpdate.create({ data: { draftId, userId: coordinator.id, data } })
  const sent = (await makeReviewCopy(coordinator.id, reportId)).bytes
  const damaged = strToU8('\x89PNG\r\n\x1a\n', true)
  back = withPictures(
    sent,
    {
      rIdP1: { name: 'new1.jpg', bytes: await chattyJpeg() },
      rIdP2: { name: 'new2.png', bytes: damaged },
    },
    (xml) =>
      xml.replace(
        run('Nobody opened at night.'),
        `${run('Nobody opened at night')}${tracked(run(', ever'))}${run('.')}${tracked(pictureRun('rIdP1', { alt: 'A door' }))}${tracked(pictureRun('rIdP2', { alt: 'Broken' }))}`,
      ),
  )
})

test('who may not add pictures to a report is told of them, and takes in the rest', async () => {
  const importId = (await bring(reviewer))!
  expect(await comingTo(reviewer)).toMatchObject({ inserted: 1, conflicts: 2 })
  expect(await db.reviewPicture.count()).toBe(0)
  await takeImport(reviewer.id, { importId })
  expect(await tellings(reviewer)).toEqual([
    ['pictureRights', 'picture', 'A door', 'Nobody opened at night.'],
    ['pictureRights', 'picture', 'Broken', 'Nobody opened at night.'],
  ])
  expect(figuresIn(finalReading(await textNow()))).toEqual([])
})

test('let go, nothing of them is kept', async () => {
  const importId = (await bring(coordinator))!
  expect(await filesNow()).toBe(1)
  // Words that were taken by somebody else do not come again.
  expect(await comingTo(coordinator)).toMatchObject({ inserted: 1, conflicts: 0 })
  await discardImport(coordinator.id, { importId })
  expect([await filesNow(), await db.reviewPicture.count(), await db.reportImage.count()]).toEqual([0, 0, 0])
})

test('taken in, it is a picture of the report without anything that its file said, and a suggestion; taken back, it is gone', async () => {
  const before = await textNow()
  const importId = (await bring(coordinator))!
  expect(await db.reportImage.count()).toBe(0)
  await takeImport(coordinator.id, { importId })
  const now = await textNow()
  const [figure] = figuresIn(finalReading(now))
  expect(figure!.attrs).toMatchObject({ alt: 'A door' })
  expect(originalReading(now)).toEqual(originalReading(before))
  expect(await db.reviewPicture.count()).toBe(0)
  const imageId = figure!.attrs!.image as string
  const parts: Uint8Array[] = []
  for await (const piece of (await openImage(reviewer.id, { reportId, imageId })).bytes) parts.push(piece)
  expect(tracesIn(Buffer.concat(parts))).toEqual([])
  const [{ count } = { count: -1 }] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from stored_file_chunks where position(${Buffer.from(SECRET)} in data) > 0`
  expect(count).toBe(0)
  const { details } = await db.auditEvent.findFirstOrThrow({ where: { action: 'image.added' } })
  expect(details).toMatchObject({ imageId, mime: 'image/jpeg' })
  await undoImport(coordinator.id, { importId })
  expect(await textNow()).toEqual(before)
  // Brought again, the report has it already.
  await takeImport(coordinator.id, { importId: (await bring(coordinator))! })
  expect(figuresIn(finalReading(await textNow()))).toMatchObject([{ attrs: { image: imageId } }])
  expect(await db.reportImage.count()).toBe(1)
})

test('a picture without a place is told and not kept', async () => {
  await db.reviewImport.deleteMany()
  const known = await db.reportImage.findFirstOrThrow({ where: { reportId } })
  await db.reportImage.delete({ where: { id: known.id } })
  await db.storedFile.delete({ where: { id: known.fileId } })
  await db.draftUpdate.deleteMany({ where: { draftId } })
  const data = Buffer.from(updateFromDocument(doc(p('Something else altogether.')), 9))
  await db.draftUpdate.create({ data: { draftId, userId: coordinator.id, data } })
  const importId = (await bring(coordinator))!
  expect(await comingTo(coordinator)).toMatchObject({ conflicts: 3 })
  await takeImport(coordinator.id, { importId })
  const told = await tellings(coordinator)
  expect(told).toContainEqual(['gone', 'picture', 'A door', 'Nobody opened at night.'])
  expect(told).toContainEqual(['pictureDamaged', 'picture', 'Broken', 'Nobody opened at night.'])
  expect([await db.reportImage.count(), await filesNow()]).toEqual([0, 0])
})

test('a report keeps no more pictures than it may, and the same picture once', async () => {
  const file = (sha256: string) =>
    db.storedFile.create({ data: { name: 'x', mime: 'image/png', size: 9, sha256 }, select: { id: true } })
  const [kept, same, first, twin, other] = await Promise.all(['a', 'a', 'b', 'b', 'c'].map(file))
  const row = { reportId, fileId: kept!.id, width: 8, height: 8 }
  await db.reportImage.createMany({ data: Array.from({ length: MAX_IMAGES - 1 }, () => row) })
  const plans = await db.$transaction((tx) =>
    planImages(
      tx,
      reportId,
      [same, first, twin, other].map((each) => each!.id),
    ),
  )
  expect(plans.map((plan) => plan && plan.isKnown)).toEqual([true, false, false, null])
  expect(plans[1]!.id).toBe(plans[2]!.id)
})
