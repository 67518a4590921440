import { type Database } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import type { ExportReference } from './schema'

/**
 * Lets an export be changed by who asked for it, if they may still export, and by who manages all of them.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function authorizeExport(
  userId: string,
  { reportId, exportId }: ExportReference,
  client: Database,
): Promise<void> {
  const actor = await authorize(userId, reportId, 'report.export', client)
  const row = isId(exportId)
    ? await client.reportExport.findFirst({ where: { id: exportId, reportId }, select: { userId: true } })
    : null
  if (!row) throw notFound()
  if (row.userId !== userId && !can(actor, 'exports.manage')) throw new AppError('forbidden', 'forbidden')
}
