import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { removeFileIfUnused, sweepFiles } from '@/lib/files/storage'
import { exportAsAdministrator } from '@/lib/exports/export-as-administrator'
import { exportOptions } from '@/lib/exports/schema'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport } from '@/lib/testing/factories'
import { createImage } from '@/lib/testing/images'
import { doc, figure, p } from '@/lib/testing/richtext'
import { addImage } from './add-image'
import { openImage, readImages } from './queries'
import { MAX_IMAGE_BYTES } from './schema'
import { chattyJpeg, chattyPng, noise, SECRET } from './testing/pictures'
import { tracesIn } from './testing/traces'

testDatabase()

async function reportWithAuthor() {
  const reportId = await createReport()
  const { id } = await addMember(reportId, 'author')
  return { reportId, author: id }
}

async function bytesOf(opening: ReturnType<typeof openImage>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of (await opening).bytes) parts.push(piece)
  return Buffer.concat(parts)
}

test('a picture is kept without anything that its file said, and what was sent is nowhere', async () => {
  const { reportId, author } = await reportWithAuthor()
  const image = await addImage(author, { reportId }, { bytes: await chattyJpeg() })
  expect(image).toMatchObject({ width: 48, height: 64 })
  const kept = await bytesOf(openImage(author, { reportId, imageId: image.id }))
  expect(tracesIn(kept)).toEqual([])
  const [{ count } = { count: -1 }] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from stored_file_chunks where position(${Buffer.from(SECRET)} in data) > 0`
  expect(count).toBe(0)
  const { details } = await db.auditEvent.findFirstOrThrow({ where: { action: 'image.added' } })
  expect(details).toMatchObject({ imageId: image.id, mime: 'image/jpeg', width: 48, height: 64 })
})

test('the same picture twice, even at once, is kept once; in another report anew', async () => {
  const { reportId, author } = await reportWithAuthor()
  const bytes = await chattyPng()
  const before = await db.storedFile.count()
  const [first, second] = await Promise.all([
    addImage(author, { reportId }, { bytes }),
    addImage(author, { reportId }, { bytes }),
  ])
  expect(second).toEqual(first)
  expect(await db.storedFile.count()).toBe(before + 1)
  const other = await reportWithAuthor()
  const third = await addImage(other.author, { reportId: other.reportId }, { bytes })
  expect(third.id).not.toBe(first.id)
})

test('nobody’s thread waits while a large picture is drawn anew', { timeout: 60_000 }, async () => {
  const { reportId, author } = await reportWithAuthor()
  const { default: sharp } = await import('sharp')
  const large = await sharp(noise(3000, 2400), { raw: { width: 3000, height: 2400, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer()
  let longest = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await addImage(author, { reportId }, { bytes: large })
  clearInterval(ticking)
  expect(longest).toBeLessThan(400)
})

test('what is too large is refused while it comes', async () => {
  const { reportId, author } = await reportWithAuthor()
  let taken = 0
  async function* endless() {
    for (;;) {
      taken += 1_000_000
      yield new Uint8Array(1_000_000)
      await Promise.resolve()
    }
  }
  await expect(addImage(author, { reportId }, { bytes: endless() })).rejects.toMatchObject({
    reason: 'imageTooLarge',
    values: { megabytes: 20 },
  })
  expect(taken).toBeLessThanOrEqual(MAX_IMAGE_BYTES + 1_000_000)
})

test('one person sends few at a time', async () => {
  const { reportId, author } = await reportWithAuthor()
  const open: (() => void)[] = []
  const slow = () => ({
    bytes: (async function* () {
      await new Promise<void>((resolve) => open.push(resolve))
      yield new Uint8Array([1])
    })(),
  })
  const three = [1, 2, 3].map(() => addImage(author, { reportId }, slow()).catch((error: unknown) => error))
  await expect.poll(() => open.length).toBe(3)
  await expect(addImage(author, { reportId }, slow())).rejects.toMatchObject({ reason: 'imageUploads' })
  for (const go of open) go()
  for (const error of await Promise.all(three)) expect(error).toMatchObject({ reason: 'imageUnknown' })
  await expect(addImage(author, { reportId }, { bytes: new Uint8Array() })).rejects.toMatchObject({
    reason: 'fileEmpty',
  })
})

test('who loses the right while it is sent adds nothing', async () => {
  const { reportId, author } = await reportWithAuthor()
  const bytes = (async function* () {
    await db.membership.updateMany({ where: { reportId, userId: author }, data: { role: 'reader' } })
    yield new Uint8Array(await chattyPng())
  })()
  await expect(addImage(author, { reportId }, { bytes })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.reportImage.count({ where: { reportId } })).toBe(0)
})

test('another report’s picture is not there, by its own address, by ours, or for an export', async () => {
  const mine = await reportWithAuthor()
  const theirs = await reportWithAuthor()
  const own = await createImage(mine.reportId)
  const foreign = await createImage(theirs.reportId)
  const open = (reportId: string, imageId: string) => openImage(mine.author, { reportId, imageId })
  await expect(open(mine.reportId, foreign)).rejects.toMatchObject({ code: 'not_found' })
  await expect(open(theirs.reportId, foreign)).rejects.toMatchObject({ code: 'not_found' })
  await expect(open(mine.reportId, '../x')).rejects.toMatchObject({ code: 'not_found' })
  expect((await open(mine.reportId, own)).facts.mime).toBe('image/png')
  const read = await readImages(mine.reportId, [own, foreign, own, 'nonsense'])
  expect(Object.keys(read)).toEqual([own])
})

test('the sweep takes no picture, but those of a report that is gone', async () => {
  const { reportId, author } = await reportWithAuthor()
  const imageId = await createImage(reportId)
  const { fileId } = await db.reportImage.findUniqueOrThrow({ where: { id: imageId } })
  await db.storedFile.updateMany({ data: { createdAt: new Date(0) } })
  await removeFileIfUnused(db, fileId)
  await sweepFiles()
  expect((await bytesOf(openImage(author, { reportId, imageId }))).length).toBeGreaterThan(50)
  await db.report.delete({ where: { id: reportId } })
  await sweepFiles()
  expect(await db.storedFile.count({ where: { id: fileId } })).toBe(0)
})

test(
  'an export carries the report’s own pictures, and of another report’s none',
  { timeout: 30_000 },
  async () => {
    const { reportId, author } = await reportWithAuthor()
    const other = await reportWithAuthor()
    const own = await addImage(author, { reportId }, { bytes: await chattyPng() })
    const foreign = await createImage(other.reportId)
    const draft = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })
    const text = doc(
      p('Seen.'),
      figure({ image: own.id, alt: 'Chart' }),
      figure({ image: foreign, alt: 'No' }),
    )
    await db.draftUpdate.create({
      data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(text)) },
    })
    const options = exportOptions.parse({})
    const what = { reportId, format: 'html', variant: 'public', options }
    const { bytes } = await exportAsAdministrator(what)
    const html = Buffer.from(bytes).toString('utf8')
    const [, data] = /<img src="data:image\/png;base64,([^"]+)" alt="Chart"/.exec(html) ?? []
    const kept = await bytesOf(openImage(author, { reportId, imageId: own.id }))
    expect(Buffer.from(data ?? '', 'base64').equals(kept)).toBe(true)
    expect(html.match(/<img /g)).toHaveLength(1)
    expect(html).toContain('[Picture missing]')
  },
)
