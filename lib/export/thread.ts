import { AppError } from '@/lib/errors'
import { runThread } from '@/lib/workers/run-thread'
import type { StoredReport, Variant } from './content'
import type { FormatName } from './formats'
import type { Reading } from './render-report'

/** What the thread is started with. */
export interface ThreadJob {
  stored: StoredReport
  format: FormatName
  /** Without what is only suggested, unless said otherwise. */
  reading?: Reading
  /** What the report itself is, unless said otherwise. */
  variant?: Variant
}

const SECONDS = 120

let last: Promise<unknown> = Promise.resolve()

/**
 * Renders a report in a thread of its own, so that nobody's typing waits for it: the texts are opened, compiled and
 * written there, and its memory goes with it. One report at a time; `root` is the folder of the installation.
 * @throws AppError of the compiler or format; `unavailable` after two minutes.
 */
export function renderInThread(job: ThreadJob, root: string): Promise<Uint8Array> {
  const mine = last.then(() => run(job, root))
  last = mine.catch(() => undefined)
  return mine
}

function run(job: ThreadJob, root: string): Promise<Uint8Array> {
  const broken = (error: unknown) => (error instanceof Error ? error : new Error('The export broke.'))
  return runThread<Uint8Array>({
    root,
    entry: 'lib/export/thread-entry.ts',
    job,
    seconds: SECONDS,
    refusals: {
      tooLong: () => new AppError('unavailable', 'exportTooLong', { seconds: SECONDS }),
      outOfMemory: broken,
      broken,
    },
  })
}
