import { route } from '@/lib/next/route'
import { previewPage } from '@/lib/previews/queries'
import { choicesIn } from '@/lib/previews/schema'

/** One page of the preview: its picture, its lines of text and where it leads. */
export const GET = route<{ reportId: string; hash: string }>(async ({ session, params, request }) => {
  const { reportId, hash } = params
  const choices = choicesIn(new URL(request.url).searchParams)
  const page = await previewPage({ userId: session.userId, reportId, choices }, hash)
  return new Response(page, { headers: { 'content-type': 'application/json' } })
})
