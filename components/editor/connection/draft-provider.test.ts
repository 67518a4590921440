import { createServer, type Server } from 'node:http'
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { Hocuspocus } from '@hocuspocus/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { DraftProvider } from './draft-provider'

// A real server on a real socket, which takes its time to acknowledge.
const ACKNOWLEDGED_AFTER = 15

let server: Server
let sockets: WebSocketServer
let hocuspocus: Hocuspocus
let url: string
let readOnly = false
const ends: (() => void)[] = []

beforeEach(async () => {
  readOnly = false
  hocuspocus = new Hocuspocus({
    quiet: true,
    unloadImmediately: false,
    onAuthenticate: async ({ connectionConfig }) => {
      connectionConfig.readOnly = readOnly
    },
    beforeSync: () => new Promise((resolve) => setTimeout(resolve, ACKNOWLEDGED_AFTER)),
  })
  server = createServer()
  sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => {
    const connection = hocuspocus.handleConnection(socket as never, new Request(`http://x${request.url}`), {})
    socket.on('message', (data: Buffer) => connection.handleMessage(new Uint8Array(data)))
    socket.on('close', (code, reason) => connection.handleClose({ code, reason: String(reason) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`
})

afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const socket of sockets.clients) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

function connect() {
  const document = new Y.Doc()
  const websocketProvider = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: WebSocket,
    delay: 10,
    minDelay: 10,
  })
  const provider = new DraftProvider({ name: 'draft', document, token: '1', websocketProvider })
  provider.attach()
  ends.push(() => {
    provider.destroy()
    websocketProvider.destroy()
  })
  return { provider, text: document.getText('text'), websocketProvider }
}

const serverText = () => hocuspocus.documents.get('draft')?.getText('text').toJSON() ?? ''
const until = async (isTrue: () => boolean) => {
  const end = Date.now() + 5000
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('it did not happen')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
const isSaved = (provider: DraftProvider) => provider.synced && provider.unsyncedChanges === 0

/** Whenever the provider says that all is saved, the server has all. */
function alwaysTrue({ provider, text }: ReturnType<typeof connect>): { said: number } {
  const seen = { said: 0 }
  provider.on('unsyncedChanges', () => {
    if (!isSaved(provider)) return
    seen.said++
    expect(serverText()).toBe(text.toJSON())
  })
  return seen
}

test('saved is said when the server has everything, while typing', async () => {
  const client = connect()
  const seen = alwaysTrue(client)
  await until(() => isSaved(client.provider))
  for (let character = 0; character < 30; character++) {
    client.text.insert(character, 'x')
    await new Promise((resolve) => setTimeout(resolve, character % 7))
  }
  await until(() => isSaved(client.provider))
  expect(serverText()).toBe('x'.repeat(30))
  expect(seen.said).toBeGreaterThan(0)
})

test('what was typed while offline and while connecting is not called saved before it is', async () => {
  const client = connect()
  const { provider, text, websocketProvider } = client
  await until(() => isSaved(provider))
  for (let round = 0; round < 3; round++) {
    const seen = alwaysTrue(client)
    websocketProvider.disconnect()
    await until(() => websocketProvider.status === 'disconnected')
    for (let character = 0; character < 5; character++) text.insert(0, 'offline ')
    expect(isSaved(provider)).toBe(false)
    void websocketProvider.connect()
    for (let character = 0; character < 60; character++) {
      text.insert(text.length, 'y')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await until(() => isSaved(provider))
    expect(serverText()).toBe(text.toJSON())
    expect(seen.said).toBeGreaterThan(0)
  }
})

test('a broken line brings nothing out of order', async () => {
  const client = connect()
  const { provider, text } = client
  await until(() => isSaved(provider))
  alwaysTrue(client)
  for (let round = 0; round < 5; round++) {
    text.insert(0, 'a')
    for (const socket of sockets.clients) socket.terminate()
    text.insert(0, 'b')
    await until(() => !provider.synced)
    text.insert(0, 'c')
    await until(() => isSaved(provider))
    expect(serverText()).toBe(text.toJSON())
  }
})

test('a reader who has edits is told so, and never that they are saved', async () => {
  readOnly = true
  const { provider, text } = connect()
  await until(() => isSaved(provider))
  text.insert(0, 'not mine to change')
  await until(() => provider.rejected)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isSaved(provider)).toBe(false)
  expect(serverText()).toBe('')
})
