import { route } from '@/lib/next/route'
import { rescuedOf } from '@/lib/versions/rescued'
import type { SeenAnswer } from '@/lib/versions/schema'
import { unseenDrafts } from '@/lib/versions/unseen'

/** What the marks of the workspace are drawn from: drafts that others changed since this person looked, words of theirs that were rescued. */
export const GET = route<{ reportId: string }>(async ({ session, params }) => {
  const { userId } = session
  const { reportId } = params
  const [drafts, rescued] = await Promise.all([unseenDrafts(userId, reportId), rescuedOf(userId, reportId)])
  return Response.json({ drafts, rescued } satisfies SeenAnswer)
})
