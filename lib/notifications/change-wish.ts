import { db } from '@/lib/db'
import type { NotificationWish } from './schema'

/** Remembers whether this person hears of a kind from now on. What they were told before stays. */
export async function changeWish(userId: string, { kind, inApp, byMail }: NotificationWish): Promise<void> {
  await db.notificationSetting.upsert({
    where: { userId_kind: { userId, kind } },
    create: { userId, kind, inApp, byMail },
    update: { inApp, byMail },
  })
}
