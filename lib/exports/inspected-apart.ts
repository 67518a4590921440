import type { StoredReport } from '@/lib/export/content'
import type { AsideAnswer, AsideJob } from '@/lib/inspection/aside'
import { ReadyApart } from '@/lib/workers/ready-apart'
import { runApart } from '@/lib/workers/run-apart'
import type { ThreadTask } from '@/lib/workers/run-thread'
import { nullIfUnread } from './inspecting'
import type { ExportFormat, ExportInspection } from './schema'

// Of drafts and pictures: up to here both processes fit beside one another into what the largest report takes alone.
const SMALL_BYTES = 400_000
const IDLE_MS = 10 * 60_000

/** A process that will inspect a file of a report: made ready while that is written where it is small, and after it else. */
export function inspectorFor(stored: StoredReport, root: string, megabytes: number): ReadyApart {
  const inspector = new ReadyApart({ root, warm: 'lib/inspection/pdf/warm.ts', megabytes, idleMs: IDLE_MS })
  if (bytesOf(stored) <= SMALL_BYTES) inspector.prepare()
  return inspector
}

/** What an independent reader finds in the file; null where it does not read it. @throws what `task.refusals` say */
export function inspectedApart(
  bytes: Uint8Array,
  format: ExportFormat,
  task: Omit<ThreadTask, 'entry' | 'job' | 'transfer'> & { megabytes: number },
  inspector: ReadyApart,
): Promise<ExportInspection | null> {
  const job: AsideJob = { bytes, name: `report.${format}`, clean: null }
  return runApart<AsideAnswer>({ ...task, entry: 'lib/inspection/aside-entry.ts', job }, inspector)
    .then(({ inspection }) => inspection)
    .catch(nullIfUnread)
}

function bytesOf({ chapters, sections, images = {} }: StoredReport): number {
  const texts = [...chapters, ...sections.flatMap(({ questions }) => questions)].flatMap(({ text }) => text)
  const pictures = Object.values(images).map(({ bytes }) => bytes)
  return [...texts, ...pictures].reduce((sum, { byteLength }) => sum + byteLength, 0)
}
