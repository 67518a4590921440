import { claimsOf, contradictionsOf } from '@/lib/claims'
import { answerInThread } from '@/lib/workers/answer-in-thread'
import type { Analysis, AnalysisJob } from './analysis-thread'

// What runs in the thread that `analyseInThread` starts.
await answerInThread(({ reply, items }: AnalysisJob): Analysis => {
  const claims = claimsOf(reply, { items })
  return { claims, contradictions: contradictionsOf(reply, claims) }
})
