import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type IncomingFile, putFile, readIncoming } from '@/lib/files/storage'
import { authorize } from '@/lib/members/authorize'
import { cleanAside } from './clean-aside'
import type { CleanImage } from './clean-image'
import { MAX_IMAGE_BYTES, MAX_IMAGES, type StoredImage } from './schema'

/** Pictures that one person sends at a time, and all together: each is in memory as a whole. */
const MAX_UPLOADS = 3
const MAX_TOGETHER = 10
const uploads = new Map<string, number>()

/**
 * Takes a picture in for a report: read as it comes, drawn anew in a process apart without anything else that the file
 * said, and only that is kept; what was sent is written nowhere. The same picture twice is kept once. Rights are asked
 * before the first byte and again after the last.
 *
 * Who may only suggest brings none: a suggestion can be rejected, but a picture is kept for the whole report, seen by
 * all its members, from the moment it is here, and nobody could take that back.
 * @throws AppError of rights, of `cleanAside`; `too_large` / `imageTooLarge`; `invalid_input` / `fileEmpty`;
 * `too_many_attempts` / `imageUploads`, `imagesFull`; `unavailable` / `imagesBusy`
 */
export async function addImage(
  userId: string,
  { reportId }: { reportId: string },
  { bytes }: Pick<IncomingFile, 'bytes'>,
  signal?: AbortSignal,
): Promise<StoredImage> {
  await authorize(userId, reportId, 'draft.edit')
  await refuseWhenFull(reportId)
  const clean = await oneOfFew(userId, async () => {
    const sent = await readIncoming({ bytes, maxBytes: MAX_IMAGE_BYTES, tooLarge: 'imageTooLarge' })
    return cleanAside(sent, { root: repositoryRoot(), ...(signal && { signal }) })
  })
  return db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'draft.edit', tx)
    return keep(tx, { userId, reportId, clean })
  })
}

async function keep(
  tx: Database,
  { userId, reportId, clean }: { userId: string; reportId: string; clean: CleanImage },
): Promise<StoredImage> {
  const { bytes, mime, width, height } = clean
  // One after the other within a report, so that the same picture sent twice at once is found.
  await tx.$queryRaw`select 1 from reports where id = ${reportId}::uuid for no key update`
  const name = mime === 'image/png' ? 'image.png' : 'image.jpg'
  const file = await putFile(tx, { name, mime, bytes, maxBytes: Infinity })
  const known = await tx.reportImage.findFirst({
    where: { reportId, file: { sha256: file.sha256, size: file.size } },
    select: { id: true, width: true, height: true },
  })
  if (known) {
    await tx.storedFile.delete({ where: { id: file.id } })
    return known
  }
  const image = await tx.reportImage.create({
    data: { reportId, fileId: file.id, width, height },
    select: { id: true, width: true, height: true },
  })
  const details = { imageId: image.id, mime, width, height, size: file.size }
  await audit(tx, { action: 'image.added', actorId: userId, reportId, details })
  return image
}

async function refuseWhenFull(reportId: string): Promise<void> {
  if ((await db.reportImage.count({ where: { reportId } })) < MAX_IMAGES) return
  throw new AppError('too_many_attempts', 'imagesFull', { limit: MAX_IMAGES })
}

async function oneOfFew<Value>(userId: string, upload: () => Promise<Value>): Promise<Value> {
  const others = uploads.get(userId) ?? 0
  if (others >= MAX_UPLOADS) throw new AppError('too_many_attempts', 'imageUploads', { limit: MAX_UPLOADS })
  let together = 0
  for (const count of uploads.values()) together += count
  if (together >= MAX_TOGETHER) throw new AppError('unavailable', 'imagesBusy')
  uploads.set(userId, others + 1)
  try {
    return await upload()
  } finally {
    const left = uploads.get(userId)! - 1
    if (left > 0) uploads.set(userId, left)
    else uploads.delete(userId)
  }
}
