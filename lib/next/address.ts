import { headers } from 'next/headers'
import { environment } from '@/lib/env'

/**
 * The address that this request comes from, for throttling; null when nothing trustworthy tells it. Behind a proxy
 * (APP_URL is set) that is what the nearest proxy has added to X-Forwarded-For; otherwise the peer of the socket, which
 * the server writes into X-Client-Address after removing what a client may have sent under that name.
 */
export async function clientAddress(): Promise<string | null> {
  const given = await headers()
  if (environment().behindProxy) return given.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null
  return given.get('x-client-address') || null
}
