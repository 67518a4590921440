import { locksOf } from '@/lib/drafts/queries'
import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'

/** Which drafts of the report are locked. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) =>
  jsonWithTag(request, await locksOf(session.userId, params.reportId)),
)
