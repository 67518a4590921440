import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { StoredReport } from './content'
import type { FormatName } from './formats'

/** What the thread is started with. */
export interface ThreadJob {
  stored: StoredReport
  format: FormatName
}

/** What it answers: bytes, or an AppError in parts, because errors lose their kind on the way. */
export type ThreadAnswer =
  | { bytes: Uint8Array; refusal?: undefined }
  | {
      bytes?: undefined
      refusal: { code: ErrorCode; reason: string; values: Record<string, string | number> }
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
  // The bundler must not take the thread for a part of the page: it is loaded as it is, like the server itself.
  const worker = new Worker(
    /* turbopackIgnore: true */ pathToFileURL(join(root, 'lib/export/thread-start.mjs')),
    {
      workerData: job,
      // Nothing of the parent's: neither how it was started nor its secrets.
      execArgv: [],
      env: { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
    },
  )
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AppError('unavailable', 'exportTooLong', { seconds: SECONDS }))
      void worker.terminate()
    }, SECONDS * 1000)
    worker.once('message', ({ bytes, refusal }: ThreadAnswer) => {
      if (bytes) resolve(bytes)
      else reject(new AppError(refusal.code, refusal.reason, refusal.values))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The export thread ended with code ${code} and no answer.`))
    })
  })
}
