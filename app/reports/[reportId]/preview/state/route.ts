import { route } from '@/lib/next/route'
import { previewAfter } from '@/lib/previews/queries'
import { choicesIn } from '@/lib/previews/schema'

/** The report on pages: at once, or as soon as it is another than `?seen=`; 204 when the browser should ask again. */
export const GET = route<{ reportId: string }>(async ({ session, params: { reportId }, request }) => {
  const { searchParams } = new URL(request.url)
  const looked = { userId: session.userId, reportId, choices: choicesIn(searchParams) }
  const preview = await previewAfter(looked, searchParams.get('seen'), request.signal)
  return preview ? Response.json(preview) : new Response(null, { status: 204 })
})
