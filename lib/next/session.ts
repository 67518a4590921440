import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSession, type SignedIn } from '@/lib/accounts/find-session'
import { sessionIdFromCookies } from '@/lib/accounts/session-cookie'

export type { SignedIn }

/** Who makes this request, or null. Read once per request, from the cookie and then from the session's row. */
export const optionalSession = cache(async (): Promise<SignedIn | null> => {
  const jar = (await cookies()).getAll()
  const sessionId = await sessionIdFromCookies(
    Object.fromEntries(jar.map(({ name, value }) => [name, value])),
  )
  return sessionId ? findSession(sessionId) : null
})

/**
 * Who makes this request; whoever is signed out is sent to sign in and comes back afterwards to `returnTo`, or else to
 * the page they asked for (`x-path`, set in proxy.ts).
 */
export async function requireSession(returnTo?: string): Promise<SignedIn> {
  const session = await optionalSession()
  if (session) return session
  const path = returnTo ?? (await headers()).get('x-path') ?? '/'
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}
