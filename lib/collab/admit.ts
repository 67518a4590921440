import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { findSession } from '@/lib/accounts/find-session'
import { sessionIdFromCookies } from '@/lib/accounts/session-cookie'
import type { Person } from './presence'

/** The HTTP status with which an upgrade is refused. */
export class UpgradeRefused extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super(text)
  }
}

/**
 * Whose socket this would be. Only the cookie counts: an Authorization header never stands in for it. `appOrigins` are
 * those of our own pages; a browser cannot lie about where a page comes from.
 * @throws UpgradeRefused 403 for a foreign page, 401 without a living session.
 */
export async function admit(
  request: IncomingMessage,
  appOrigins: readonly string[],
): Promise<Person & { sessionId: string }> {
  if (!appOrigins.includes(request.headers.origin ?? '')) throw new UpgradeRefused(403, 'Forbidden')
  const sessionId = await sessionIdFromCookies(readCookies(request.headers.cookie))
  const session = sessionId === null ? null : await findSession(sessionId)
  if (!session) throw new UpgradeRefused(401, 'Unauthorized')
  return { sessionId: session.sessionId, userId: session.userId, name: session.name }
}

/** Answers an upgrade with a status instead of a socket. */
export function refuseUpgrade(socket: Duplex, { status, text }: UpgradeRefused): void {
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function readCookies(header = ''): Record<string, string> {
  const cookies: Record<string, string> = {}
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 1) continue
    const value = part.slice(equals + 1).trim()
    try {
      cookies[part.slice(0, equals).trim()] = decodeURIComponent(value)
    } catch {
      cookies[part.slice(0, equals).trim()] = value
    }
  }
  return cookies
}
