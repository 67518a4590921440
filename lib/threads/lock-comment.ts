import type { Database } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { isId } from '@/lib/members/authorize'
import { lockThread } from './authorize-threads'

/** A comment that is not deleted, in a report where this person may write comments; its thread is locked. */
export async function lockComment(
  tx: Database,
  { userId, commentId }: { userId: string; commentId: string },
) {
  const found = isId(commentId)
    ? await tx.comment.findUnique({ where: { id: commentId }, select: { threadId: true } })
    : null
  if (!found) throw notFound()
  const locked = await lockThread(tx, { userId, threadId: found.threadId, action: 'threads.write' })
  // Again: it may have been deleted while the thread was somebody else's.
  const comment = await tx.comment.findUnique({ where: { id: commentId }, include: { mentions: true } })
  if (!comment || comment.deletedAt) throw notFound()
  return { ...locked, comment }
}
