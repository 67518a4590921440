import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import type { RenameReportVersionInput } from './schema'

/**
 * Gives a version of the report another name.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function renameReportVersion(
  userId: string,
  { reportVersionId, name }: RenameReportVersionInput,
): Promise<void> {
  const reportId = await db.$transaction(async (tx) => {
    const version = await tx.reportVersion.findUnique({
      where: { id: reportVersionId },
      select: { reportId: true },
    })
    if (!version) throw notFound()
    const { reportId } = version
    await authorize(userId, reportId, 'versions.name', tx)
    await tx.reportVersion.update({ where: { id: reportVersionId }, data: { name } })
    await audit(tx, { action: 'report-version.renamed', actorId: userId, reportId, details: { name } })
    return reportId
  })
  publish('versions.changed', { reportId, draftId: null })
}
