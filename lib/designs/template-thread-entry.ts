import { answerInThread } from '@/lib/workers/answer-in-thread'
import { readTemplate } from './read-template'

// What runs in the process that `readTemplateAside` starts.
await answerInThread(
  // oxlint-disable-next-line typescript/require-await -- an answer is one that is waited for
  async ({ bytes }: { bytes: Uint8Array }) => readTemplate(bytes),
  ({ logo }) => (logo ? [logo.bytes.buffer] : []),
)
