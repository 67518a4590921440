import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { lockThread } from './authorize-threads'
import { threadView } from './queries'
import type { ThreadChoice, ThreadView } from './schema'
import { publishThread } from './write-comment'

/** Says that a thread is settled; whoever said so first stays named. */
export async function resolveThread(userId: string, { threadId }: ThreadChoice): Promise<ThreadView> {
  const reportId = await db.$transaction(async (tx) => {
    const { thread } = await lockThread(tx, { userId, threadId, action: 'threads.write' })
    const { reportId } = thread
    if (thread.resolvedAt) return null
    await tx.thread.update({
      where: { id: threadId },
      data: { resolvedAt: new Date(), resolvedById: userId },
    })
    await audit(tx, { action: 'thread.resolved', actorId: userId, reportId, details: { threadId } })
    return reportId
  })
  if (reportId) publishThread({ reportId, threadId, notified: [] })
  return threadView(userId, threadId)
}
