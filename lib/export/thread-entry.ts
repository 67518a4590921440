import { answerInThread, ownBytes } from '@/lib/workers/answer-in-thread'
import { renderReport } from './render-report'
import type { ThreadJob } from './thread'

// What runs in the thread that `renderInThread` starts.
await answerInThread(
  async ({ stored, format, reading, variant }: ThreadJob) =>
    ownBytes(await renderReport(stored, format, reading, variant)),
  (bytes) => [bytes.buffer],
)
