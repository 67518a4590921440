import { route } from '@/lib/next/route'
import { unreadNotifications } from '@/lib/notifications/queries'

/** How many notifications the person has not read: for the bell. */
export const GET = route(async ({ session }) =>
  Response.json({ unread: await unreadNotifications(session.userId) }),
)
