import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { changeDraft } from '@/lib/drafts/change-draft'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/policy'
import { unmarkThread } from '@/lib/richtext/comment-marks'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { lockComment } from './lock-comment'
import { lockMarks } from './lock-marks'
import { threadView } from './queries'
import type { CommentChoice, ThreadView } from './schema'
import { publishThread } from './write-comment'

/**
 * Deletes what one wrote oneself, or, with the right to moderate, what anybody wrote. While others' comments stand in
 * the thread it stays as an empty one; with the last the thread goes, and its mark where it is known to be. Answers what
 * is left of the thread.
 * @throws AppError `forbidden` for a comment of somebody else.
 */
export async function deleteComment(
  userId: string,
  { commentId }: CommentChoice,
): Promise<ThreadView | null> {
  const { isLeft, ...news } = await db.$transaction(async (tx) => {
    const { comment, thread, actor } = await lockComment(tx, { userId, commentId })
    if (comment.authorId !== userId && !can(actor, 'threads.moderate'))
      throw new AppError('forbidden', 'forbidden')
    const { id: threadId, reportId } = thread
    await tx.comment.update({ where: { id: commentId }, data: { text: '', deletedAt: new Date() } })
    await tx.commentMention.deleteMany({ where: { commentId } })
    const told = await tx.notification.findMany({ where: { threadId }, select: { userId: true } })
    await tx.notification.deleteMany({ where: { commentId } })
    const details = { threadId, commentId, isOwn: comment.authorId === userId }
    await audit(tx, { action: 'comment.deleted', actorId: userId, reportId, details })
    const isLeft = (await tx.comment.count({ where: { threadId, deletedAt: null } })) > 0
    const appended = isLeft ? [] : await deleteThread(tx, { userId, thread })
    return { reportId, threadId, appended, isLeft, notified: told.map((each) => each.userId) }
  })
  publishThread(news)
  return isLeft ? threadView(userId, news.threadId) : null
}

async function deleteThread(
  tx: Database,
  { userId, thread }: { userId: string; thread: { id: string; reportId: string; draftId: string | null } },
) {
  const { id: threadId, reportId } = thread
  const anchors = await tx.threadAnchor.findMany({ where: { threadId }, select: { draftId: true } })
  // In one order, so that two commands do not wait for each other.
  const draftIds = [
    ...new Set([...anchors.map(({ draftId }) => draftId), thread.draftId ?? []].flat()),
  ].sort()
  const appended = []
  for (const draftId of draftIds) {
    await lockMarks(tx, draftId)
    const { seq } = await changeDraft(tx, { draftId, userId, evenLocked: true }, (doc) =>
      unmarkThread(doc.getXmlFragment(XML_FRAGMENT), threadId),
    )
    appended.push({ draftId, seq })
  }
  await tx.thread.delete({ where: { id: threadId } })
  await audit(tx, { action: 'thread.deleted', actorId: userId, reportId, details: { threadId } })
  return appended
}
