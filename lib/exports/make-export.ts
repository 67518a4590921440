import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { AppError, isAppError } from '@/lib/errors'
import { FORMATS, isFormat } from '@/lib/export/formats'
import type { StoredReport } from '@/lib/export/content'
import { type FileFacts, putFile, removeFileIfUnused } from '@/lib/files/storage'
import { fileName } from '@/lib/reports/file-name'
import { type Claim, recordFailure, recordShare, renew, RENEW_MS } from './claim'
import { hashOf } from './hash-of'
import { keepWithinBytes } from './let-files-go'
import { readSource } from './read-source'
import { renderApart, type RenderedExport } from './render-apart'
import { exportOptions, FILE_HOURS, startExportInput } from './schema'
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
  const { format, variant } = startExportInput.pick({ format: true, variant: true }).parse(claim)
  const options = exportOptions.parse(claim.options)
  const stored = await readSource(reportId)
  const writers = await writersHash(repositoryRoot())
  const sourceHash = hashOf({ writers, format, variant, options, stored })
  const kept = await findKept(reportId, sourceHash)
  if (kept) return finish(claim, { sourceHash, ...kept })

  const onProgress = (share: number) => {
    recordShare(claim, share).then(
      () => publish('export.changed', { reportId, exportId: id }),
      () => {},
    )
  }
  const rendered = await renderApart({ stored, format, variant, options }, { signal, onProgress })
  const file = await store(rendered, stored, format)
  try {
    await finish(claim, { sourceHash, file, inspection: rendered.inspection })
  } catch (error) {
    await removeFileIfUnused(db, file.id)
    throw error
  }
}

function store({ bytes }: RenderedExport, { report }: StoredReport, format: string): Promise<FileFacts> {
  if (!isFormat(format)) throw new AppError('invalid_input', 'invalidInput')
  const { mime, extension } = FORMATS[format]
  const name = fileName(report, 'alternative-report', extension)
  return putFile(db, { name, mime, bytes, maxBytes: MAX_BYTES })
}

/** What ends an export well. */
interface Made {
  sourceHash: string
  file: FileFacts
  /** `Inspection` of lib/inspection. */
  inspection: unknown
}

/** The file of an earlier export of the same text in the same way, while it is kept. */
async function findKept(reportId: string, sourceHash: string): Promise<Omit<Made, 'sourceHash'> | null> {
  const kept = await db.reportExport.findFirst({
    where: { reportId, sourceHash, state: 'done', fileId: { not: null }, expiresAt: { gt: new Date() } },
    orderBy: { expiresAt: 'desc' },
    select: { file: true, inspection: true },
  })
  return kept?.file ? { file: kept.file, inspection: kept.inspection } : null
}

async function finish(claim: Claim, { sourceHash, file, inspection }: Made): Promise<void> {
  const { id, reportId, userId, format, variant, attempts } = claim
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
    const { reading } = exportOptions.parse(claim.options)
    const details = { exportId: id, format, variant, reading, bytes: size, sha256 }
    await audit(tx, { action: 'report.exported', actorId: userId, reportId, details })
  })
}
