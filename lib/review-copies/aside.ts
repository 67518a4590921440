import { inflateSync, strFromU8 } from 'fflate'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { runApart } from '@/lib/workers/run-apart'
import type { CameBack, KeptCopy, ReadJob } from './thread-entry'

const ENTRY = 'lib/review-copies/thread-entry.ts'
const SECONDS = 60

let last: Promise<unknown> = Promise.resolve()

/** One after the other: each may take as much memory as the whole server. */
function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

/**
 * Reads a file of a stranger in a process apart, and compares it there with the copy that it is, if that is among these.
 * @throws AppError of the readers, or that it took too much.
 */
export function readAside(bytes: Uint8Array, copies: Record<string, KeptCopy>): Promise<CameBack> {
  const job: ReadJob = { bytes, copies }
  return inTurn(() =>
    runApart<CameBack>({
      ...{ root: repositoryRoot(), entry: ENTRY, job, seconds: SECONDS, megabytes: 384 },
      refusals: {
        tooLong: () => new AppError('unavailable', 'readingTooLong', { seconds: SECONDS }),
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
