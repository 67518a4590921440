import { route } from '@/lib/next/route'
import { recordLook } from '@/lib/versions/record-look'
import { lookInput } from '@/lib/versions/schema'

/** Remembers what a person saw. A route and not an action: it is sent by a page that is being left. */
export const POST = route<{ reportId: string }>(async ({ session, request }) => {
  await recordLook(session.userId, lookInput.parse(await request.json().catch(() => null)))
  return new Response(null, { status: 204 })
})
