import type { Database } from '@/lib/db'
import type { NotificationKind } from '@/lib/generated/prisma/enums'
import { can } from '@/lib/policy'
import { NEEDS } from './needs'

/** What somebody is told of: that it happened, and where; never what was written. */
export interface News {
  kind: NotificationKind
  reportId: string
  /** Who caused it, and so is not told. */
  actorId: string
  userIds: readonly string[]
  threadId?: string
  commentId?: string
  draftId?: string
}

/** Where a person has not said otherwise. */
const DEFAULTS = { inApp: true, byMail: true }

/**
 * Keeps a notification for each of these people who may see what it is about and wants to hear of it, and answers who
 * they are: the caller publishes `notifications.changed` for each once the transaction is done.
 */
export async function notify(tx: Database, news: News): Promise<string[]> {
  const { kind, reportId, actorId, threadId, commentId, draftId } = news
  const asked = [...new Set(news.userIds)].filter((userId) => userId !== actorId)
  if (asked.length === 0) return []
  const members = await tx.membership.findMany({
    where: { reportId, userId: { in: asked } },
    select: { userId: true, role: true },
  })
  const settings = await tx.notificationSetting.findMany({
    where: { kind, userId: { in: asked } },
    select: { userId: true, inApp: true, byMail: true },
  })
  const wishes = new Map(settings.map(({ userId, ...wish }) => [userId, wish]))
  const rows = members
    .filter((member) => can(member, NEEDS[kind]))
    .map(({ userId }) => ({ userId, ...(wishes.get(userId) ?? DEFAULTS) }))
    .filter(({ inApp, byMail }) => inApp || byMail)
    .map(({ userId, inApp, byMail }) => ({
      ...{ userId, kind, reportId, actorId, inApp, toMail: byMail },
      ...{ threadId, commentId, draftId },
    }))
  if (rows.length > 0) await tx.notification.createMany({ data: rows })
  return rows.map(({ userId }) => userId)
}
