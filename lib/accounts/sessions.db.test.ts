import { describe, expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createSession, createUser, PASSWORD } from '@/lib/testing/factories'
import { changePassword } from './change-password'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { findSession } from './find-session'
import { listSessions } from './queries'
import { signIn } from './sign-in'

testDatabase()

const here = { address: null, device: 'Test' }

describe('a session', () => {
  test('ends at once, and says so on the bus', async () => {
    const ended: string[] = []
    const stop = subscribe('session.ended', ({ sessionId }) => ended.push(sessionId))
    const user = await createUser()
    const [one, two, three] = [
      await createSession(user),
      await createSession(user),
      await createSession(user),
    ]
    expect(await listSessions(user.id, two.sessionId)).toMatchObject([
      { id: two.sessionId, isCurrent: true },
      {},
      {},
    ])
    await endSession(user.id, one.sessionId)
    expect(await findSession(one.sessionId)).toBeNull()
    expect(await endOtherSessions(user.id, two.sessionId)).toBe(1)
    expect(await findSession(three.sessionId)).toBeNull()
    expect(await findSession(two.sessionId)).not.toBeNull()
    expect(ended).toEqual([one.sessionId, three.sessionId])
    stop()
  })

  test('of somebody else cannot be ended', async () => {
    const session = await createSession(await createUser())
    const other = await createUser()
    await expect(endSession(other.id, session.sessionId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await findSession(session.sessionId)).not.toBeNull()
  })

  test('expires 30 days after its last use, which is noted once a minute', async () => {
    const user = await createUser()
    const { sessionId } = await createSession(user)
    const read = () => db.session.findUniqueOrThrow({ where: { id: sessionId } })
    const fresh = await read()
    await findSession(sessionId)
    expect((await read()).lastSeenAt).toEqual(fresh.lastSeenAt)
    const old = new Date(Date.now() - 120_000)
    await db.session.update({
      where: { id: sessionId },
      data: { lastSeenAt: old, expiresAt: new Date(Date.now() + 9e5) },
    })
    await findSession(sessionId)
    await expect.poll(async () => (await read()).lastSeenAt.getTime()).toBeGreaterThan(old.getTime())
    expect((await read()).expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    await db.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await findSession(sessionId)).toBeNull()
    expect(await findSession('no-such-id')).toBeNull()
  })

  test('survives a change of its password, the others do not', async () => {
    const user = await createUser({ withPassword: true })
    const [mine, other] = [await createSession(user), await createSession(user)]
    const password = 'grey bucket stilt 9 omelette'
    const wrong = changePassword(mine, { current: 'not my password', password })
    await expect(wrong).rejects.toMatchObject({ reason: 'passwordWrong', values: { field: 'current' } })
    await changePassword(mine, { current: PASSWORD, password })
    expect(await findSession(mine.sessionId)).not.toBeNull()
    expect(await findSession(other.sessionId)).toBeNull()
    await expect(signIn({ email: user.email, password }, here)).resolves.toBeTruthy()
  })
})

test('what is done is written down', async () => {
  const actions = (await db.auditEvent.findMany({ select: { action: true } })).map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['account.password-changed', 'session.ended']))
})
