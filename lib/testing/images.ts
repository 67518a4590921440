import { randomBytes } from 'node:crypto'
import { db } from '@/lib/db'
import { putFile } from '@/lib/files/storage'

/** One white pixel, as an encoder writes it. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

/** A picture kept for a report, without having been drawn anew; its id. Each has other bytes unless some are given. */
export async function createImage(reportId: string, bytes?: Uint8Array): Promise<string> {
  const content = bytes ?? Buffer.concat([PIXEL, randomBytes(8)])
  const file = await putFile(db, { name: 'image.png', mime: 'image/png', bytes: content, maxBytes: 1e6 })
  const { id } = await db.reportImage.create({
    data: { reportId, fileId: file.id, width: 1, height: 1 },
    select: { id: true },
  })
  return id
}
