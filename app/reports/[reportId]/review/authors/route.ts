import { route } from '@/lib/next/route'
import { outsideAuthors } from '@/lib/review-copies/queries'

/** Who outside made the suggestions that review copies brought. */
export const GET = route<{ reportId: string }>(async ({ session, params }) =>
  Response.json(await outsideAuthors(session.userId, params.reportId)),
)
