import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import type { NotificationChoice } from './schema'

/** Marks some of a person's own notifications as read, or all of them; ids of others' do nothing. */
export async function markRead(userId: string, { ids }: NotificationChoice): Promise<void> {
  const { count } = await db.notification.updateMany({
    where: { userId, readAt: null, ...(ids && { id: { in: ids } }) },
    data: { readAt: new Date(), toMail: false },
  })
  if (count > 0) publish('notifications.changed', { userId })
}
