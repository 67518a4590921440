import { z } from 'zod'
import { email } from '@/lib/accounts/schema'
import { ROLES } from '@/lib/policy'

export { ROLES, type Role } from '@/lib/policy'

/** How long an invitation works. */
export const INVITATION_DAYS = 7

const reportId = z.uuid('notFound')
const role = z.enum(ROLES, 'roleNeeded')

/** Coordination is handed over, never given by an invitation or by a change of role. */
export const GIVEN_ROLES = ROLES.filter((each) => each !== 'coordinator')
const givenRole = role.exclude(['coordinator'])

export const invitation = z.object({ reportId, email, role: givenRole })
export const invitationChoice = z.object({ reportId, invitationId: z.uuid('notFound') })
export const memberChoice = z.object({ reportId, memberId: z.uuid('notFound') })
export const roleChange = z.object({ reportId, memberId: z.uuid('notFound'), role: givenRole })
export const organisationChange = z.object({
  reportId,
  memberId: z.uuid('notFound'),
  organisationId: z.uuid('notFound').nullable(),
})
export const membershipChoice = z.object({ reportId })
export const acceptance = z.object({ token: z.string().min(1).max(200) })

export type NewInvitation = z.output<typeof invitation>
export type InvitationChoice = z.output<typeof invitationChoice>
export type MemberChoice = z.output<typeof memberChoice>
export type RoleChange = z.output<typeof roleChange>
export type OrganisationChange = z.output<typeof organisationChange>
