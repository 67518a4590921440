import { db } from '@/lib/db'
import { removeFileIfUnused } from '@/lib/files/storage'
import { MAX_KEPT_BYTES } from './schema'

interface Kept {
  id: string
  fileId: string | null
}

/** Lets the files of these exports go, unless another export has the same one; rows and hashes stay. */
export async function letFilesGo(exports: readonly Kept[]): Promise<void> {
  for (const { id, fileId } of exports)
    await db.$transaction(async (tx) => {
      await tx.reportExport.updateMany({ where: { id, fileId }, data: { fileId: null } })
      if (fileId) await removeFileIfUnused(tx, fileId)
    })
}

/**
 * Keeps the files of a report within `MAX_KEPT_BYTES`, so that nobody fills the disk by asking again and again: the
 * oldest go first, and never the newest.
 */
export async function keepWithinBytes(reportId: string): Promise<void> {
  const rows = await db.reportExport.findMany({
    where: { reportId, fileId: { not: null } },
    orderBy: { expiresAt: 'desc' },
    select: { id: true, fileId: true, file: { select: { size: true } } },
  })
  const counted = new Set<string | null>()
  let bytes = 0
  const beyond = rows.filter(({ fileId, file }, index) => {
    if (!counted.has(fileId)) bytes += file?.size ?? 0
    counted.add(fileId)
    return index > 0 && bytes > MAX_KEPT_BYTES
  })
  await letFilesGo(beyond)
}
