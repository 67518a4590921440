import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { lockThread } from './authorize-threads'
import { threadView } from './queries'
import type { ThreadChoice, ThreadView } from './schema'
import { publishThread } from './write-comment'

/** Says that a thread is not settled after all. */
export async function reopenThread(userId: string, { threadId }: ThreadChoice): Promise<ThreadView> {
  const reportId = await db.$transaction(async (tx) => {
    const { thread } = await lockThread(tx, { userId, threadId, action: 'threads.write' })
    const { reportId } = thread
    if (!thread.resolvedAt) return null
    await tx.thread.update({ where: { id: threadId }, data: { resolvedAt: null, resolvedById: null } })
    await audit(tx, { action: 'thread.reopened', actorId: userId, reportId, details: { threadId } })
    return reportId
  })
  if (reportId) publishThread({ reportId, threadId, notified: [] })
  return threadView(userId, threadId)
}
