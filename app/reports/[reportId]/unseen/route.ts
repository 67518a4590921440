import { route } from '@/lib/next/route'
import { unseenDrafts } from '@/lib/versions/unseen'

/** The drafts that others changed since this person looked, for the marks in the outline. */
export const GET = route<{ reportId: string }>(async ({ session, params }) =>
  Response.json(await unseenDrafts(session.userId, params.reportId)),
)
