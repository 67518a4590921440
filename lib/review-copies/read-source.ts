import { type Database, db } from '@/lib/db'
import { readContents } from '@/lib/drafts/read-content'
import type { StoredReport } from '@/lib/export/content'
import type { ReviewThread } from '@/lib/export/formats/review'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'

/** What a review copy is made from. */
export interface CopySource {
  stored: StoredReport
  threads: ReviewThread[]
  /** Of everybody in the report, by their id. */
  names: Map<string, string>
}

/**
 * The drafts with their pictures, the threads about them and who is in the report, all of one moment. The caller has
 * checked the rights. @throws AppError `not_found`; `too_large` / `exportPictures`.
 */
export function readCopySource(reportId: string): Promise<CopySource> {
  return db.$transaction((tx) => read(tx, reportId), { isolationLevel: 'RepeatableRead', timeout: 60_000 })
}

async function read(tx: Database, reportId: string): Promise<CopySource> {
  const stored = await readContents(tx, reportId)
  const drafts = [...stored.chapters, ...stored.sections.flatMap(({ questions }) => questions)]
  const images = await readImages(reportId, idsIn(drafts.flatMap(({ text }) => text)), tx)
  const rows = await tx.thread.findMany({
    where: { reportId, draftId: { not: null } },
    orderBy: { createdAt: 'asc' },
    include: {
      anchors: { select: { draftId: true }, orderBy: { position: 'asc' } },
      comments: { where: { deletedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  })
  const threads = rows.flatMap(({ id, draftId, anchors, resolvedAt, comments }): ReviewThread[] =>
    comments.length === 0
      ? []
      : [
          {
            id,
            draftId: anchors.some((anchor) => anchor.draftId === draftId)
              ? draftId!
              : (anchors[0]?.draftId ?? draftId!),
            isResolved: resolvedAt !== null,
            comments: comments.map(({ id: commentId, authorId, createdAt, text }) => ({
              ...{ id: commentId, authorId, at: createdAt.toISOString() },
              text,
            })),
          },
        ],
  )
  const people = await tx.membership.findMany({
    where: { reportId },
    select: { user: { select: { id: true, name: true } } },
  })
  const names = new Map(people.map(({ user }) => [user.id, user.name]))
  return { stored: { ...stored, images }, threads, names }
}
