import { withClaims } from '@/lib/claims-ledger/annex-claims'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { runThread } from '@/lib/workers/run-thread'
import type { ReportReferences } from './schema'
import { sharedReferences } from './shared-references'

const SECONDS = 60

/**
 * What cross-references of a report may lead to beside its questions and chapters: its annexes, and the paragraphs, tables
 * and figures that have a number, as they are called in the file that is submitted. Compiled in a thread of its own, and for
 * all who ask at once together: it is the same for everybody who may read the drafts.
 * @throws AppError `not_found`; `unavailable` after a minute.
 */
export async function referencesOf(userId: string, reportId: string): Promise<ReportReferences> {
  await authorize(userId, reportId, 'draft.view')
  return sharedReferences(reportId, () => compiled(reportId))
}

async function compiled(reportId: string): Promise<ReportReferences> {
  const stored = await withClaims(reportId, await readContentsAtOneMoment(reportId))
  // Whether a picture is large says its size alone.
  const sizes = await db.reportImage.findMany({
    where: { reportId },
    select: { id: true, width: true, height: true },
  })
  const images = Object.fromEntries(
    sizes.map(({ id, ...size }) => [id, { ...size, mime: '', bytes: new Uint8Array() }]),
  )
  const broken = (error?: unknown) => (error instanceof Error ? error : new Error('The thread broke.'))
  return runThread<ReportReferences>({
    root: repositoryRoot(),
    entry: 'lib/references/thread-entry.ts',
    job: { stored: { ...stored, images } },
    seconds: SECONDS,
    refusals: {
      tooLong: () => new AppError('unavailable', 'referencesTooLong', { seconds: SECONDS }),
      outOfMemory: broken,
      broken,
    },
  })
}
