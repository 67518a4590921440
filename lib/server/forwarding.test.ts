import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { settleForwarding } from './forwarding'

const sent = {
  host: '10.0.0.5:3000',
  'x-forwarded-for': '203.0.113.9, 198.51.100.4',
  'x-forwarded-host': 'elsewhere.example',
  'x-forwarded-proto': 'http',
  'x-client-address': '203.0.113.9',
}
const settled = (publicUrl: string | null) => {
  const request = { headers: { ...sent }, socket: { remoteAddress: '192.0.2.1' } }
  settleForwarding(request as unknown as IncomingMessage, publicUrl)
  return request.headers
}

test('without a proxy nothing is believed but the socket', () => {
  expect(settled(null)).toEqual({ host: sent.host, 'x-client-address': '192.0.2.1' })
})

test('behind a proxy the public address is that of APP_URL', () => {
  expect(settled('https://report.example')).toEqual({
    ...sent,
    'x-forwarded-host': 'report.example',
    'x-forwarded-proto': 'https',
    'x-client-address': '192.0.2.1',
  })
})
