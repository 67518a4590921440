import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '@/lib/testing/browser'
import { ROOT, type RunningServer, startRunningServer } from '@/lib/testing/running-server'

/** The product behind a proxy that ends TLS and passes its own Host on. */
const ORIGIN = 'https://report.example'
let server: RunningServer

beforeAll(async () => {
  server = await startRunningServer({ APP_URL: ORIGIN })
})
afterAll(() => server?.stop())

const someone = async () => {
  const { createUser, PASSWORD } = await import('@/lib/testing/factories')
  const { email } = await createUser({ withPassword: true })
  return { email, password: PASSWORD }
}
const visit = () => new Browser(ORIGIN, server.origin)

test('cookies are for https only, and addresses are the public ones', async () => {
  const browser = visit()
  const { target, error } = await browser.post('callback/password', {
    ...(await someone()),
    callbackUrl: '/reports',
  })
  expect({ target: target?.href, error }).toEqual({ target: `${ORIGIN}/reports`, error: null })
  expect(browser.received.find((line) => line.startsWith('__Secure-next-auth.session-token='))).toMatch(
    /; Secure/,
  )
  expect(await browser.isSignedIn()).toBe(true)
})

test('actions are taken from pages at the public address only', async () => {
  const browser = visit()
  await browser.post('callback/password', await someone())
  const manifest = JSON.parse(
    readFileSync(join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  ) as {
    node: Record<string, { filename: string; exportedName: string }>
  }
  const [id] = Object.entries(manifest.node).find(
    ([, { filename, exportedName }]) => filename === 'app/account/actions.ts' && exportedName === 'rename',
  )!
  const rename = async (origin: string, claims = {}) => {
    const headers = { origin, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...claims }
    return (await browser.fetch('/account', { method: 'POST', body: '[{"name":"Renamed"}]', headers })).text()
  }
  expect(await rename(ORIGIN)).toContain('"ok":true')
  expect(await rename('https://elsewhere.example')).not.toContain('"ok":true')
  const lie = { 'x-forwarded-host': 'elsewhere.example' }
  expect(await rename('https://elsewhere.example', lie)).not.toContain('"ok":true')
})

test('the address is what the nearest proxy says, not what the sender says before it', async () => {
  const person = await someone()
  const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.99, ${address}` })
  await Promise.all(
    Array.from({ length: 25 }, (_, i) =>
      visit().post(
        'callback/password',
        { email: `guess${i}@test.example`, password: 'wrong' },
        from('192.0.2.1'),
      ),
    ),
  )
  // Counted for one address alone, so often that it has to wait; here until this is over, however slow the machine.
  const { db } = await import('@/lib/db')
  const longer = { data: { blockedUntil: new Date(Date.now() + 600_000) } }
  expect(await db.signInThrottle.updateMany({ where: { failures: { gte: 20 } }, ...longer })).toEqual({
    count: 1,
  })
  expect((await visit().post('callback/password', person, from('192.0.2.1'))).error).toBe('signInFailed')
  expect((await visit().post('callback/password', person, from('192.0.2.2'))).error).toBeNull()
})
