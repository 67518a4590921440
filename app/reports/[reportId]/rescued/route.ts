import { route } from '@/lib/next/route'
import { settleRescuedInput } from '@/lib/versions/schema'
import { settleRescued } from '@/lib/versions/settle-rescued'

/** Remembers that somebody looked after words of theirs that were rescued. */
export const POST = route<{ reportId: string }>(async ({ session, request }) => {
  await settleRescued(session.userId, settleRescuedInput.parse(await request.json().catch(() => null)))
  return new Response(null, { status: 204 })
})
