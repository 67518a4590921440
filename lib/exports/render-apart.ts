import { AppError } from '@/lib/errors'
import { repositoryRoot } from '@/lib/env'
import type { StoredReport, Variant } from '@/lib/export/content'
import type { CopyFacts, ReviewOptions } from '@/lib/export/formats/review'
import { ReadyApart } from '@/lib/workers/ready-apart'
import { runApart } from '@/lib/workers/run-apart'
import { inspectedApart } from './inspected-apart'
import { isInspectedApart } from './inspecting'
import { type ExportFormat, type ExportInspection, type ExportOptions, shareAfter } from './schema'

/** What the process is started with. */
export type RenderJob = ReportJob | CopyJob

/** For a file of the report. */
export interface ReportJob {
  stored: StoredReport
  format: ExportFormat
  variant: Variant
  options: ExportOptions
}

/** For a review copy. */
export interface CopyJob {
  stored: StoredReport
  review: ReviewOptions
}

/** What it answers: the file, and what an independent reader found in it. */
export interface RenderedExport {
  bytes: Uint8Array
  /** Null where there is no such reader for the format. */
  inspection: ExportInspection | null
  /** Of a review copy what is kept of it: `texts` are by draft its document as JSON, deflated. */
  copy?: { facts: CopyFacts; texts: Record<string, Uint8Array<ArrayBuffer>> }
}

const SECONDS = 180
const MEGABYTES = 512
const IDLE_MS = 10 * 60_000

// Next bundles its own copy of this module beside the server's: there is one that is ready all the same.
const key = Symbol.for('counterpoint.export-process')
const host = globalThis as typeof globalThis & { [key]?: ReadyApart }
const ready = () =>
  (host[key] ??= new ReadyApart({
    root: repositoryRoot(),
    warm: 'lib/exports/thread-warm.ts',
    megabytes: MEGABYTES,
    idleMs: IDLE_MS,
  }))

/** Has a process ready for the next export, for some minutes: somebody looks at the page of exports. */
export const prepareRendering = (): void => ready().prepare()

/** Ends the process that nobody took. */
export const endPreparedRendering = (): void => host[key]?.stop()

/**
 * Makes and inspects a file in processes of their own, with their own limits of memory, so that nobody's typing waits for
 * it and nothing that happens there harms the server. Where two do it, the one that writes has ended before the other
 * reads.
 * @throws AppError of the compiler or format, whose values name the draft (`draftId`) in which the fault lies;
 * `exportTooLong`, `exportOutOfMemory`, `exportBroken`; the signal's reason.
 */
export async function renderApart(
  job: RenderJob,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<RenderedExport> {
  const root = repositoryRoot()
  const task = { ...{ root, seconds: SECONDS, megabytes: MEGABYTES, signal }, refusals: REFUSALS }
  const entry = 'lib/exports/thread-entry.ts'
  const written = await runApart<RenderedExport>({ ...task, entry, job, onProgress }, ready())
  if (!('format' in job && isInspectedApart(job.format))) return written
  const inspection = await inspectedApart(written.bytes, job.format, task)
  onProgress(shareAfter('inspecting'))
  return { ...written, inspection }
}

const REFUSALS = {
  tooLong: () => new AppError('unavailable', 'exportTooLong', { seconds: SECONDS }),
  outOfMemory: () => new AppError('too_large', 'exportOutOfMemory'),
  broken: (error: unknown) => Object.assign(new AppError('unavailable', 'exportBroken'), { cause: error }),
}
