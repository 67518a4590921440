import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from './authorize'
import { findMember } from './find-member'
import { lockReport } from './lock-report'
import type { OrganisationChange } from './schema'

/** Says for which of the report's organisations a member writes, or for none. */
export async function changeOrganisation(
  userId: string,
  { reportId, memberId, organisationId }: OrganisationChange,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'members.manage', tx)
    const member = await findMember(tx, reportId, memberId)
    if (organisationId && !(await tx.organisation.findFirst({ where: { id: organisationId, reportId } }))) {
      throw notFound()
    }
    await tx.membership.update({ where: { id: member.id }, data: { organisationId } })
    const details = { userId: member.userId, organisationId }
    await audit(tx, { action: 'member.organisation-changed', actorId: userId, reportId, details })
  })
}
