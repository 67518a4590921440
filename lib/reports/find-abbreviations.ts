import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { FoundAbbreviation } from '@/lib/export/abbreviations'
import { authorize } from '@/lib/members/authorize'
import { runThread } from '@/lib/workers/run-thread'

const SECONDS = 60

/**
 * The short forms that the drafts of a report use, listed or not, with what the text says that they stand for. Looked for in
 * a thread of its own, which takes about a second. @throws AppError `not_found`, `forbidden`; `unavailable` after a minute.
 */
export async function abbreviationsOf(userId: string, reportId: string): Promise<FoundAbbreviation[]> {
  await authorize(userId, reportId, 'report.settings')
  const { images: _, ...stored } = await readContentsAtOneMoment(reportId)
  const broken = (error?: unknown) => (error instanceof Error ? error : new Error('The thread broke.'))
  return runThread<FoundAbbreviation[]>({
    root: repositoryRoot(),
    entry: 'lib/export/abbreviations-thread-entry.ts',
    job: { stored },
    seconds: SECONDS,
    refusals: {
      tooLong: () => new AppError('unavailable', 'abbreviationsTooLong', { seconds: SECONDS }),
      outOfMemory: broken,
      broken,
    },
  })
}
