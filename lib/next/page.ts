import { notFound } from 'next/navigation'
import { isAppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { abilitiesOf, type Abilities, type Action, type Actor } from '@/lib/policy'
import { requireSession, type SignedIn } from './session'

/** The person before a page of a report, with their role in it and what they may do there. */
export interface Visitor {
  session: SignedIn
  actor: Actor
  abilities: Abilities
}

/** Lets a page of a report be shown only to who may do `action` there; everybody else gets "nothing here" (404). */
export async function authorizePage(reportId: string, action: Action): Promise<Visitor> {
  const session = await requireSession()
  const actor = await orNotFound(authorize(session.userId, reportId, action))
  return { session, actor, abilities: abilitiesOf(actor) }
}

/** The value of a query; a refusal of it (unknown, not yours, role too small) becomes the page "nothing here" (404). */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    if (isAppError(error) && ['not_found', 'forbidden', 'invalid_input'].includes(error.code)) notFound()
    throw error
  }
}
