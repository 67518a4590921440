import { type Database, db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { bytesOfFile, FILE_FACTS, type FileFacts, openFile } from '@/lib/files/storage'
import { authorize, isId } from '@/lib/members/authorize'

/** A picture of a report, for every member; a picture of another report is not found here. */
export async function openImage(
  userId: string,
  { reportId, imageId }: { reportId: string; imageId: string },
): Promise<{ facts: FileFacts; bytes: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  await authorize(userId, reportId, 'draft.view')
  const image = isId(imageId)
    ? await db.reportImage.findFirst({
        where: { id: imageId, reportId },
        select: { file: { select: FILE_FACTS } },
      })
    : null
  if (!image) throw notFound()
  return { facts: image.file, bytes: openFile(image.file.id) }
}

/** A picture with its bytes, for what is made of a report. */
export interface ImageContent {
  mime: string
  /** Pixels. */
  width: number
  height: number
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Those of these pictures which the report keeps, by their id, with their bytes. Ids of other reports' pictures, or of
 * nothing, are left out. The caller has checked the rights.
 * @throws AppError `too_large` / `exportPictures` when they are more than one file should carry.
 */
export async function readImages(
  reportId: string,
  ids: readonly string[],
  client: Database = db,
): Promise<Record<string, ImageContent>> {
  const images = await client.reportImage.findMany({
    where: { reportId, id: { in: [...new Set(ids)].filter(isId) } },
    orderBy: { id: 'asc' },
    select: { id: true, width: true, height: true, file: { select: { id: true, mime: true, size: true } } },
  })
  const total = images.reduce((sum, { file }) => sum + file.size, 0)
  if (total > MOST_BYTES)
    throw new AppError('too_large', 'exportPictures', { megabytes: MOST_BYTES / 1_000_000 })
  const contents: Record<string, ImageContent> = {}
  for (const { id, width, height, file } of images)
    contents[id] = { width, height, mime: file.mime, bytes: await bytesOfFile(file, client) }
  return contents
}

/** All pictures of one exported file: they are in memory together, and no mailbox takes more. */
const MOST_BYTES = 100_000_000
