import { changeOrganisations, pick } from './change-organisations'
import type { OrganisationChoice } from './schema'

/** Removes an organisation from the report; its members stay members, of none. */
export async function removeOrganisation(
  userId: string,
  { reportId, organisationId }: OrganisationChoice,
): Promise<void> {
  await changeOrganisations(userId, reportId, async (tx, organisations) => {
    await tx.organisation.delete({ where: { id: pick(organisations, organisationId).id } })
  })
}
