import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'
import { threadCounts } from '@/lib/threads/queries'

/** How many threads each draft has, for the outline. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) =>
  jsonWithTag(request, await threadCounts(session.userId, params.reportId)),
)
