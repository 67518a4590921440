import { assignmentsOf } from '@/lib/assignments/queries'
import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'

/** Who writes what in the report. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) =>
  jsonWithTag(request, await assignmentsOf(session.userId, params.reportId)),
)
