import { WebSocket, WebSocketServer } from 'ws'
import { expect, test } from 'vitest'
import { edit, messageIn, readMessage, repeat, saved } from './wire'
import type { AddressInfo } from 'node:net'

test.each([0, 1, 60, 76, 77, 78, 125, 126, 65_480, 65_535, 65_536, 200_000])(
  'a frame with an edit of %i bytes is read by a WebSocket client as it was meant',
  async (bytes) => {
    const data = new Uint8Array(bytes).map((_, index) => index % 251)
    const frame = edit('draft:x', data)
    const server = new WebSocketServer({ port: 0, perMessageDeflate: false })
    server.on('connection', (_, request) => {
      request.socket.write(frame)
      request.socket.write(repeat(saved('draft:x', true), 3))
    })
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const received: Buffer[] = []
    await new Promise<void>((resolve) => {
      client.on('message', (message, isBinary) => {
        expect(isBinary).toBe(true)
        if (received.push(message as Buffer) === 4) resolve()
      })
    })
    expect(received[0]).toEqual(messageIn(frame))
    expect(readMessage(received[0]!)).toEqual({
      address: 'draft:x',
      received: { type: 'update', data },
    })
    expect(received.slice(1)).toEqual(Array.from({ length: 3 }, () => messageIn(saved('draft:x', true))))
    client.terminate()
    server.close()
  },
)

test('a message that is none is not read as one', () => {
  for (const bytes of [
    [],
    [5],
    [1, 65],
    [1, 65, 99],
    [1, 65, 0, 7, 0],
    [1, 65, 2, 2, 0],
    [1, 65, 0, 2, 9, 1],
  ]) {
    expect(() => readMessage(new Uint8Array(bytes)), bytes.join(' ')).toThrow()
  }
  expect(readMessage(new Uint8Array([10]))).toBe(null)
})
