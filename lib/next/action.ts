import type { z } from 'zod'
import { AppError } from '@/lib/errors'
import { refusalOf, type Refusal } from './refusal'
import { optionalSession, type SignedIn } from './session'

export type ActionResult<Value> = { ok: true; value: Value } | Refusal

/**
 * Makes a server action of one command: checks the session and the input, runs the command as this person, and turns
 * every refusal into a result that a form can show. Next itself refuses actions from another origin.
 */
export function action<Schema extends z.ZodType, Value>(
  schema: Schema,
  command: (session: SignedIn, input: z.output<Schema>) => Promise<Value>,
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => {
    try {
      const session = await optionalSession()
      if (!session) throw new AppError('unauthenticated', 'unauthenticated')
      return { ok: true, value: await command(session, schema.parse(input)) }
    } catch (error) {
      return refusalOf(error)
    }
  }
}
