import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createSession, createUser, PASSWORD } from '@/lib/testing/factories'
import { addUser } from './add-user'
import { completeFirstVisit } from './complete-first-visit'
import { createFirstVisitLink } from './create-first-visit-link'
import { createSignInLink } from './create-sign-in-link'
import { findSession } from './find-session'
import { addressGroup } from './address-group'
import { findSignInLink, isFirstVisitLink } from './queries'
import { signIn } from './sign-in'
import { signInByLink } from './sign-in-by-link'
import { ADDRESS_DELAY, throttleKey } from './throttle'

testDatabase()

const person = { name: 'First Person', email: 'first@test.example', password: PASSWORD }
const here = { address: null, device: 'Test' }
const expired = { code: 'expired', reason: 'linkDead' }

describe('the first visit', () => {
  test('makes one account from one link, coordinator of the sample, and signs in', async () => {
    const reportId = await createReport()
    const old = await createFirstVisitLink()
    const link = await createFirstVisitLink()
    expect(await isFirstVisitLink(old!.token)).toBe(false)
    expect(await isFirstVisitLink(link!.token)).toBe(true)
    expect(JSON.stringify(await db.signInLink.findMany())).not.toContain(link!.token)
    await expect(completeFirstVisit({ ...person, token: old!.token }, '')).rejects.toMatchObject(expired)

    const weak = completeFirstVisit({ ...person, token: link!.token, password: 'password1234' }, '')
    await expect(weak).rejects.toMatchObject({ reason: 'passwordCommon' })
    expect(await isFirstVisitLink(link!.token)).toBe(true)

    const visits = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) =>
        completeFirstVisit({ ...person, email: `${name}@test.example`, token: link!.token }, 'Test'),
      ),
    )
    expect(visits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const account = await db.user.findFirstOrThrow({ include: { memberships: true, sessions: true } })
    expect(account.memberships).toMatchObject([{ reportId, role: 'coordinator' }])
    expect(await findSession(account.sessions[0]!.id)).toMatchObject({
      userId: account.id,
      email: account.email,
    })
    expect(await createFirstVisitLink()).toBeNull()
    expect(await isFirstVisitLink(link!.token)).toBe(false)
  })

  test('a later account coordinates nothing by itself', async () => {
    await createReport()
    const id = await addUser({ email: 'second@test.example', name: 'Second' })
    expect(await db.membership.count({ where: { userId: id } })).toBe(0)
    await expect(addUser({ email: 'second@test.example', name: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'emailTaken',
    })
  })
})

