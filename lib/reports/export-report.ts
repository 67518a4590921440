import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { repositoryRoot } from '@/lib/env'
import { AppError, notFound } from '@/lib/errors'
import type { StoredReport } from '@/lib/export/content'
import { FORMATS, isFormat } from '@/lib/export/formats'
import type { Reading } from '@/lib/export/render-report'
import { renderInThread } from '@/lib/export/thread'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'
import { authorize, isId } from '@/lib/members/authorize'
import { fileName } from './file-name'

/** A file to be saved or sent. */
export interface ExportedReport {
  /** See `fileName`. */
  filename: string
  mime: string
  bytes: Uint8Array
}

/**
 * The report as a file, for a member who may export it. All drafts are read at one moment; the file says nothing of
 * who wrote what or when.
 * @throws AppError `not_found`, `forbidden`, `invalid_input` (no such format), `unsupported` (naming the place).
 */
export async function exportReport(request: {
  userId: string
  reportId: string
  format: string
  /** Suggestions are no part of it unless asked for: `final` is the text as if all were accepted. */
  reading?: Reading
}): Promise<ExportedReport> {
  const { userId, reportId, format, reading } = request
  await authorize(userId, reportId, 'report.export')
  return exportAs(userId, reportId, format, reading)
}

/** The same for the administrator at the command line, who needs no membership. */
export async function exportReportAsAdministrator(request: {
  reportId: string
  format: string
}): Promise<ExportedReport> {
  const { reportId, format } = request
  if (!isId(reportId)) throw notFound()
  return exportAs(null, reportId, format)
}

async function exportAs(
  actorId: string | null,
  reportId: string,
  format: string,
  reading: Reading = 'original',
): Promise<ExportedReport> {
  if (!isFormat(format)) {
    throw new AppError('invalid_input', 'exportFormat', { format, formats: Object.keys(FORMATS).join(', ') })
  }
  const stored = await readContentsAtOneMoment(reportId)
  const images = await readImages(reportId, idsIn(textsOf(stored)))
  const bytes = await renderInThread({ stored: { ...stored, images }, format, reading }, repositoryRoot())
  await audit(db, {
    action: 'report.exported',
    actorId,
    reportId,
    details: { format, reading, bytes: bytes.byteLength },
  })
  const { mime, extension } = FORMATS[format]
  return { filename: fileName(stored.report, 'alternative-report', extension), mime, bytes }
}

/** All updates of all drafts. */
const textsOf = ({ chapters, sections }: StoredReport): Uint8Array[] =>
  [...chapters, ...sections.flatMap(({ questions }) => questions)].flatMap(({ text }) => text)
