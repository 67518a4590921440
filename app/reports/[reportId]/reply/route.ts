import { route } from '@/lib/next/route'
import { replyText, replyVersion } from '@/lib/state-replies/queries'

/** The whole reply for the search in the browser, which keeps it and asks each time whether it still holds. */
export const GET = route<{ reportId: string }>(async ({ session, params, request }) => {
  const etag = `"${await replyVersion(session.userId, params.reportId)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' }
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  return Response.json(await replyText(session.userId, params.reportId), { headers })
})
