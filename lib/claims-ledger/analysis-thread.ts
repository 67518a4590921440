import type { AskedItem, Claim, Contradiction } from '@/lib/claims'
import { AppError } from '@/lib/errors'
import type { StateReply } from '@/lib/parsing'
import { runApart } from '@/lib/workers/run-apart'

/** What the thread is started with. */
export interface AnalysisJob {
  reply: StateReply
  items: AskedItem[]
}

export interface Analysis {
  claims: Claim[]
  contradictions: Contradiction[]
}

const SECONDS = 60

/**
 * Finds the claims and contradictions of a reply in a process of its own, so that nobody's typing waits for it and no text can harm the server; `root`
 * is the folder of the installation.
 * @throws AppError `unavailable` when it took too long, too much memory, or broke.
 */
export function analyseInThread(job: AnalysisJob, root: string): Promise<Analysis> {
  const refuse = (error?: unknown) => {
    if (error) console.error('claims: a thread broke:', error)
    return new AppError('unavailable', 'claimsNotFound')
  }
  return runApart<Analysis>({
    root,
    entry: 'lib/claims-ledger/analysis-thread-entry.ts',
    job,
    seconds: SECONDS,
    megabytes: 512,
    refusals: { tooLong: () => refuse(), outOfMemory: refuse, broken: refuse },
  })
}
