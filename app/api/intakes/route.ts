import { intakeAnnouncement, MAX_FILE_BYTES } from '@/lib/intake/schema'
import { startIntake } from '@/lib/intake/start-intake'
import { incoming } from '@/lib/next/body'
import { route } from '@/lib/next/route'

/** Takes in the document that is the request's body; kind, name and report stand in the address. */
export const POST = route(async ({ session, request }) => {
  const announcement = intakeAnnouncement.parse(Object.fromEntries(new URL(request.url).searchParams))
  const file = incoming(request, MAX_FILE_BYTES)
  return Response.json(await startIntake(session.userId, announcement, file), { status: 201 })
})
