import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { exportOptions, MAX_AN_HOUR, MAX_UNFINISHED, REVIEW, type StartExport } from './schema'

/**
 * Asks for a file of a report. It is made when its turn comes, of the text as it stands then; `exportsOf` tells how far
 * it is.
 * @throws AppError `not_found`, `forbidden`; `too_many_attempts` / `exportTooMany`, `exportTooOften`.
 */
export async function startExport(userId: string, input: StartExport): Promise<{ exportId: string }> {
  const { reportId, format, variant } = input
  const options = exportOptions.parse(input.options ?? {})
  const { id } = await db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'report.export', tx)
    if (format === REVIEW) await authorize(userId, reportId, 'threads.view', tx)
    // Whoever asks many times at once is counted one time after the other.
    await tx.$queryRaw`
      select 1 from memberships where report_id = ${reportId}::uuid and user_id = ${userId}::uuid for no key update`
    const unfinished = { reportId, userId, state: { in: ['queued' as const, 'running' as const] } }
    if ((await tx.reportExport.count({ where: unfinished })) >= MAX_UNFINISHED)
      throw new AppError('too_many_attempts', 'exportTooMany', { limit: MAX_UNFINISHED })
    const lately = { reportId, userId, createdAt: { gt: new Date(Date.now() - 3_600_000) } }
    if ((await tx.reportExport.count({ where: lately })) >= MAX_AN_HOUR)
      throw new AppError('too_many_attempts', 'exportTooOften', { limit: MAX_AN_HOUR })
    return tx.reportExport.create({
      data: { reportId, userId, format, variant, options },
      select: { id: true },
    })
  })
  publish('export.queued', { exportId: id })
  publish('export.changed', { reportId, exportId: id })
  return { exportId: id }
}
