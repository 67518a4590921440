import { hashToken } from '@/lib/accounts/token'
import { db } from '@/lib/db'
import { abilitiesOf, can, type Abilities, type Role } from '@/lib/policy'
import { authorize } from './authorize'

/** A member as the others see them; the e-mail is there for who manages the members only. */
export interface ListedMember {
  id: string
  name: string
  email: string | null
  role: Role
  organisationId: string | null
  organisation: string | null
  isSelf: boolean
}

/** An invitation that nobody has accepted yet. */
export interface ListedInvitation {
  id: string
  email: string
  role: Role
  expiresAt: Date
  isExpired: boolean
}

/** What the members page shows to who asks. */
export interface MembersPage {
  reportTitle: string
  abilities: Abilities
  members: ListedMember[]
  /** Empty for who may not manage members, like the e-mails. */
  invitations: ListedInvitation[]
  organisations: { id: string; name: string }[]
  /** Whether the one who asks must hand over before they can leave. */
  isLastCoordinator: boolean
}

/** The members of a report. Strangers get `not_found`; only who manages members sees e-mails and invitations. */
export async function findMembersPage(userId: string, reportId: string): Promise<MembersPage> {
  const actor = await authorize(userId, reportId, 'members.view')
  const manages = can(actor, 'members.manage')
  const [report, members, invitations] = await Promise.all([
    db.report.findUniqueOrThrow({
      where: { id: reportId },
      select: {
        title: true,
        organisations: { orderBy: { position: 'asc' }, select: { id: true, name: true } },
      },
    }),
    db.membership.findMany({
      where: { reportId },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
      select: {
        id: true,
        role: true,
        user: { select: { id: true, name: true, email: true } },
        organisation: { select: { id: true, name: true } },
      },
    }),
    manages
      ? db.invitation.findMany({
          where: { reportId, acceptedAt: null, withdrawnAt: null },
          orderBy: { createdAt: 'desc' },
          select: { id: true, email: true, role: true, expiresAt: true },
        })
      : [],
  ])
  const now = new Date()
  return {
    reportTitle: report.title,
    abilities: abilitiesOf(actor),
    members: members.map(({ id, role, user, organisation }) => ({
      id,
      name: user.name,
      email: manages ? user.email : null,
      role,
      organisationId: organisation?.id ?? null,
      organisation: organisation?.name ?? null,
      isSelf: user.id === userId,
    })),
    invitations: invitations.map((each) => ({ ...each, isExpired: each.expiresAt <= now })),
    organisations: report.organisations,
    isLastCoordinator:
      actor.role === 'coordinator' && members.filter(({ role }) => role === 'coordinator').length === 1,
  }
}

/** What the page behind an invitation's link shows; null when the link is dead. Looking does not use it up. */
export async function findInvitation(token: string): Promise<{
  email: string
  role: Role
  reportTitle: string
  invitedBy: string | null
  hasAccount: boolean
} | null> {
  const invitation = await db.invitation.findFirst({
    where: {
      tokenHash: hashToken(token),
      acceptedAt: null,
      withdrawnAt: null,
      expiresAt: { gt: new Date() },
    },
    select: {
      email: true,
      role: true,
      report: { select: { title: true } },
      invitedBy: { select: { name: true } },
    },
  })
  if (!invitation) return null
  const { email, role, report, invitedBy } = invitation
  const account = await db.user.findUnique({ where: { email }, select: { id: true } })
  return {
    email,
    role,
    reportTitle: report.title,
    invitedBy: invitedBy?.name ?? null,
    hasAccount: account !== null,
  }
}
