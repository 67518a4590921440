import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { AppError, isAppError, notFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { authorize } from '@/lib/members/authorize'
import { resolveInFragment } from '@/lib/richtext/suggestions/resolve-in-fragment'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { deleteComment } from '@/lib/threads/delete-comment'
import { changesFrom } from './changes'
import { type ImportChoice, suggestedFrom, UNDO_DAYS, undoUntil } from './schema'

/**
 * Takes back what somebody took in from a review copy: its suggestions are rejected where nobody has decided them, its
 * comments deleted; what was accepted meanwhile stays. In drafts that are locked the suggestions stay, and it can be
 * done again. Afterwards the same file can be taken in anew. Pictures that it made the report's stay with the report, as
 * those of other suggestions that were rejected.
 * @throws AppError `not_found` also for what somebody else took in; `expired` / `reviewUndoOver` after `UNDO_DAYS`.
 */
export async function undoImport(
  userId: string,
  { importId }: ImportChoice,
  now = new Date(),
): Promise<{ locked: number }> {
  const found = await db.reviewImport.findFirst({
    where: { id: importId, userId, state: 'taken' },
    include: {
      copy: { select: { reportId: true } },
      comments: { where: { deletedAt: null }, select: { id: true } },
    },
  })
  if (!found) throw notFound()
  const { reportId } = found.copy
  await authorize(userId, reportId, 'draft.suggest')
  if (found.changes === null || !found.takenAt || undoUntil(found.takenAt) <= now)
    throw new AppError('expired', 'reviewUndoOver', { days: UNDO_DAYS })
  let locked = 0
  const nowhere = new Set(await lockedOnly(importId))
  for (const { draftId, edits } of changesFrom(found.changes).drafts) {
    if (edits.length === 0 || nowhere.has(draftId)) continue
    try {
      const { seq } = await db.$transaction((tx) =>
        changeDraft(tx, { draftId, userId }, (doc) =>
          resolveInFragment(doc.getXmlFragment(XML_FRAGMENT), ({ id, user }) =>
            user === userId && suggestedFrom(id)?.importId === importId ? 'reject' : 'keep',
          ),
        ),
      )
      if (seq !== null) publish('draft.appended', { draftId, seq })
    } catch (error) {
      if (!isAppError(error) || !['draftLocked', 'notFound'].includes(error.reason)) throw error
      if (error.reason === 'draftLocked') locked++
    }
  }
  // The last first, so that a thread goes with its first.
  for (const { id: commentId } of found.comments.toReversed()) await deleteComment(userId, { commentId })
  if (locked > 0) return { locked }
  await db.$transaction(async (tx) => {
    await tx.reviewConflict.deleteMany({ where: { importId } })
    await tx.reviewProposal.deleteMany({ where: { importId, settledAt: null } })
    // Of what was taken back nothing is needed any more.
    const data = { state: 'undone', undoneAt: now, changes: Prisma.DbNull } as const
    await tx.reviewImport.update({ where: { id: importId }, data })
    await audit(tx, { action: 'review-copy.undone', actorId: userId, reportId, details: { importId } })
  })
  return { locked }
}

/** The drafts that were locked when it was taken in: there is nothing of it in them. */
async function lockedOnly(importId: string): Promise<string[]> {
  const rows = await db.reviewConflict.findMany({
    where: { importId, kind: 'locked' },
    distinct: 'draftId',
    select: { draftId: true },
  })
  return rows.flatMap(({ draftId }) => draftId ?? [])
}
