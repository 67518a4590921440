import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'
import { threadsOf } from '@/lib/threads/queries'
import { threadFilter } from '@/lib/threads/schema'

/** The threads of a report, by what the address asks for. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) => {
  const filter = threadFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return jsonWithTag(request, await threadsOf(session.userId, params.reportId, filter))
})
