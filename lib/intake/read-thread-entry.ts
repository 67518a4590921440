import { answerInThread, ownBytes } from '@/lib/workers/answer-in-thread'
import { readSource, replyOf } from './read-source'
import type { ThreadJob } from './read-thread'

// What runs in the thread that `runInThread` starts.
await answerInThread(
  async (job: ThreadJob, onProgress) => {
    const parts = await work(job, onProgress)
    return parts.map((part) => ownBytes(new TextEncoder().encode(JSON.stringify(part))))
  },
  (parts) => parts.map(({ buffer }) => buffer),
)

async function work(job: ThreadJob, onProgress: (share: number) => void): Promise<unknown[]> {
  if (job.kind === 'read') return readSource(job.bytes, job.filename, job.documentKind, onProgress)
  if (job.kind === 'reply') return [replyOf(job.document, job.outline)]
  const { committeeItemsOf } = await import('./read-items')
  return [committeeItemsOf(job.document, job.documentKind, job.outline)]
}
