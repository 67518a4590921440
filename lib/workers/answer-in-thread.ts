import { parentPort, type TransferListItem, workerData } from 'node:worker_threads'
import { isAppError } from '@/lib/errors'
import type { ThreadMessage } from './run-thread'

/**
 * What a thread of `runThread` runs: does the one job that it was started with and answers. `transfer` says which
 * buffers of the answer are handed over without copying; each must be the whole of what it is a view of.
 */
export async function answerInThread<Job, Answer>(
  work: (job: Job, onProgress: (share: number) => void) => Answer | Promise<Answer>,
  transfer: (answer: Answer) => TransferListItem[] = () => [],
): Promise<void> {
  const post = (message: ThreadMessage<Answer>, transferred: TransferListItem[] = []) =>
    parentPort?.postMessage(message, transferred)
  let told = 0
  try {
    const answer = await work((workerData as { job: Job }).job, (share) => {
      // Each message wakes the server: a hundred of them are enough.
      if (share - told < 0.01) return
      told = share
      post({ share })
    })
    post({ answer }, transfer(answer))
  } catch (error) {
    if (!isAppError(error)) throw error
    const { code, reason, values } = error
    post({ refusal: { code, reason, values } })
  }
}

/** The same bytes in a buffer of their own, as handing over needs it; a Node Buffer may share one. */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isOwn = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
  return isOwn ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
