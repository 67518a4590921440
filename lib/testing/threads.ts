import { db } from '@/lib/db'

/** A thread on a draft as a whole, with one comment of this person. */
export async function createThread(thread: {
  reportId: string
  draftId: string
  authorId: string
}): Promise<{ threadId: string; commentId: string }> {
  const { reportId, draftId, authorId } = thread
  const { id: threadId } = await db.thread.create({ data: { reportId, draftId } })
  const { id: commentId } = await db.comment.create({ data: { threadId, authorId, text: 'Is this so?' } })
  return { threadId, commentId }
}
