'use server'
import { changeOrganisation } from '@/lib/members/change-organisation'
import { changeRole } from '@/lib/members/change-role'
import { handOverCoordination } from '@/lib/members/hand-over-coordination'
import { inviteMember } from '@/lib/members/invite-member'
import { leaveReport } from '@/lib/members/leave-report'
import { removeMember } from '@/lib/members/remove-member'
import {
  invitation,
  invitationChoice,
  memberChoice,
  membershipChoice,
  organisationChange,
  roleChange,
} from '@/lib/members/schema'
import { withdrawInvitation } from '@/lib/members/withdraw-invitation'
import { action } from '@/lib/next/action'

export const invite = action(invitation, ({ userId }, input) => inviteMember(userId, input))
export const withdraw = action(invitationChoice, ({ userId }, input) => withdrawInvitation(userId, input))
export const setRole = action(roleChange, ({ userId }, input) => changeRole(userId, input))
export const setOrganisation = action(organisationChange, ({ userId }, input) =>
  changeOrganisation(userId, input),
)
export const remove = action(memberChoice, ({ userId }, input) => removeMember(userId, input))
export const handOver = action(memberChoice, ({ userId }, input) => handOverCoordination(userId, input))
export const leave = action(membershipChoice, ({ userId }, input) => leaveReport(userId, input))
