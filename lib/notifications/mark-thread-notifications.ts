import type { Database } from '@/lib/db'

/**
 * Who reads a thread has read what they were told of it. Answers whether anything was unread: the caller then publishes
 * `notifications.changed`.
 */
export async function markThreadNotifications(
  tx: Database,
  { threadId, userId }: { threadId: string; userId: string },
): Promise<boolean> {
  const { count } = await tx.notification.updateMany({
    where: { threadId, userId, readAt: null },
    data: { readAt: new Date(), toMail: false },
  })
  return count > 0
}
