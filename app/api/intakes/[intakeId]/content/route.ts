import { intakeOf } from '@/lib/intake/queries'
import { route } from '@/lib/next/route'

/** An intake with its document and outline, to be reviewed. */
export const GET = route<{ intakeId: string }>(async ({ session, params }) =>
  Response.json(await intakeOf(session.userId, params.intakeId)),
)
