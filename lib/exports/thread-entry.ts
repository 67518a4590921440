import { answerInThread, ownBytes } from '@/lib/workers/answer-in-thread'
import { renderAndInspect } from './render-and-inspect'
import type { RenderJob } from './render-apart'

// What runs in the process that `renderApart` starts.
await answerInThread(
  async (job: RenderJob, onProgress) => {
    const { bytes, inspection } = await renderAndInspect(job, onProgress)
    return { bytes: ownBytes(bytes), inspection }
  },
  ({ bytes }) => [bytes.buffer],
)
