import { randomUUID } from 'node:crypto'
import { audit } from '@/lib/audit'
import type { Database } from '@/lib/db'
import { MAX_IMAGES } from './schema'

/** A stored file that is to be a picture of a report: by which id, and whether the report has the same already. */
export interface PlannedImage {
  id: string
  fileId: string
  isKnown: boolean
}

/**
 * By which ids clean pictures would be known in a report, file by file: the same picture is kept once, and beyond
 * `MAX_IMAGES` none is (null). The report adds no other until the transaction is done. The caller has checked the rights.
 */
export async function planImages(
  tx: Database,
  reportId: string,
  fileIds: readonly string[],
): Promise<(PlannedImage | null)[]> {
  // As `addImage` does, so that the same picture sent at once is found.
  await tx.$queryRaw`select 1 from reports where id = ${reportId}::uuid for no key update`
  const facts = { id: true, sha256: true, size: true } as const
  const files = await tx.storedFile.findMany({ where: { id: { in: [...fileIds] } }, select: facts })
  const known = await tx.reportImage.findMany({
    where: { reportId, file: { sha256: { in: files.map(({ sha256 }) => sha256) } } },
    select: { id: true, file: { select: facts } },
  })
  let left = MAX_IMAGES - (await tx.reportImage.count({ where: { reportId } }))
  const planned = new Map<string, PlannedImage>()
  return fileIds.map((fileId) => {
    const file = files.find(({ id }) => id === fileId)
    if (!file) return null
    const key = `${file.sha256} ${file.size}`
    const same = known.find((each) => `${each.file.sha256} ${each.file.size}` === key)
    const plan =
      planned.get(key) ??
      (same
        ? { id: same.id, fileId, isKnown: true }
        : left-- > 0
          ? { id: randomUUID(), fileId, isKnown: false }
          : null)
    if (plan) planned.set(key, plan)
    return plan
  })
}

/** Makes a planned file a picture of the report, once however often it is asked. */
export async function adoptImage(
  tx: Database,
  given: { userId: string; reportId: string; plan: PlannedImage; width: number; height: number },
): Promise<void> {
  const { userId, reportId, plan, width, height } = given
  if (plan.isKnown) return
  plan.isKnown = true
  const { id, fileId } = plan
  const file = await tx.storedFile.findUniqueOrThrow({
    where: { id: fileId },
    select: { mime: true, size: true },
  })
  await tx.reportImage.create({ data: { id, reportId, fileId, width, height } })
  const details = { imageId: id, mime: file.mime, width, height, size: file.size }
  await audit(tx, { action: 'image.added', actorId: userId, reportId, details })
}
