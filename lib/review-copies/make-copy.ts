import { createHash, randomUUID } from 'node:crypto'
import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { readContents } from '@/lib/drafts/read-content'
import type { ReviewThread } from '@/lib/export/formats/review'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'
import { authorize } from '@/lib/members/authorize'
import { fileName } from '@/lib/reports/file-name'
import { asJson } from './as-json'
import { writeAside } from './aside'
import type { CopyOptions } from './schema'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The report as a Word document for somebody outside, with suggestions as tracked changes and threads as comments, all of
 * one moment; what it takes to take it in again is kept here and not in the file.
 * @throws AppError `not_found`, `forbidden`, of the compiler.
 */
export async function makeReviewCopy(
  userId: string,
  reportId: string,
  options: CopyOptions,
): Promise<{ id: string; filename: string; mime: string; bytes: Uint8Array }> {
  await authorize(userId, reportId, 'report.export')
  await authorize(userId, reportId, 'threads.view')
  const { stored, threads, names } = await db.$transaction((tx) => read(tx, reportId), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
  })
  const copyId = randomUUID()
  const { bytes, facts, texts } = await writeAside(stored, {
    ...{ copyId, threads, variant: options.variant, withDates: options.dates },
    names: options.names ? names : null,
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'report.export', tx)
    await tx.reviewCopy.create({
      data: {
        ...{ id: copyId, reportId, createdById: userId, sha256, size: bytes.byteLength },
        facts: asJson(facts),
        drafts: { create: Object.entries(texts).map(([draftId, text]) => ({ draftId, text })) },
      },
    })
    const details = { copyId, names: options.names, dates: options.dates, variant: options.variant }
    await audit(tx, { action: 'review-copy.made', actorId: userId, reportId, details })
  })
  return { id: copyId, filename: fileName(stored.report, 'review-copy', 'docx'), mime: DOCX, bytes }
}

async function read(tx: Database, reportId: string) {
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
