import { readJson } from '@/lib/next/body'
import { download, route } from '@/lib/next/route'
import { makeReviewCopy } from '@/lib/review-copies/make-copy'
import { copyOptions } from '@/lib/review-copies/schema'

/** Makes a review copy as the body says, and answers it as a file to keep. */
export const POST = route<{ reportId: string }>(async ({ session, params, request }) => {
  const options = copyOptions.parse(await readJson(request, 10_000))
  return download(await makeReviewCopy(session.userId, params.reportId, options))
})
