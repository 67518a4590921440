import type { AsideAnswer, AsideJob } from '@/lib/inspection/aside'
import { runApart } from '@/lib/workers/run-apart'
import type { ThreadTask } from '@/lib/workers/run-thread'
import { nullIfUnread } from './inspecting'
import type { ExportFormat, ExportInspection } from './schema'

/** What an independent reader finds in the file; null where it does not read it. @throws what `task.refusals` say */
export function inspectedApart(
  bytes: Uint8Array,
  format: ExportFormat,
  task: Omit<ThreadTask, 'entry' | 'job' | 'transfer'> & { megabytes: number },
): Promise<ExportInspection | null> {
  const job: AsideJob = { bytes, name: `report.${format}`, clean: null }
  return runApart<AsideAnswer>({ ...task, entry: 'lib/inspection/aside-entry.ts', job })
    .then(({ inspection }) => inspection)
    .catch(nullIfUnread)
}
