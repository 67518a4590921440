import { COMMITTEES } from './committees'
import type { OutlineFacts } from './outline'
import { englishStateName } from './states'
import type { StateReply, WarningCode } from './types'

/** The warning that is settled once a person has said the field. */
const SETTLES: Partial<Record<keyof OutlineFacts, WarningCode>> = {
  committee: 'committeeNotFound',
  session: 'sessionNotFound',
  state: 'stateNotFound',
  title: 'titleNotFound',
  dateReceived: 'dateReceivedNotFound',
}

/**
 * The reply with what a person said of it as a whole in place of what was read. Names that belong to a field that was
 * changed are those of the table, and what a person has said is not warned of, be it "none".
 */
export function withFacts(reply: StateReply, facts: OutlineFacts | undefined): StateReply {
  if (facts === undefined) return reply
  const said = Object.entries(facts).filter(([, value]) => value !== undefined)
  const settled = new Set(said.map(([field]) => SETTLES[field as keyof OutlineFacts]))
  const next: StateReply = {
    ...reply,
    ...Object.fromEntries(said),
    warnings: reply.warnings.filter(({ code }) => !settled.has(code)),
  }
  if (facts.committee !== undefined && facts.committee !== reply.committee) {
    next.committeeName = COMMITTEES.find(({ code }) => code === facts.committee)?.name ?? null
  }
  if (facts.state !== undefined && facts.state !== reply.state) {
    next.stateName = facts.state === null ? null : englishStateName(facts.state)
  }
  return next
}
