import type { FileFacts } from '@/lib/files/storage'
import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import { awaitExport } from './await-export'
import { chosen } from './chosen'
import { openExportFile } from './queries'
import type { ExportOptions } from './schema'
import { startExport } from './start-export'

/**
 * A file of a report in one go, for a program of a member's: asked for, waited for, opened.
 * @throws AppError as `startExport` and `awaitExport`; `invalid_input` / `exportFormat`, `exportVariant`.
 */
export async function exportNow(
  userId: string,
  request: {
    reportId: string
    format: string
    /** May be left out where the report itself says it. */
    variant: string | null
    options: ExportOptions
  },
  signal: AbortSignal,
): Promise<{ facts: FileFacts; bytes: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  const { reportId, options } = request
  await authorize(userId, reportId, 'report.export')
  const report = await db.report.findUnique({ where: { id: reportId }, select: { publicity: true } })
  const what = chosen(request.format, request.variant ?? report?.publicity ?? null)
  const { exportId } = await startExport(userId, { reportId, ...what, options })
  await awaitExport(exportId, signal)
  return openExportFile(userId, { reportId, exportId })
}
