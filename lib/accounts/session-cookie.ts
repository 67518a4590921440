import { getToken } from 'next-auth/jwt'
import { environment } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** The key of the session cookies. @throws AppError `unavailable` before start-up has provided it. */
export function authSecret(): string {
  const secret = environment().authSecret
  if (!secret) throw new AppError('unavailable', 'unexpected')
  return secret
}

/** Whether cookies are for https only: as soon as people reach the installation that way. */
export function isSecureOrigin(): boolean {
  return environment().appUrl.startsWith('https://')
}

/**
 * The session id that these cookies carry, or null. Only says that we signed it: whether the session still lives is
 * for `findSession` to say. Headers stay out, so that a Bearer header can never stand in for the cookie.
 */
export async function sessionIdFromCookies(cookies: Record<string, string>): Promise<string | null> {
  const token = await getToken({
    req: { headers: {}, cookies } as never,
    secret: authSecret(),
    secureCookie: isSecureOrigin(),
  })
  return typeof token?.sid === 'string' ? token.sid : null
}
