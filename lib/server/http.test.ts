import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { createOnePort, type OnePort } from './http'

const open: OnePort[] = []
afterEach(async () => {
  for (const port of open.splice(0)) await port.close(0)
})

async function serve(options: Partial<Parameters<typeof createOnePort>[0]> = {}) {
  const upgrades: string[] = []
  const sockets: Duplex[] = []
  const onePort = createOnePort({
    handleRequest: (request, response) => void response.end(`page ${request.url}`),
    collaboration: {
      handleUpgrade: (request, socket) => {
        upgrades.push(request.url!)
        sockets.push(socket)
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
      },
    },
    ...options,
  })
  open.push(onePort)
  const port = await onePort.listen('127.0.0.1', 0)
  return { onePort, port, upgrades, sockets }
}

/** The first line that comes back to a request for an upgrade; `closed` is the end of the connection. */
function upgrade(port: number, path: string) {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  socket.on('error', () => {})
  const answer = new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString().split('\r\n')[0]!)),
  )
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return { socket, answer, closed }
}

test('pages and the collaboration socket share the port', async () => {
  const { port, upgrades } = await serve()
  expect(await (await fetch(`http://127.0.0.1:${port}/reports`)).text()).toBe('page /reports')
  const { answer } = upgrade(port, '/collaboration?report=1')
  expect(await answer).toBe('HTTP/1.1 101 Switching Protocols')
  expect(upgrades).toEqual(['/collaboration?report=1'])
})

test('an address that cannot be decoded is a bad request', async () => {
  const { port } = await serve()
  expect((await fetch(`http://127.0.0.1:${port}/reports/%E0%A4%A`)).status).toBe(400)
  expect((await fetch(`http://127.0.0.1:${port}/reports?q=%E0%A4%A`)).status).toBe(200)
})

test.each(['/', '/collaboration/', '/collaborations', '/_next/webpack-hmr', '//', '*'])(
  'an upgrade of %s is refused, and the server lives on',
  async (path) => {
    const { port, upgrades } = await serve()
    const { answer, closed } = upgrade(port, path)
    expect(await answer).toBe('HTTP/1.1 404 Not Found')
    await closed
    expect(upgrades).toEqual([])
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  },
)

test('in development, Next receives the other upgrades', async () => {
  const developmentUpgrades = new EventEmitter()
  const heard: string[] = []
  developmentUpgrades.on('upgrade', ({ url }: { url: string }, socket: Duplex) => {
    heard.push(url)
    socket.end('HTTP/1.1 101 Hot\r\n\r\n')
  })
  const { port, upgrades } = await serve({ developmentUpgrades })
  expect(await upgrade(port, '/_next/hmr').answer).toBe('HTTP/1.1 101 Hot')
  await upgrade(port, '/collaboration').answer
  expect(heard).toEqual(['/_next/hmr'])
  expect(upgrades).toEqual(['/collaboration'])
})

test('a socket that breaks during its upgrade harms nobody', async () => {
  const { port, sockets } = await serve()
  const { answer } = upgrade(port, '/collaboration')
  await answer
  sockets[0]!.destroy(new Error('broken'))
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})

test('closing lets a request finish and cuts what stays open', async () => {
  const { onePort, port } = await serve({
    handleRequest: (_, response) => void setTimeout(() => response.end('slow'), 150),
  })
  const slow = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text())
  const { answer, closed } = upgrade(port, '/collaboration')
  await answer
  const from = performance.now()
  await onePort.close(400)
  await closed
  expect(await slow).toBe('slow')
  expect(performance.now() - from).toBeLessThan(2000)
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('says which port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const onePort = createOnePort({ handleRequest: () => {}, collaboration: { handleUpgrade: () => {} } })
  await expect(onePort.listen('127.0.0.1', port)).rejects.toMatchObject({
    reason: 'portTaken',
    values: { port, host: '127.0.0.1' },
  })
  await expect(onePort.listen('203.0.113.1', 0)).rejects.toMatchObject({ reason: 'hostUnknown' })
  other.close()
})
