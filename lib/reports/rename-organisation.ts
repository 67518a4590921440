import { changeOrganisations, pick, refuseTakenName } from './change-organisations'
import type { OrganisationRenaming } from './schema'

/** Gives an organisation another name; its members stay with it. */
export async function renameOrganisation(
  userId: string,
  { reportId, organisationId, name }: OrganisationRenaming,
): Promise<void> {
  await changeOrganisations(userId, reportId, async (tx, organisations) => {
    const { id } = pick(organisations, organisationId)
    refuseTakenName(organisations, name, id)
    await tx.organisation.update({ where: { id }, data: { name } })
  })
}
