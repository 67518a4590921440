import { AppError } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import type { DocumentKind } from './schema'
import { runApart } from '@/lib/workers/run-apart'

/** What the thread is started with. */
export type ThreadJob =
  | { kind: 'read'; bytes: Uint8Array; filename: string | undefined; documentKind: DocumentKind }
  | { kind: 'reply'; document: SourceDocument; outline: Outline }
  | {
      kind: 'items'
      document: SourceDocument
      outline: Outline
      documentKind: 'list_of_issues' | 'concluding_observations'
    }

export interface ThreadOptions {
  /** The folder of the installation. */
  root: string
  onProgress?: (share: number) => void
  /** Ends the thread at once; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal
  seconds?: number
  /** Most memory that its objects may take. */
  megabytes?: number
}

/**
 * Runs one job in a thread of a process of its own, so that nobody's typing waits for it and nothing that a file does
 * to a reader (endless work, too much memory, a crash) can harm the server. Answers JSON, unread, because most of it
 * goes straight into the database.
 * @throws AppError of the readers; `too_large` / `readingOutOfMemory`, `unavailable` / `readingTooLong`, `readingCrashed`.
 */
export async function runInThread(job: ThreadJob, options: ThreadOptions): Promise<string[]> {
  const { root, onProgress, signal, seconds = 60, megabytes = 384 } = options
  const parts = await runApart<Uint8Array[]>({
    ...{ root, entry: 'lib/intake/read-thread-entry.ts', job, seconds, megabytes },
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
    refusals: {
      tooLong: () => new AppError('unavailable', 'readingTooLong', { seconds }),
      outOfMemory: () => new AppError('too_large', 'readingOutOfMemory'),
      broken: (error) => Object.assign(new AppError('unavailable', 'readingCrashed'), { cause: error }),
    },
  })
  return parts.map((part) => new TextDecoder().decode(part))
}
