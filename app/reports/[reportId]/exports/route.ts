import { exportsOf } from '@/lib/exports/queries'
import { exportsAsked } from '@/lib/exports/schema'
import { route } from '@/lib/next/route'

/** What was exported of the report, and what is on its way; `of=review` for review copies. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) => {
  const { of } = exportsAsked.parse(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await exportsOf(session.userId, params.reportId, of))
})
