import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { AppError, isAppError } from '@/lib/errors'
import { FORMATS } from '@/lib/export/formats'
import { type FileFacts, putFile, removeFileIfUnused } from '@/lib/files/storage'
import { fileName } from '@/lib/reports/file-name'
import { auditCopy, isCopyKept, keepCopy, prolongCopy } from '@/lib/review-copies/keep-copy'
import { readCopySource } from '@/lib/review-copies/read-source'
import { type Claim, recordFailure, recordShare, renew, RENEW_MS } from './claim'
import { hashOf } from './hash-of'
import { keepWithinBytes } from './let-files-go'
import { readSource } from './read-source'
import { renderApart, type RenderedExport, type RenderJob } from './render-apart'
import { type ExportFormat, exportOptions, FILE_HOURS, REVIEW, startExportInput } from './schema'
import { writersHash } from './writers-hash'

/** Larger than any mailbox takes; what the pictures of a report may weigh, in all formats at once. */
const MAX_BYTES = 500_000_000

/** Why the making of an export ended that somebody cancelled, or that another process took. */
export class NotWanted extends Error {}

/**
 * Makes a claimed export. Whatever happens ends in its row: done, with the file and its hash, or failed with a refusal
 * that says what and where; unless `signal` says before that it is not to be made here, which is thrown.
 */
export async function makeExport(claim: Claim, stop: AbortSignal): Promise<void> {
  const lost = new AbortController()
  const heart = setInterval(() => {
    // A database that is away for a moment is no reason to stop.
    renew(claim).then(
      (isMine) => isMine || lost.abort(new NotWanted()),
      () => {},
    )
  }, RENEW_MS)
  const signal = AbortSignal.any([stop, lost.signal])
  try {
    await make(claim, signal)
  } catch (error) {
    signal.throwIfAborted()
    // What broke is for us to know; to who asked the refusal says what to do.
    const cause = isAppError(error) ? error.cause : error
    if (cause) console.error(`exports: ${claim.id} was not made:`, cause)
    const { code, reason, values } = isAppError(error) ? error : new AppError('unavailable', 'exportBroken')
    await recordFailure(claim, { code, reason, values })
  } finally {
    clearInterval(heart)
  }
  publish('export.changed', { reportId: claim.reportId, exportId: claim.id })
  await keepWithinBytes(claim.reportId).catch((error: unknown) =>
    console.error('exports: older files were not let go:', error),
  )
}

async function make(claim: Claim, signal: AbortSignal): Promise<void> {
  const { id, reportId } = claim
  const { format } = startExportInput.pick({ format: true }).parse(claim)
  const work = await (format === REVIEW ? copyOf(claim) : fileOf(claim, format))
  const kept = work.mayGiveKept ? await findKept(reportId, work.sourceHash) : null
  if (kept) return finish(claim, work, kept)

  const onProgress = (share: number) => {
    recordShare(claim, share).then(
      () => publish('export.changed', { reportId, exportId: id }),
      () => {},
    )
  }
  const rendered = await renderApart(work.job, { signal, onProgress })
  const file = await putFile(db, { ...work.file, bytes: rendered.bytes, maxBytes: MAX_BYTES })
  try {
    await finish(claim, work, { file, inspection: rendered.inspection }, rendered)
  } catch (error) {
    await removeFileIfUnused(db, file.id)
    throw error
  }
}

/** What is to be made. */
interface Work {
  job: RenderJob
  /** Of all that the file is made from and by. */
  sourceHash: string
  file: { name: string; mime: string }
  /** Whether an earlier file of the same is as good. */
  mayGiveKept: boolean
  /** Writes down, where the export ends well, what else there is of it; without `rendered` the file was there already. */
  conclude: (tx: Database, file: FileFacts, rendered?: RenderedExport) => Promise<void>
}

/** What a file holds, told apart for whoever mails one of two. */
const named = (content: string, variant: Claim['variant']): string =>
  variant === 'confidential' ? `${content}-confidential` : content

async function fileOf(claim: Claim, format: ExportFormat): Promise<Work> {
  const { id, reportId, userId, variant } = claim
  const options = exportOptions.parse(claim.options)
  const stored = await readSource(reportId)
  const writers = await writersHash(repositoryRoot())
  const { mime, extension } = FORMATS[format]
  return {
    job: { stored, format, variant, options },
    sourceHash: hashOf({ writers, format, variant, options, stored }),
    mayGiveKept: true,
    file: { name: fileName(stored.report, named('alternative-report', variant), extension), mime },
    conclude: async (tx, { size, sha256 }) => {
      const details = { exportId: id, format, variant, reading: options.reading, bytes: size, sha256 }
      await audit(tx, { action: 'report.exported', actorId: userId, reportId, details })
    },
  }
}

async function copyOf({ reportId, userId, variant, options: given }: Claim): Promise<Work> {
  const { names, dates } = exportOptions.parse(given)
  const source = await readCopySource(reportId)
  const writers = await writersHash(repositoryRoot())
  const people = names ? [...source.names].sort(([a], [b]) => (a < b ? -1 : 1)) : null
  const { stored, threads } = source
  const said = { format: REVIEW, variant, names, dates }
  const sourceHash = hashOf({ writers, reportId, ...said, stored, threads, people })
  const copyId = idOf(sourceHash)
  const about = { id: copyId, reportId, userId }
  return {
    job: {
      stored,
      review: { copyId, threads, variant, withDates: dates, names: people && new Map(people) },
    },
    sourceHash,
    mayGiveKept: await isCopyKept(copyId),
    file: {
      name: fileName(stored.report, named('review-copy', variant), FORMATS.docx.extension),
      mime: FORMATS.docx.mime,
    },
    conclude: async (tx, { size, sha256 }, rendered) => {
      if (rendered?.copy) await keepCopy(tx, { ...about, size, sha256, ...rendered.copy })
      else await prolongCopy(tx, copyId)
      await auditCopy(tx, { ...about, sha256 }, { names, dates, variant })
    },
  }
}

/** An id (version 8) made of a hash: the same copy says the same of itself, and so has the same bytes. */
function idOf(hash: string): string {
  const digits = `${hash.slice(0, 12)}8${hash.slice(13, 16)}a${hash.slice(17, 32)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A file with what was found in it (`ExportInspection`). */
interface Made {
  file: FileFacts
  inspection: unknown
}

/** The file of an earlier export of the same text in the same way, while it is kept. */
async function findKept(reportId: string, sourceHash: string): Promise<Made | null> {
  const kept = await db.reportExport.findFirst({
    where: { reportId, sourceHash, state: 'done', fileId: { not: null }, expiresAt: { gt: new Date() } },
    orderBy: { expiresAt: 'desc' },
    select: { file: true, inspection: true },
  })
  return kept?.file ? { file: kept.file, inspection: kept.inspection } : null
}

async function finish(
  claim: Claim,
  { sourceHash, conclude }: Work,
  { file, inspection }: Made,
  rendered?: RenderedExport,
): Promise<void> {
  const { id, attempts } = claim
  const { id: fileId, name, size, sha256 } = file
  const now = Date.now()
  await db.$transaction(async (tx: Database) => {
    const { count } = await tx.reportExport.updateMany({
      where: { id, attempts, state: 'running' },
      data: {
        ...{ state: 'done', share: 1, leasedUntil: null, sourceHash, fileId, name, size, sha256 },
        ...(inspection !== null && { inspection: inspection as object }),
        finishedAt: new Date(now),
        expiresAt: new Date(now + FILE_HOURS * 3_600_000),
      },
    })
    if (count === 0) throw new NotWanted()
    await conclude(tx, file, rendered)
  })
}
