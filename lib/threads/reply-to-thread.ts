import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { lockThread } from './authorize-threads'
import { threadView } from './queries'
import type { NewReply, ThreadView } from './schema'
import { publishThread, writeComment } from './write-comment'

/** Answers in a thread; whoever wrote in it before is told. One that was resolved is open again. */
export async function replyToThread(userId: string, { threadId, text }: NewReply): Promise<ThreadView> {
  const news = await db.$transaction(async (tx) => {
    const { thread } = await lockThread(tx, { userId, threadId, action: 'threads.write' })
    const { reportId } = thread
    const before = await tx.comment.findMany({
      where: { threadId, deletedAt: null, authorId: { not: null } },
      distinct: 'authorId',
      select: { authorId: true },
    })
    const others = { kind: 'reply' as const, userIds: before.flatMap(({ authorId }) => authorId ?? []) }
    const notified = await writeComment(tx, { thread, userId, text, others })
    await audit(tx, { action: 'comment.added', actorId: userId, reportId, details: { threadId } })
    if (thread.resolvedAt) {
      await tx.thread.update({ where: { id: threadId }, data: { resolvedAt: null, resolvedById: null } })
      await audit(tx, { action: 'thread.reopened', actorId: userId, reportId, details: { threadId } })
    }
    return { reportId, threadId, notified }
  })
  publishThread(news)
  return threadView(userId, threadId)
}
