import { inspectFile } from '@/lib/inspection/inspect-file'
import { inspectionRequest, MAX_SENT_BYTES } from '@/lib/inspection/schema'
import { incoming } from '@/lib/next/body'
import { route } from '@/lib/next/route'
import { toldAnswer } from '@/lib/next/told-answer'

/** Inspects, or cleans, the file that is the request's body, and tells how far it is. Nothing of it is kept. */
export const POST = route(async ({ session, request }) => {
  const wish = inspectionRequest.parse(Object.fromEntries(new URL(request.url).searchParams))
  const file = incoming(request, MAX_SENT_BYTES)
  return toldAnswer(request, async (onProgress, signal) => {
    const { inspection, copy } = await inspectFile(session.userId, wish, file, { onProgress, signal })
    return { inspection, copy: copy && Buffer.from(copy).toString('base64') }
  })
})
