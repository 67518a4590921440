import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { removeFileIfUnused } from '@/lib/files/storage'
import { authorizeExport } from './authorize-export'
import type { ExportReference } from './schema'

/**
 * Lets the file of an export go at once; what was sent can still be told by its hash, which stays. One that failed or
 * was cancelled is forgotten.
 * @throws AppError `not_found`, `forbidden`; `conflict` / `exportRunning` for one that is still being made.
 */
export async function removeExport(userId: string, { reportId, exportId }: ExportReference): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeExport(userId, { reportId, exportId }, tx)
    const forgotten = { id: exportId, state: { in: ['failed' as const, 'cancelled' as const] } }
    if ((await tx.reportExport.deleteMany({ where: forgotten })).count > 0) return
    const row = await tx.reportExport.findUniqueOrThrow({ where: { id: exportId } })
    if (row.state !== 'done') throw new AppError('conflict', 'exportRunning')
    if (!row.fileId) return
    await tx.reportExport.update({ where: { id: exportId }, data: { fileId: null, expiresAt: null } })
    await removeFileIfUnused(tx, row.fileId)
    await audit(tx, {
      ...{ action: 'export.file-removed', actorId: userId, reportId },
      details: { exportId, sha256: row.sha256 },
    })
  })
  publish('export.changed', { reportId, exportId })
}
