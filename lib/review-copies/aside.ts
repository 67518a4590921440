import { inflateSync, strFromU8 } from 'fflate'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { ReviewOptions } from '@/lib/export/formats/review'
import type { StoredReport } from '@/lib/export/content'
import type { DocumentNode } from '@/lib/richtext/document'
import { runApart } from '@/lib/workers/run-apart'
import { runThread } from '@/lib/workers/run-thread'
import type { CameBack, KeptCopy, ReviewJob, WrittenCopy } from './thread-entry'

const ENTRY = 'lib/review-copies/thread-entry.ts'
const SECONDS = 120

let last: Promise<unknown> = Promise.resolve()

/** One after the other: each may take as much memory as the whole server. */
function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

/** Writes a review copy in a thread, so that nobody's typing waits for it. @throws AppError of the compiler. */
export function writeAside(stored: StoredReport, options: ReviewOptions): Promise<WrittenCopy> {
  const broken = (error: unknown) => (error instanceof Error ? error : new Error('The review copy broke.'))
  const job: ReviewJob = { kind: 'write', stored, options }
  return inTurn(() =>
    runThread<WrittenCopy>({
      ...{ root: repositoryRoot(), entry: ENTRY, job, seconds: SECONDS },
      refusals: {
        tooLong: () => new AppError('unavailable', 'exportTooLong', { seconds: SECONDS }),
        outOfMemory: broken,
        broken,
      },
    }),
  )
}

/**
 * Reads a file of a stranger in a process apart, and compares it there with the copy that it is, if that is among these.
 * @throws AppError of the readers, or that it took too much.
 */
export function readAside(bytes: Uint8Array, copies: Record<string, KeptCopy>): Promise<CameBack> {
  const job: ReviewJob = { kind: 'read', bytes, copies }
  return inTurn(() =>
    runApart<CameBack>({
      ...{ root: repositoryRoot(), entry: ENTRY, job, seconds: 60, megabytes: 384 },
      refusals: {
        tooLong: () => new AppError('unavailable', 'readingTooLong', { seconds: 60 }),
        outOfMemory: () => new AppError('too_large', 'readingOutOfMemory'),
        broken: (error) => Object.assign(new AppError('unavailable', 'readingCrashed'), { cause: error }),
      },
    }),
  )
}

/** The document of a draft as a copy had it. */
export function unpackText(text: Uint8Array): DocumentNode {
  return JSON.parse(strFromU8(inflateSync(text))) as DocumentNode
}
