import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type TransferListItem, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '@/lib/errors'
import { programAt } from './program'

/** What a thread tells: how far it is, its answer, or an AppError in parts, because errors lose their kind on the way. */
export type ThreadMessage<Answer> =
  | { share: number }
  | { answer: Answer }
  | { refusal: { code: ErrorCode; reason: string; values: Record<string, string | number> } }

export interface ThreadTask {
  /** The folder of the installation. */
  root: string
  /** The program that the thread runs, from `root`: a module that calls `answerInThread`. */
  entry: string
  /** What it is given; copied, except for what is in `transfer`. */
  job: unknown
  transfer?: TransferListItem[]
  /** After this time it is ended. */
  seconds: number
  /** Most memory that its objects may take; unlimited without. */
  megabytes?: number
  onProgress?: (share: number) => void
  /** Ends the thread at once; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal
  /** What the caller says when the thread took too long, too much memory, or broke. */
  refusals: Record<'tooLong' | 'outOfMemory' | 'broken', (error?: unknown) => Error>
}

/**
 * Runs one job in a thread of its own, so that nobody's typing waits for it, and nothing that the job does (endless
 * work, too much memory, a crash) harms the server. The answer must be what `postMessage` can carry.
 * @throws AppError of the job; what `refusals` say otherwise.
 */
export function runThread<Answer>(task: ThreadTask): Promise<Answer> {
  const { root, entry, job, transfer = [], seconds, megabytes, onProgress, signal, refusals } = task
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  // The bundler must not take the thread for a part of the page: it is loaded as it is, like the server itself.
  const worker = new Worker(/* turbopackIgnore: true */ pathToFileURL(join(root, 'lib/workers/start.mjs')), {
    workerData: { entry: programAt(root, entry), job },
    transferList: transfer,
    ...(megabytes && {
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    }),
    // Nothing of the parent's: neither how it was started nor its secrets.
    execArgv: [],
    env: { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
  })
  return new Promise<Answer>((resolve, reject) => {
    let isOver = false
    const end = (error: Error) => {
      isOver = true
      reject(error)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(refusals.tooLong()), seconds * 1000)
    const abort = () => end(signal?.reason as Error)
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: ThreadMessage<Answer>) => {
      if ('share' in message) return onProgress?.(message.share)
      isOver = true
      if ('answer' in message) return resolve(message.answer)
      const { code, reason, values } = message.refusal
      reject(new AppError(code, reason, values))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusals.outOfMemory(error) : refusals.broken(error)),
    )
    worker.once('exit', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      if (!isOver) reject(refusals.broken(new Error(`The thread ended with code ${code} and no answer.`)))
    })
  })
}
