import type { Database } from '@/lib/db'
import { putFile, removeFileIfUnused } from '@/lib/files/storage'
import type { CleanImage } from '@/lib/images/clean-image'
import { adoptImage, type PlannedImage, planImages } from '@/lib/images/adopt-image'
import type { Edit, Remark } from './changes'
import { picturesIn } from './pictures'
import type { PictureIds } from './made-blocks'

/** Keeps the pictures that an import brings until it is taken in or let go: they are nobody's but of who brought it. */
export async function keepPictures(
  tx: Database,
  importId: string,
  pictures: ReadonlyMap<string, CleanImage>,
): Promise<void> {
  for (const [sha256, { bytes, mime, width, height }] of pictures) {
    const name = mime === 'image/png' ? 'image.png' : 'image.jpg'
    const file = await putFile(tx, { name, mime, bytes, maxBytes: Infinity })
    await tx.reviewPicture.create({ data: { importId, sha256, fileId: file.id, width, height } })
  }
}

/** Lets the pictures of imports go, with their files where nothing else has them. */
export async function letPicturesGo(
  tx: Database,
  where: NonNullable<Parameters<Database['reviewPicture']['findMany']>[0]>['where'],
): Promise<void> {
  const rows = await tx.reviewPicture.findMany({
    where,
    select: { importId: true, sha256: true, fileId: true },
  })
  for (const { importId, sha256, fileId } of rows) {
    await tx.reviewPicture.delete({ where: { importId_sha256: { importId, sha256 } } })
    await removeFileIfUnused(tx, fileId)
  }
}

/** The pictures of an import for the drafts into which they come. */
export interface PicturesToTake {
  /** By what they will be known in the report. */
  ids: PictureIds
  /** Why one of them cannot be taken in. */
  why: (sha256: string) => Remark['kind'] | null
  /** Makes those of these edits pictures of the report. */
  adopt: (edits: readonly Edit[]) => Promise<void>
}

/** What becomes of the pictures that these edits bring; who may not add pictures to a report takes none in. */
export async function picturesToTake(
  tx: Database,
  {
    importId,
    userId,
    reportId,
    mayAdd,
  }: { importId: string; userId: string; reportId: string; mayAdd: boolean },
  edits: readonly Edit[],
): Promise<PicturesToTake> {
  const wanted = [...picturesIn(edits).keys()]
  const rows =
    mayAdd && wanted.length > 0
      ? await tx.reviewPicture.findMany({ where: { importId, sha256: { in: wanted } } })
      : []
  const planned = new Map<string, PlannedImage>()
  if (rows.length > 0) {
    const plans = await planImages(
      tx,
      reportId,
      rows.map(({ fileId }) => fileId),
    )
    rows.forEach(({ sha256 }, index) => {
      const plan = plans[index]
      if (plan) planned.set(sha256, plan)
    })
  }
  return {
    ids: new Map([...planned].map(([sha256, { id }]) => [sha256, id])),
    why: (sha256) => (planned.has(sha256) ? null : mayAdd ? 'pictureFull' : 'pictureRights'),
    async adopt(taken) {
      for (const sha256 of picturesIn(taken).keys()) {
        const plan = planned.get(sha256)
        const row = rows.find((each) => each.sha256 === sha256)
        if (plan && row)
          await adoptImage(tx, { userId, reportId, plan, width: row.width, height: row.height })
      }
    },
  }
}
