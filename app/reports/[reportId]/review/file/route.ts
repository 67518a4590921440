import { incoming } from '@/lib/next/body'
import { route } from '@/lib/next/route'
import { bringBack } from '@/lib/review-copies/bring-back'
import { fileAnnouncement, MAX_COPY_BYTES } from '@/lib/review-copies/schema'

/** Reads a review copy that came back: the request's body. Answers what waits to be taken; an empty id when nothing is new. */
export const POST = route<{ reportId: string }>(async ({ session, params, request }) => {
  const { name } = fileAnnouncement.parse(Object.fromEntries(new URL(request.url).searchParams))
  const file = incoming(request, MAX_COPY_BYTES)
  const { importId } = await bringBack(session.userId, { reportId: params.reportId, name }, file)
  return Response.json({ id: importId ?? '' }, { status: importId ? 201 : 200 })
})
