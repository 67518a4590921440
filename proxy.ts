import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/next/content-security-policy'

/** Gives every page a Content-Security-Policy with a nonce of its own; Next puts the nonce on its scripts and styles. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, {
    host: request.headers.get('host') ?? request.nextUrl.host,
    development: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Where whoever must sign in first wants to go: see lib/next/session.ts.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Not for what takes large bodies: Next would hold 10 MB of each in memory for this function, and cut off the rest. Nor
// for files that people brought, which have a stricter policy of their own.
export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|api/intakes|api/reports|reports/[^/]+/files/).*)' }],
}
