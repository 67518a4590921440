import { exportsOf } from '@/lib/exports/queries'
import { route } from '@/lib/next/route'

/** What was exported of the report, and what is on its way. */
export const GET = route<{ reportId: string }>(async ({ session, params }) =>
  Response.json(await exportsOf(session.userId, params.reportId)),
)
