import { Worker } from 'node:worker_threads'
import { foldUpdates } from './fold'

// Below this, folding takes less than a few milliseconds, and a worker more than that to be asked.
const INLINE_BYTES = 16 * 1024
const INLINE_UPDATES = 300
const IDLE_MS = 30_000

interface Reply {
  id: number
  folded?: Uint8Array
  error?: string
}

/**
 * `foldUpdates` without keeping the event loop from the keystrokes: whatever is large goes to a worker thread, which
 * lives only while there is something to fold.
 */
export class FoldAside {
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | undefined
  private lastId = 0
  private readonly waiting = new Map<
    number,
    { resolve: (folded: Uint8Array) => void; reject: (error: Error) => void }
  >()

  readonly fold = async (updates: readonly Uint8Array[]): Promise<Uint8Array> => {
    const bytes = updates.reduce((sum, update) => sum + update.length, 0)
    if (bytes <= INLINE_BYTES && updates.length <= INLINE_UPDATES) return foldUpdates(updates)
    clearTimeout(this.idle)
    const worker = (this.worker ??= this.start())
    const id = ++this.lastId
    const reply = new Promise<Uint8Array>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    // Copies: rows read from the database may share one buffer.
    worker.postMessage({ id, updates: updates.map((update) => new Uint8Array(update)) })
    return reply
  }

  async close(): Promise<void> {
    clearTimeout(this.idle)
    const worker = this.worker
    this.worker = null
    await worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(new URL('./fold-worker.mjs', import.meta.url), { execArgv: [] })
    worker.unref()
    worker.on('message', (reply: Reply) => this.settle(reply))
    worker.on('error', (error) => this.failAll(worker, error))
    worker.on('exit', () => this.failAll(worker, new Error('the folding thread ended')))
    return worker
  }

  private settle({ id, folded, error }: Reply): void {
    const { resolve, reject } = this.waiting.get(id) ?? {}
    this.waiting.delete(id)
    if (folded) resolve?.(folded)
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
