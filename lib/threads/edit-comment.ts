import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { notify } from '@/lib/notifications/notify'
import { lockComment } from './lock-comment'
import { namedIn } from './mentions'
import { threadView } from './queries'
import type { EditedComment, ThreadView } from './schema'
import { publishThread } from './write-comment'

/**
 * Changes what one wrote oneself. Who is named now and was not before is told.
 * @throws AppError `forbidden` for a comment of somebody else.
 */
export async function editComment(userId: string, { commentId, text }: EditedComment): Promise<ThreadView> {
  const news = await db.$transaction(async (tx) => {
    const { comment, thread } = await lockComment(tx, { userId, commentId })
    if (comment.authorId !== userId) throw new AppError('forbidden', 'forbidden')
    const { id: threadId, reportId } = thread
    const before = comment.mentions.map((mention) => mention.userId)
    const named = await namedIn(tx, { reportId, text, before })
    if (comment.text === text) return { reportId, threadId, notified: [] }
    await tx.comment.update({
      where: { id: commentId },
      data: { text: text.replaceAll('\0', ''), editedAt: new Date() },
    })
    const isNew = (mentioned: string) => !before.includes(mentioned)
    await tx.commentMention.deleteMany({ where: { commentId, userId: { notIn: named } } })
    await tx.commentMention.createMany({
      data: named.filter(isNew).map((mentioned) => ({ commentId, userId: mentioned })),
    })
    const notified = await notify(tx, {
      ...{ kind: 'mention', reportId, actorId: userId, threadId, commentId },
      ...(thread.draftId && { draftId: thread.draftId }),
      userIds: named.filter(isNew),
    })
    await audit(tx, { action: 'comment.edited', actorId: userId, reportId, details: { threadId, commentId } })
    return { reportId, threadId, notified }
  })
  publishThread(news)
  return threadView(userId, news.threadId)
}
