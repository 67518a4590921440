import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { readFileBytes } from '@/lib/files/storage'
import { isId } from '@/lib/members/authorize'
import { awaitExport } from './await-export'
import { chosen } from './chosen'
import { LEASE_SECONDS } from './claim'
import { makeExport } from './make-export'
import type { ExportOptions } from './schema'

/**
 * A file of a report for the administrator at the command line, who needs no membership. Made in this process at once,
 * and written down like any other.
 * @throws AppError `not_found`; `invalid_input` / `exportFormat`, `exportVariant`; what makes an export fail.
 */
export async function exportAsAdministrator(request: {
  reportId: string
  format: string
  /** May be left out where the report itself says it. */
  variant?: string
  options: ExportOptions
}): Promise<{ bytes: Uint8Array; sha256: string }> {
  const { reportId, options } = request
  const report = isId(reportId)
    ? await db.report.findUnique({ where: { id: reportId }, select: { publicity: true } })
    : null
  if (!report) throw notFound()
  const { format, variant } = chosen(request.format, request.variant ?? report.publicity)
  const claim = await db.reportExport.create({
    data: {
      ...{ reportId, format, variant, options, state: 'running', attempts: 1 },
      leasedUntil: new Date(Date.now() + LEASE_SECONDS * 1000),
    },
  })
  await makeExport(claim, new AbortController().signal)
  await awaitExport(claim.id)
  const { fileId, sha256 } = await db.reportExport.findUniqueOrThrow({ where: { id: claim.id } })
  return { bytes: await readFileBytes(fileId!), sha256: sha256! }
}
