import { intakeState } from '@/lib/intake/queries'
import { route } from '@/lib/next/route'

/** How far an intake is: asked again and again while it is read. */
export const GET = route<{ intakeId: string }>(async ({ session, params }) =>
  Response.json(await intakeState(session.userId, params.intakeId)),
)
