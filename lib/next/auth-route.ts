import NextAuth from 'next-auth'
import { AppError } from '@/lib/errors'
import { environment } from '@/lib/env'
import { authOptions } from './auth'
import { returnPath } from './return-path'
import { refuse } from './route'

// The doors of next-auth that we open; all its others (its own pages, its log) stay shut.
const DOORS = new Set([
  'GET csrf',
  'GET session',
  'GET error',
  'POST callback/password',
  'POST callback/link',
  'POST signout',
])

// Far more than any of these forms holds.
const MAX_BODY_BYTES = 65_536

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth behind our address, with our doors. Its CSRF token guards the changing ones, and the origin where named. */
export async function authRoute(request: Request, context: Context): Promise<Response> {
  try {
    const { nextauth } = await context.params
    if (!DOORS.has(`${request.method} ${nextauth.join('/')}`)) throw new AppError('not_found', 'notFound')
    const origin = request.headers.get('origin')
    if (origin && !environment().appOrigins.includes(origin)) throw new AppError('forbidden', 'wrongOrigin')
    const isTooLarge = Number(request.headers.get('content-length') ?? Infinity) > MAX_BODY_BYTES
    if (request.method === 'POST' && isTooLarge) throw new AppError('too_large', 'invalidInput')
    const response: Response = await NextAuth(authOptions())(request, context)
    return await rebase(response, origin ?? environment().appUrl)
  } catch (error) {
    return refuse(error)
  }
}

// next-auth knows one address of the installation; the browser may be on its other spelling (localhost, 127.0.0.1).
// Errors go straight to the page that shows them.
async function rebase(response: Response, origin: string): Promise<Response> {
  const move = (address: string) => {
    const { pathname, search } = new URL(address, origin)
    return new URL(returnPath((pathname === '/api/auth/error' ? '/sign-in' : pathname) + search), origin)
  }
  const location = response.headers.get('location')
  if (location) {
    const { pathname, search } = move(location)
    response.headers.set('location', pathname + search)
    return response
  }
  if (!response.headers.get('content-type')?.includes('application/json')) return response
  const body = (await response.json()) as { url?: string }
  const moved = typeof body?.url === 'string' ? { ...body, url: move(body.url).href } : body
  return new Response(JSON.stringify(moved), { status: response.status, headers: response.headers })
}
