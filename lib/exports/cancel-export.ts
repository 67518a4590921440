import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorizeExport } from './authorize-export'
import type { ExportReference } from './schema'

/**
 * Ends an export that waits or is being made, for who asked for it and for coordinators.
 * @throws AppError `not_found`, `forbidden`; `conflict` / `exportOver` when it has ended already.
 */
export async function cancelExport(userId: string, { reportId, exportId }: ExportReference): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeExport(userId, { reportId, exportId }, tx)
    const { count } = await tx.reportExport.updateMany({
      where: { id: exportId, state: { in: ['queued', 'running'] } },
      data: { state: 'cancelled', leasedUntil: null, finishedAt: new Date() },
    })
    if (count === 0) throw new AppError('conflict', 'exportOver')
  })
  // Wherever it is being made, that is stopped.
  publish('export.cancelled', { exportId })
  publish('export.changed', { reportId, exportId })
}
