import { type Database, db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { type Action, type Actor, can } from '@/lib/policy'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether `id` can be the id of a row at all; anything else in an address is simply not there. */
export function isId(id: string): boolean {
  return UUID.test(id)
}

/** This person as an actor in this report: with the role they have there now, or none. */
export async function actorIn(userId: string, reportId: string, client: Database = db): Promise<Actor> {
  if (!isId(reportId)) return { userId, role: null }
  const membership = await client.membership.findUnique({
    where: { reportId_userId: { reportId, userId } },
    select: { role: true },
  })
  return { userId, role: membership?.role ?? null }
}

/**
 * The actor, if they may do `action` in this report. Throws `not_found` to whoever may not even see the report
 * (it does not exist for them) and `forbidden` to a member whose role is too small. A command passes its transaction.
 */
export async function authorize(
  userId: string,
  reportId: string,
  action: Action,
  client: Database = db,
): Promise<Actor> {
  const actor = await actorIn(userId, reportId, client)
  if (can(actor, action)) return actor
  throw can(actor, 'report.view') ? new AppError('forbidden', 'forbidden') : notFound()
}
