import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { lockThread } from './authorize-threads'
import type { ThreadChoice } from './schema'
import { markRead } from './write-comment'

/** Remembers that this person has seen all that stands in the thread now; what told them of it counts as read too. */
export async function markThreadRead(userId: string, { threadId }: ThreadChoice): Promise<void> {
  const { reportId, count } = await db.$transaction(async (tx) => {
    const { thread } = await lockThread(tx, { userId, threadId, action: 'threads.view' })
    await markRead(tx, { threadId, userId })
    const { count } = await tx.notification.updateMany({
      where: { threadId, userId, readAt: null },
      data: { readAt: new Date(), toMail: false },
    })
    return { reportId: thread.reportId, count }
  })
  publish('thread.looked', { reportId, threadId, userId })
  if (count > 0) publish('notifications.changed', { userId })
}
