import { changeOrganisations, refuseTakenName } from './change-organisations'
import type { OrganisationAddition } from './schema'

/** Adds an organisation at the end of the report's list. Returns its id. */
export async function addOrganisation(
  userId: string,
  { reportId, name }: OrganisationAddition,
): Promise<string> {
  return changeOrganisations(userId, reportId, async (tx, organisations) => {
    refuseTakenName(organisations, name)
    const position = (organisations.at(-1)?.position ?? -1) + 1
    const { id } = await tx.organisation.create({ data: { reportId, name, position }, select: { id: true } })
    return id
  })
}
