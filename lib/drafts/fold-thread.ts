import { parentPort } from 'node:worker_threads'
import { cutVersions } from '@/lib/versions/cut'
import type { FoldReply, FoldRequest } from './fold-aside'

// What runs in the thread of `FoldAside`: one job after the other, beside the event loop that carries the keystrokes.
parentPort?.on('message', ({ id, job }: FoldRequest) => {
  const answer = (reply: Omit<FoldReply, 'id'>) => parentPort?.postMessage({ id, ...reply })
  try {
    answer({ cut: cutVersions(job) })
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) })
  }
})
