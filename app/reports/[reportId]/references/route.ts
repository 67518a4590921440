import { jsonWithTag } from '@/lib/next/json-with-tag'
import { route } from '@/lib/next/route'
import { referencesOf } from '@/lib/references/queries'

/** What cross-references may lead to beside questions and chapters. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) =>
  jsonWithTag(request, await referencesOf(session.userId, params.reportId)),
)
