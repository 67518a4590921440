import { MAX_OUTLINE_BYTES, outlineCorrection } from '@/lib/intake/outline-schema'
import { saveOutline } from '@/lib/intake/save-outline'
import { readJson } from '@/lib/next/body'
import { route } from '@/lib/next/route'

/** Keeps a corrected outline. No server action, because those take a megabyte at most. */
export const PUT = route<{ intakeId: string }>(async ({ session, params, request }) => {
  const correction = outlineCorrection.parse(await readJson(request, MAX_OUTLINE_BYTES))
  return Response.json(await saveOutline(session.userId, params.intakeId, correction))
})
