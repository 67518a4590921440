import { Worker } from 'node:worker_threads'
import { cutVersions, type Cut, type CutJob } from '@/lib/versions/cut'

// Below this, cutting takes less than a few milliseconds, and a worker more than that to be asked.
const INLINE_BYTES = 16 * 1024
const INLINE_UPDATES = 300
const IDLE_MS = 30_000

/** A job for the thread of fold-thread.ts. */
export interface FoldRequest {
  id: number
  job: CutJob
}

/** Its answer. */
export interface FoldReply {
  id: number
  cut?: Cut
  error?: string
}

/**
 * `cutVersions` without keeping the event loop from the keystrokes: whatever is large goes to a worker thread, which
 * lives only while there is something to fold.
 */
export class FoldAside {
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | undefined
  private lastId = 0
  private readonly waiting = new Map<
    number,
    { resolve: (cut: Cut) => void; reject: (error: Error) => void }
  >()

  readonly cut = async (job: CutJob): Promise<Cut> => {
    const bytes = job.rows.reduce((sum, { data }) => sum + data.length, job.snapshot?.length ?? 0)
    if (bytes <= INLINE_BYTES && job.rows.length <= INLINE_UPDATES) return cutVersions(job)
    clearTimeout(this.idle)
    const worker = (this.worker ??= this.start())
    const id = ++this.lastId
    const reply = new Promise<Cut>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    // Copies: rows read from the database may share one buffer.
    const rows = job.rows.map((row) => ({ ...row, data: new Uint8Array(row.data) }))
    const snapshot = job.snapshot && new Uint8Array(job.snapshot)
    worker.postMessage({ id, job: { ...job, rows, snapshot } } satisfies FoldRequest)
    return reply
  }

  async close(): Promise<void> {
    clearTimeout(this.idle)
    const worker = this.worker
    this.worker = null
    await worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(new URL('../workers/start.mjs', import.meta.url), {
      workerData: { entry: new URL('./fold-thread.ts', import.meta.url).href },
      execArgv: [],
      env: { TSX_TSCONFIG_PATH: new URL('../../tsconfig.json', import.meta.url).pathname },
    })
    worker.unref()
    worker.on('message', (reply: FoldReply) => this.settle(reply))
    worker.on('error', (error) => this.failAll(worker, error))
    worker.on('exit', () => this.failAll(worker, new Error('the folding thread ended')))
    return worker
  }

  private settle({ id, cut, error }: FoldReply): void {
    const { resolve, reject } = this.waiting.get(id) ?? {}
    this.waiting.delete(id)
    if (cut) resolve?.(cut)
    else reject?.(new Error(error))
    if (this.waiting.size > 0) return
    this.idle = setTimeout(() => void this.close(), IDLE_MS)
    this.idle.unref()
  }

  private failAll(worker: Worker, error: Error): void {
    if (this.worker === worker) this.worker = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
