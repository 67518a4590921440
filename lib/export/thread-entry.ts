import { parentPort, workerData } from 'node:worker_threads'
import { isAppError } from '@/lib/errors'
import { renderReport } from './render-report'
import type { ThreadAnswer, ThreadJob } from './thread'

// What runs in the thread that `renderInThread` starts: one job, one answer, and the end.
const job = workerData as ThreadJob
try {
  const bytes = await renderReport(job.stored, job.format)
  // A buffer of its own, handed over without copying; a Node Buffer may share one.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
  parentPort?.postMessage({ bytes: own } satisfies ThreadAnswer, [own.buffer as ArrayBuffer])
} catch (error) {
  if (!isAppError(error)) throw error
  const { code, reason, values } = error
  parentPort?.postMessage({ refusal: { code, reason, values } } satisfies ThreadAnswer)
}
