import { beforeEach, describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/find-session'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import {
  addMember,
  createReport,
  createSession,
  createUser,
  PASSWORD,
  type TestUser,
} from '@/lib/testing/factories'
import { acceptInvitation } from './accept-invitation'
import { actorIn } from './authorize'
import { changeOrganisation } from './change-organisation'
import { changeRole } from './change-role'
import { handOverCoordination } from './hand-over-coordination'
import { inviteMember } from './invite-member'
import { joinByInvitation } from './join-by-invitation'
import { leaveReport } from './leave-report'
import { findInvitation, findMembersPage } from './queries'
import { removeMember } from './remove-member'
import { withdrawInvitation } from './withdraw-invitation'

testDatabase()

let coordinator: TestUser
let reportId: string
const dead = { code: 'expired', reason: 'invitationDead' }

beforeEach(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
})

const memberOf = (userId: string) => db.membership.findFirstOrThrow({ where: { reportId, userId } })
const coordinators = () => db.membership.count({ where: { reportId, role: 'coordinator' } })

describe('an invitation', () => {
  const email = 'invited@test.example'

  test('makes an account for the e-mail that it names, once', async () => {
    const address = `new-${reportId}@test.example`
    const { token } = await inviteMember(coordinator.id, { reportId, email: address, role: 'author' })
    expect(await findInvitation(token)).toMatchObject({ email: address, role: 'author', hasAccount: false })
    const joining = { token, name: 'New Person', password: PASSWORD }
    await expect(joinByInvitation({ ...joining, password: 'password1234' }, '')).rejects.toMatchObject({
      reason: 'passwordCommon',
    })
    const joined = await Promise.allSettled([joinByInvitation(joining, ''), joinByInvitation(joining, '')])
    const session = joined.find((each) => each.status === 'fulfilled')!.value
    expect(joined.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await findSession(session.sessionId)).toMatchObject({ email: address, name: 'New Person' })
    expect(await actorIn(session.userId, reportId)).toMatchObject({ role: 'author' })
    expect(await findInvitation(token)).toBeNull()
  })

  test('is accepted by the account it names and by no other', async () => {
    const user = await createUser()
    const { token } = await inviteMember(coordinator.id, { reportId, email: user.email, role: 'reviewer' })
    const wrong = acceptInvitation(await createSession(await createUser()), { token })
    await expect(wrong).rejects.toMatchObject({ code: 'forbidden', reason: 'invitationForSomebodyElse' })
    const taken = joinByInvitation({ token, name: 'Thief', password: PASSWORD }, '')
    await expect(taken).rejects.toMatchObject({ code: 'conflict', reason: 'emailTaken' })
    const session = await createSession(user)
    expect(await acceptInvitation(session, { token })).toBe(reportId)
    expect(await actorIn(user.id, reportId)).toMatchObject({ role: 'reviewer' })
    await expect(acceptInvitation(session, { token })).rejects.toMatchObject(dead)
  })

  test('is dead once withdrawn, replaced by a newer one, or a week old', async () => {
    const first = await inviteMember(coordinator.id, { reportId, email, role: 'reader' })
    const second = await inviteMember(coordinator.id, { reportId, email, role: 'author' })
    expect(await findInvitation(first.token)).toBeNull()
    const { invitations } = await findMembersPage(coordinator.id, reportId)
    expect(invitations).toMatchObject([{ email, role: 'author', isExpired: false }])
    await withdrawInvitation(coordinator.id, { reportId, invitationId: invitations[0]!.id })
    await expect(
      joinByInvitation({ token: second.token, name: 'X', password: PASSWORD }, ''),
    ).rejects.toMatchObject(dead)

    const third = await inviteMember(coordinator.id, { reportId, email, role: 'reader' })
    expect(third.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(7 * 86_400_000)
    await db.invitation.updateMany({ where: { reportId }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await findInvitation(third.token)).toBeNull()
    await expect(
      joinByInvitation({ token: third.token, name: 'X', password: PASSWORD }, ''),
    ).rejects.toMatchObject(dead)
    expect(await db.user.findUnique({ where: { email } })).toBeNull()
  })

  test('is refused for who is a member, and its token is not stored', async () => {
    const member = await addMember(reportId, 'reader')
    const again = inviteMember(coordinator.id, { reportId, email: member.email, role: 'author' })
    await expect(again).rejects.toMatchObject({ code: 'conflict', reason: 'alreadyMember' })
    const { token } = await inviteMember(coordinator.id, { reportId, email, role: 'author' })
    expect(JSON.stringify(await db.invitation.findMany())).not.toContain(token)
    const events = await db.auditEvent.findMany({
      where: { reportId },
      select: { details: true, action: true },
    })
    expect(JSON.stringify(events)).not.toContain(token)
  })
})

describe('a member', () => {
  test('gets another role or goes, and their sockets hear of it', async () => {
    const heard: string[] = []
    const stop = subscribe('membership.changed', ({ userId }) => heard.push(userId))
    const member = await addMember(reportId, 'author')
    await changeRole(coordinator.id, { reportId, memberId: member.memberId, role: 'reader' })
    expect(await actorIn(member.id, reportId)).toMatchObject({ role: 'reader' })
    await removeMember(coordinator.id, { reportId, memberId: member.memberId })
    expect(await actorIn(member.id, reportId)).toMatchObject({ role: null })
    expect(heard).toEqual([member.id, member.id])
    stop()
  })

  test('of another report is out of reach', async () => {
    const elsewhere = await createReport({ coordinator: await createUser() })
    const { memberId } = await addMember(elsewhere, 'author')
    const input = { reportId, memberId }
    const unknown = { code: 'not_found' }
    await expect(removeMember(coordinator.id, input)).rejects.toMatchObject(unknown)
    await expect(changeRole(coordinator.id, { ...input, role: 'reader' })).rejects.toMatchObject(unknown)
    await expect(handOverCoordination(coordinator.id, input)).rejects.toMatchObject(unknown)
    await expect(
      changeOrganisation(coordinator.id, { ...input, organisationId: null }),
    ).rejects.toMatchObject(unknown)
  })

  test('writes for an organisation of this report only', async () => {
    const { memberId } = await addMember(reportId, 'author')
    const mine = await db.organisation.create({ data: { reportId, name: 'Ours', position: 0 } })
    const elsewhere = await createReport({ coordinator })
    const theirs = await db.organisation.create({
      data: { reportId: elsewhere, name: 'Theirs', position: 0 },
    })
    await changeOrganisation(coordinator.id, { reportId, memberId, organisationId: mine.id })
    const foreign = changeOrganisation(coordinator.id, { reportId, memberId, organisationId: theirs.id })
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
    const { members } = await findMembersPage(coordinator.id, reportId)
    expect(members.find(({ id }) => id === memberId)?.organisation).toBe('Ours')
  })

  test('sees the others, but neither e-mails nor invitations', async () => {
    const member = await addMember(reportId, 'author')
    await inviteMember(coordinator.id, { reportId, email: 'x@test.example', role: 'reader' })
    const page = await findMembersPage(member.id, reportId)
    expect(page.members.map(({ email }) => email)).toEqual([null, null])
    expect(page.invitations).toEqual([])
    expect(JSON.stringify(page)).not.toContain('@')
  })

  test('leaves, except as the last coordinator', async () => {
    const member = await addMember(reportId, 'reader')
    await leaveReport(member.id, { reportId })
    expect(await actorIn(member.id, reportId)).toMatchObject({ role: null })
    await expect(leaveReport(coordinator.id, { reportId })).rejects.toMatchObject({
      reason: 'lastCoordinator',
    })
    await addMember(reportId, 'coordinator')
    await leaveReport(coordinator.id, { reportId })
    expect(await coordinators()).toBe(1)
  })
})

describe('coordination', () => {
  test('is handed over, never taken or lost', async () => {
    const member = await addMember(reportId, 'reader')
    const own = await memberOf(coordinator.id)
    const stays = { code: 'conflict', reason: 'coordinatorStays' }
    await expect(removeMember(coordinator.id, { reportId, memberId: own.id })).rejects.toMatchObject(stays)
    const demotion = changeRole(coordinator.id, { reportId, memberId: own.id, role: 'reader' })
    await expect(demotion).rejects.toMatchObject(stays)
    await handOverCoordination(coordinator.id, { reportId, memberId: member.memberId })
    expect(await actorIn(member.id, reportId)).toMatchObject({ role: 'coordinator' })
    expect(await actorIn(coordinator.id, reportId)).toMatchObject({ role: 'author' })
    expect(await coordinators()).toBe(1)
  })

  test.each([1, 2, 3, 4, 5])('is never lost to changes at the same moment (round %i)', async () => {
    const second = await addMember(reportId, 'coordinator')
    const heir = await addMember(reportId, 'author')
    const own = await memberOf(coordinator.id)
    const results = await Promise.allSettled([
      leaveReport(coordinator.id, { reportId }),
      leaveReport(second.id, { reportId }),
      handOverCoordination(coordinator.id, { reportId, memberId: heir.memberId }),
      handOverCoordination(second.id, { reportId, memberId: own.id }),
      removeMember(coordinator.id, { reportId, memberId: heir.memberId }),
    ])
    expect(await coordinators()).toBeGreaterThanOrEqual(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'AppError' })
    }
  })
})
