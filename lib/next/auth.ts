import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { headers } from 'next/headers'
import { completeFirstVisit } from '@/lib/accounts/complete-first-visit'
import { describeDevice } from '@/lib/accounts/device'
import { endSession } from '@/lib/accounts/end-session'
import { findSession } from '@/lib/accounts/find-session'
import { firstVisit, joining, linkSignIn, passwordSignIn } from '@/lib/accounts/schema'
import { authSecret, isSecureOrigin } from '@/lib/accounts/session-cookie'
import { signIn } from '@/lib/accounts/sign-in'
import { signInByLink } from '@/lib/accounts/sign-in-by-link'
import type { StartedSession } from '@/lib/accounts/start-session'
import { joinByInvitation } from '@/lib/members/join-by-invitation'
import { clientAddress } from './address'
import { refusalOf } from './refusal'
import { returnPath } from './return-path'
import { optionalSession } from './session'

// The cookie only points to the session's row, which decides: it ends 30 days after its last use. Browsers keep no
// cookie for longer than this.
const COOKIE_SECONDS = 400 * 86_400

/**
 * How next-auth signs people in: by password, or by a one-time link (first visit, sign-in link, invitation), which only
 * a POST uses up. The cookie's JWT carries the session's id and the account's, nothing else. Made per request, because
 * the key is provided while the process starts.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isSecureOrigin(),
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    // What goes wrong is answered to who caused it; next-auth's own log would repeat what people send.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    providers: [
      Credentials({
        id: 'password',
        credentials: {},
        authorize: (input) =>
          begin(async (device) =>
            signIn(passwordSignIn.parse(input), { address: await clientAddress(), device }),
          ),
      }),
      Credentials({
        id: 'link',
        credentials: {},
        authorize: (input) => begin((device) => enterByLink(input, device)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sid?: string }).sid } : token),
      session: async ({ session, token }) => {
        const found = await findSession(String(token.sid))
        return found
          ? { ...session, user: { name: found.name, email: found.email } }
          : { expires: session.expires }
      },
      // Only ever to a page of ours.
      redirect: ({ url, baseUrl }) => new URL(returnPath(url), baseUrl).href,
    },
    events: {
      signOut: async ({ token }) => {
        // Already ended elsewhere is as good as ended now.
        if (token?.sub && typeof token.sid === 'string')
          await endSession(token.sub, token.sid).catch(() => {})
      },
    },
  }
}

/** What was sent tells which kind of link it is: a first visit has an e-mail, an invitation a name. */
function enterByLink(input: Record<string, string> | undefined, device: string): Promise<StartedSession> {
  if (input?.email !== undefined) return completeFirstVisit(firstVisit.parse(input), device)
  if (input?.name !== undefined) return joinByInvitation(joining.parse(input), device)
  return signInByLink(linkSignIn.parse(input), device)
}

// Runs one way of signing in; the session that this browser had before ends. next-auth carries a refusal as the message
// of an error: here `reason`, followed by `,field.reason` for each wrong field.
async function begin(
  start: (device: string) => Promise<StartedSession>,
): Promise<{ id: string; sid: string }> {
  try {
    const before = await optionalSession()
    const { userId, sessionId } = await start(describeDevice((await headers()).get('user-agent') ?? ''))
    if (before) await endSession(before.userId, before.sessionId).catch(() => {})
    return { id: userId, sid: sessionId }
  } catch (error) {
    const { reason, fields } = refusalOf(error)
    const wrong = Object.entries(fields).map(([field, why]) => `${field}.${why}`)
    throw new Error([reason, ...wrong].join(','))
  }
}
