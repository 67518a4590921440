import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { FILE_FACTS, type FileFacts, openFile } from '@/lib/files/storage'
import { authorize, isId } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { chapterSlug } from '@/lib/reports/chapters'
import {
  exportOptions,
  type ExportFailure,
  type ExportInspection,
  type ExportReference,
  type ExportsAsked,
  type ListedExport,
  REVIEW,
} from './schema'

/** How many a page shows; older ones are found by their hash. */
const MOST = 100

/** What was exported of a report, and what is on its way, the newest first: for who may export. */
export async function exportsOf(
  userId: string,
  reportId: string,
  of: ExportsAsked = 'report',
): Promise<ListedExport[]> {
  const actor = await authorize(userId, reportId, 'report.export')
  if (of === REVIEW) await authorize(userId, reportId, 'threads.view')
  const managesAll = can(actor, 'exports.manage')
  const rows = await db.reportExport.findMany({
    where: { reportId, format: of === REVIEW ? REVIEW : { not: REVIEW } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: { user: { select: { name: true } } },
  })
  const now = new Date()
  const paths = await pathsOf(rows.map(({ failure }) => failure as StoredFailure | null))
  return rows.map((row) => {
    const { id, format, variant, state, share, name, size, sha256 } = row
    const failure = row.failure as StoredFailure | null
    return {
      ...{ id, format, variant, state, share, name, size, sha256 },
      options: exportOptions.parse(row.options),
      by: row.user?.name ?? null,
      canManage: managesAll || row.userId === userId,
      inspection: row.inspection as ExportInspection | null,
      failure: failure && shown(failure, paths),
      createdAt: row.createdAt.toISOString(),
      fileUntil: row.fileId && row.expiresAt && row.expiresAt > now ? row.expiresAt.toISOString() : null,
    }
  })
}

/** The same for a page that will soon ask for one: has the process ready that makes it. */
export async function openExports(
  userId: string,
  reportId: string,
  of: ExportsAsked = 'report',
): Promise<ListedExport[]> {
  const exports = await exportsOf(userId, reportId, of)
  publish('exports.expected', {})
  return exports
}

/** The file of an export, as long as it is kept. @throws AppError `not_found`, `forbidden`. */
export async function openExportFile(
  userId: string,
  { reportId, exportId }: ExportReference,
): Promise<{ facts: FileFacts; bytes: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  await authorize(userId, reportId, 'report.export')
  const row = isId(exportId)
    ? await db.reportExport.findFirst({
        where: { id: exportId, reportId, state: 'done', expiresAt: { gt: new Date() } },
        select: { name: true, format: true, file: { select: FILE_FACTS } },
      })
    : null
  if (!row?.file) throw notFound()
  if (row.format === REVIEW) await authorize(userId, reportId, 'threads.view')
  return { facts: { ...row.file, name: row.name ?? row.file.name }, bytes: openFile(row.file.id) }
}

interface StoredFailure {
  reason: string
  values: Record<string, string | number>
}

function shown({ reason, values }: StoredFailure, paths: ReadonlyMap<string, string>): ExportFailure {
  return { reason, values, path: paths.get(String(values.draftId)) ?? null }
}

/** The addresses of the drafts that failures name, below their report. */
async function pathsOf(failures: (StoredFailure | null)[]): Promise<Map<string, string>> {
  const ids = failures.map((failure) => String(failure?.values.draftId ?? '')).filter(isId)
  if (ids.length === 0) return new Map()
  const drafts = await db.draft.findMany({
    where: { id: { in: ids } },
    select: { id: true, chapter: true, question: { select: { slug: true } } },
  })
  return new Map(
    drafts.flatMap(({ id, chapter, question }) => {
      if (chapter) return [[id, `chapters/${chapterSlug(chapter)}`]]
      return question ? [[id, `questions/${encodeURIComponent(question.slug)}`]] : []
    }),
  )
}
