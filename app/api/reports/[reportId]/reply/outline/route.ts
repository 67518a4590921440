import { MAX_OUTLINE_BYTES, replyCorrection } from '@/lib/intake/outline-schema'
import { readJson } from '@/lib/next/body'
import { route } from '@/lib/next/route'
import { correctReply } from '@/lib/state-replies/correct-reply'

/** Corrects the reply of a report. No server action, because those take a megabyte at most. */
export const PUT = route<{ reportId: string }>(async ({ session, params, request }) => {
  const correction = replyCorrection.parse(await readJson(request, MAX_OUTLINE_BYTES))
  return Response.json(await correctReply(session.userId, params.reportId, correction))
})
