import { answerInThread, ownBytes } from '@/lib/workers/answer-in-thread'
import { renderAndInspect } from './render-and-inspect'
import type { RenderJob } from './render-apart'
import { renderCopy } from './render-copy'

// What runs in the process that `renderApart` starts.
await answerInThread(
  async (job: RenderJob, onProgress) => {
    const { bytes, ...about } =
      'review' in job ? await renderCopy(job, onProgress) : await renderAndInspect(job, onProgress)
    return { ...about, bytes: ownBytes(bytes) }
  },
  ({ bytes }) => [bytes.buffer],
)
