import type { IncomingMessage } from 'node:http'

/**
 * Makes the headers with which a proxy tells of the browser say only what is true. Behind a proxy (`publicUrl`, from
 * APP_URL) the public host is that of APP_URL, whatever the proxy passes on; without one, nobody but Next may write
 * them. The peer's address goes into X-Client-Address, for lib/next/address.ts.
 */
export function settleForwarding(request: IncomingMessage, publicUrl: string | null): void {
  const { headers } = request
  headers['x-client-address'] = request.socket.remoteAddress ?? ''
  if (publicUrl) {
    const { host, protocol } = new URL(publicUrl)
    headers['x-forwarded-host'] = host
    headers['x-forwarded-proto'] = protocol.slice(0, -1)
    return
  }
  for (const name of [
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-for',
    'x-forwarded-port',
    'forwarded',
  ]) {
    delete headers[name]
  }
}
