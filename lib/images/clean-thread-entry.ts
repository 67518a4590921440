import { answerInThread } from '@/lib/workers/answer-in-thread'
import { cleanImage } from './clean-image'

// What runs in the process that `cleanAside` starts.
await answerInThread(
  async ({ bytes }: { bytes: Uint8Array }) => cleanImage(bytes),
  ({ bytes }) => [bytes.buffer],
)