describe('signing in', () => {
  test('needs the right password of the right account', async () => {
    const user = await createUser({ withPassword: true })
    const { sessionId } = await signIn({ email: user.email, password: PASSWORD }, here)
    expect(await findSession(sessionId)).toMatchObject({ userId: user.id, name: user.name })
    const refused = { code: 'unauthenticated', reason: 'signInFailed' }
    await expect(signIn({ email: user.email, password: 'another password' }, here)).rejects.toMatchObject(
      refused,
    )
    await expect(signIn({ email: 'nobody@test.example', password: PASSWORD }, here)).rejects.toMatchObject(
      refused,
    )
    const without = await createUser()
    await expect(signIn({ email: without.email, password: PASSWORD }, here)).rejects.toMatchObject(refused)
  })

  test('takes as long for an unknown account as for a wrong password', async () => {
    const user = await createUser({ withPassword: true })
    const time = async (email: string) => {
      const start = performance.now()
      await signIn({ email, password: 'wrong password' }, here).catch(() => {})
      return performance.now() - start
    }
    const samples: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let round = 0; round < 5; round++) {
      await db.signInThrottle.deleteMany()
      samples.known.push(await time(user.email))
      samples.unknown.push(await time('unknown@test.example'))
    }
    // The fastest of each, as the machine's noise only ever adds.
    const ratio = Math.min(...samples.known) / Math.min(...samples.unknown)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.7)
  })

  test('waits after failures, even with the right password, and says nothing of it; then lets in again', async () => {
    const user = await createUser({ withPassword: true })
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(signIn({ email: user.email, password: 'wrong password' }, here)).rejects.toThrow()
    }
    const right = { email: user.email, password: PASSWORD }
    await expect(signIn(right, here)).rejects.toMatchObject({ reason: 'signInFailed' })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await expect(signIn(right, here)).resolves.toMatchObject({ userId: user.id })
    // Afresh: the failures are forgotten.
    await expect(signIn({ ...right, password: 'wrong password' }, here)).rejects.toThrow()
    await expect(signIn(right, here)).resolves.toMatchObject({ userId: user.id })
  })

  test('counts many attempts at once, so that only the free ones are looked at', async () => {
    const user = await createUser({ withPassword: true })
    await Promise.allSettled(
      Array.from({ length: 12 }, () => signIn({ email: user.email, password: 'wrong password' }, here)),
    )
    await expect(signIn({ email: user.email, password: PASSWORD }, here)).rejects.toThrow()
    expect(JSON.stringify(await db.signInThrottle.findMany())).not.toContain(user.email)
  })

  test('from an address that tries many accounts waits too, without making the accounts wait', async () => {
    const user = await createUser({ withPassword: true })
    const bad = { address: '192.0.2.7', device: '' }
    await Promise.allSettled(
      Array.from({ length: 25 }, (_, i) =>
        signIn({ email: `guess${i}@test.example`, password: 'wrong password' }, bad),
      ),
    )
    const key = throttleKey('address', addressGroup(bad.address))
    const { failures, blockedUntil } = await db.signInThrottle.findUniqueOrThrow({ where: { key } })
    expect(failures).toBeGreaterThanOrEqual(ADDRESS_DELAY.free)
    // The first wait is two seconds, which a busy machine outlasts: the same wait, longer.
    await db.signInThrottle.update({
      where: { key },
      data: { blockedUntil: new Date(Number(blockedUntil) + 60_000) },
    })
    await expect(signIn({ email: user.email, password: PASSWORD }, bad)).rejects.toThrow()
    const elsewhere = { address: '192.0.2.8', device: '' }
    await expect(signIn({ email: user.email, password: PASSWORD }, elsewhere)).resolves.toBeTruthy()
  })
})

describe('a sign-in link', () => {
  test('sets the first password and works once', async () => {
    const id = await addUser({ email: 'third@test.example', name: 'Third' })
    const { token } = await createSignInLink('third@test.example')
    expect(await findSignInLink(token)).toMatchObject({ hasPassword: false })
    await expect(signInByLink({ token, password: undefined }, '')).rejects.toMatchObject({
      reason: 'passwordNeeded',
    })
    const uses = await Promise.allSettled(
      [1, 2, 3].map(() => signInByLink({ token, password: PASSWORD }, 'Test')),
    )
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(uses.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expired })
    await expect(signIn({ email: 'third@test.example', password: PASSWORD }, here)).resolves.toMatchObject({
      userId: id,
    })
  })

  test('keeps the password unless a new one is given; a new one ends the other sessions', async () => {
    const user = await createUser({ withPassword: true })
    const before = await createSession(user)
    const first = await createSignInLink(user.email)
    await signInByLink({ token: first.token, password: undefined }, '')
    expect(await findSession(before.sessionId)).not.toBeNull()
    const second = await createSignInLink(user.email)
    const after = await signInByLink({ token: second.token, password: 'grey bucket stilt 9 omelette' }, '')
    expect(await findSession(before.sessionId)).toBeNull()
    expect(await findSession(after.sessionId)).not.toBeNull()
  })

  test('dies after 15 minutes, and when a newer one is made', async () => {
    const user = await createUser({ withPassword: true })
    const replaced = await createSignInLink(user.email)
    const { token, expiresAt } = await createSignInLink(user.email)
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000)
    await expect(signInByLink({ token: replaced.token, password: undefined }, '')).rejects.toMatchObject(
      expired,
    )
    await db.signInLink.updateMany({
      where: { userId: user.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect(await findSignInLink(token)).toBeNull()
    await expect(signInByLink({ token, password: undefined }, '')).rejects.toMatchObject(expired)
    await expect(createSignInLink('nobody@test.example')).rejects.toMatchObject({ reason: 'accountUnknown' })
  })
})

test('what is done is written down', async () => {
  const report = await createReport()
  await addMember(report, 'reader')
  const actions = (await db.auditEvent.findMany({ select: { action: true } })).map(({ action }) => action)
  for (const action of ['account.created', 'session.started', 'member.joined']) {
    expect(actions).toContain(action)
  }
})
