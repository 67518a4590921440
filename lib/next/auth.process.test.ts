import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftDocument } from '@/lib/collab/protocol'
import { Editor, until } from '@/lib/collab/testing/editor'
import { Browser } from '@/lib/testing/browser'
import type { TestUser } from '@/lib/testing/factories'
import { type RunningServer, startRunningServer } from '@/lib/testing/running-server'

/** Signing in and out over HTTP, as the pages do it and as a program may. */
let server: RunningServer
let origin: string

beforeAll(async () => {
  server = await startRunningServer()
  origin = server.origin
})
afterAll(() => server?.stop())

const factories = () => import('@/lib/testing/factories')
const someone = async (): Promise<TestUser & { password: string }> => {
  const { createUser, PASSWORD } = await factories()
  return { ...(await createUser({ withPassword: true })), password: PASSWORD }
}

describe('a password', () => {
  test('signs in, with a cookie that no script reads and that says nothing', async () => {
    const { email, name, password } = await someone()
    const browser = new Browser(origin)
    const answer = await browser.post('callback/password', { email, password, callbackUrl: '/reports' })
    expect(answer).toMatchObject({ status: 200, error: null })
    expect(answer.target?.href).toBe(`${origin}/reports`)
    const cookie = browser.received.find((line) => line.startsWith('next-auth.session-token='))
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(await browser.isSignedIn()).toBe(true)

    const { decode } = await import('next-auth/jwt')
    const token = await decode({ token: browser.session, secret: process.env.NEXTAUTH_SECRET! })
    expect(Object.keys(token ?? {}).toSorted()).toEqual(['exp', 'iat', 'jti', 'sid', 'sub'])
    const session = (await (await browser.fetch('/api/auth/session')).json()) as object
    expect(session).toMatchObject({ user: { name, email } })
  })

  test('that is wrong, or of nobody, is answered alike, and sets no session', async () => {
    const { email } = await someone()
    const answers = await Promise.all(
      [email, 'nobody@test.example'].map(async (address) => {
        const browser = new Browser(origin)
        const answer = await browser.post('callback/password', { email: address, password: 'wrong password' })
        expect(browser.session).toBeUndefined()
        return { ...answer, target: answer.target?.href }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 401, error: 'signInFailed' })
    const browser = new Browser(origin)
    expect((await browser.post('callback/password', { email: 'x', password: '' })).error).toBe(
      'invalidInput,password.passwordNeeded,email.emailInvalid',
    )
  })

  test('is taken from pages of ours only', async () => {
    const { email, password } = await someone()
    const browser = new Browser(origin)
    const foreign = await browser.post(
      'callback/password',
      { email, password },
      { origin: 'https://elsewhere.example' },
    )
    expect(foreign.status).toBe(403)
    const forged = await browser.post('callback/password', { email, password, csrfToken: 'forged' })
    expect(forged.target?.pathname).toBe('/api/auth/signin')
    expect(browser.session).toBeUndefined()
    const plain = await browser.fetch('/api/auth/callback/password', {
      method: 'POST',
      body: 'x'.repeat(70_000),
    })
    expect(plain.status).toBe(413)
  })

  test.each([
    'https://elsewhere.example/x',
    '//elsewhere.example',
    '/..//elsewhere.example',
    '/\\elsewhere.example',
  ])('does not lead to %s', async (callbackUrl) => {
    const { email, password } = await someone()
    const { target } = await new Browser(origin).post('callback/password', { email, password, callbackUrl })
    expect(target?.origin ?? origin).toBe(origin)
  })
})

describe('a sign-in link', () => {
  test('is not used up by being looked at, then works once', async () => {
    const { email } = await someone()
    const { createSignInLink } = await import('@/lib/accounts/create-sign-in-link')
    const { token } = await createSignInLink(email)
    const browser = new Browser(origin)
    for (const method of ['HEAD', 'GET', 'GET']) {
      const page = await browser.fetch(`/links/${token}`, { method })
      expect(page.status).toBe(200)
      expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    }
    expect((await browser.fetch(`/api/auth/callback/link?token=${token}`)).status).toBe(404)
    expect(await browser.post('callback/link', { token })).toMatchObject({ status: 200, error: null })
    expect(await browser.isSignedIn()).toBe(true)
    const late = new Browser(origin)
    expect(await late.post('callback/link', { token })).toMatchObject({ status: 401, error: 'linkDead' })
    expect(await (await late.fetch(`/links/${token}`)).text()).toContain('This link no longer works')
  })

  test('tells which field is wrong, and stays good', async () => {
    const { createUser } = await factories()
    const { createSignInLink } = await import('@/lib/accounts/create-sign-in-link')
    const { token } = await createSignInLink((await createUser()).email)
    const browser = new Browser(origin)
    expect((await browser.post('callback/link', { token })).error).toBe(
      'passwordNeeded,password.passwordNeeded',
    )
    const weak = await browser.post('callback/link', { token, password: 'password1234' })
    expect(weak.error).toBe('passwordCommon,password.passwordCommon')
    expect(
      (await browser.post('callback/link', { token, password: 'mauve teapot ladder kiln' })).error,
    ).toBeNull()
  })
})

describe('the end of a session', () => {
  test('comes with signing out, for the cookie’s copies and the open sockets too', async () => {
    const { email, password, id } = await someone()
    const { addMember, createReport } = await factories()
    const { db } = await import('@/lib/db')
    const reportId = await createReport()
    await addMember(reportId, 'author', { id, email, name: '' })
    const draft = await db.draft.findFirstOrThrow({ where: { reportId } })

    const browser = new Browser(origin)
    await browser.post('callback/password', { email, password })
    const copy = new Browser(origin)
    copy.jar.set('next-auth.session-token', browser.session!)
    const editor = new Editor({
      url: `${origin.replace('http', 'ws')}/collaboration`,
      origin,
      cookie: `next-auth.session-token=${browser.session}`,
      name: draftDocument(draft.id),
    })
    await editor.opened()
    expect(await copy.isSignedIn()).toBe(true)

    await browser.post('signout', {})
    expect(browser.session).toBeUndefined()
    expect(await copy.isSignedIn()).toBe(false)
    await until(() => editor.closes.includes(4401), 'the socket closes', 1000)
    editor.destroy()
  })

  test('comes with signing in as somebody else in the same browser', async () => {
    const [first, second] = [await someone(), await someone()]
    const browser = new Browser(origin)
    await browser.post('callback/password', { email: first.email, password: first.password })
    const copy = new Browser(origin)
    copy.jar.set('next-auth.session-token', browser.session!)
    await browser.post('callback/password', { email: second.email, password: second.password })
    expect(await browser.isSignedIn()).toBe(true)
    expect(await copy.isSignedIn()).toBe(false)
  })
})

test('sign-ins from one address wait after many failures there, whatever address the sender claims', async () => {
  const { email, password } = await someone()
  await Promise.all(
    Array.from({ length: 25 }, (_, i) =>
      new Browser(origin).post('callback/password', {
        email: `guess${i}@test.example`,
        password: 'wrong password',
      }),
    ),
  )
  // It waits; here until this is over, however slow the machine.
  const { db } = await import('@/lib/db')
  const longer = { data: { blockedUntil: new Date(Date.now() + 600_000) } }
  expect(await db.signInThrottle.updateMany({ where: { failures: { gte: 20 } }, ...longer })).toEqual({
    count: 1,
  })
  const claims = { origin, 'x-forwarded-for': '203.0.113.50', 'x-client-address': '203.0.113.51' }
  const answer = await new Browser(origin).post('callback/password', { email, password }, claims)
  expect(answer).toMatchObject({ status: 401, error: 'signInFailed' })
})
