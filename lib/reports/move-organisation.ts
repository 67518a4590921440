import { changeOrganisations, pick } from './change-organisations'
import type { OrganisationMove } from './schema'

/** Moves an organisation one place up or down in the order in which the report names them; at the end it stays. */
export async function moveOrganisation(
  userId: string,
  { reportId, organisationId, direction }: OrganisationMove,
): Promise<void> {
  await changeOrganisations(userId, reportId, async (tx, organisations) => {
    const from = organisations.indexOf(pick(organisations, organisationId))
    const to = Math.min(organisations.length - 1, Math.max(0, from + (direction === 'up' ? -1 : 1)))
    const order = organisations.toSpliced(from, 1).toSpliced(to, 0, organisations[from]!)
    for (const [position, { id }] of order.entries()) {
      await tx.organisation.update({ where: { id }, data: { position } })
    }
  })
}
