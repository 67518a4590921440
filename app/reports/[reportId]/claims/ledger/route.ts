import { claimsLedger } from '@/lib/claims-ledger/queries'
import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'

/** The claims and contradictions of the reply, for the marks in the workspace and the ledger alike. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) =>
  jsonWithTag(request, await claimsLedger(session.userId, params.reportId)),
)
