import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { environment } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { settleForwarding } from './forwarding'

/** Path of the collaboration socket. */
const COLLABORATION = '/collaboration'

/** What answers on the collaboration path: lib/collab. */
export type Collaboration = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** The one port of the process. */
export type OnePort = {
  /** Starts to answer; gives the port, which the system chose when 0 was asked for. @throws AppError `conflict` when taken. */
  listen(host: string, port: number): Promise<number>
  /** Takes no more connections, lets requests under way finish within `grace` milliseconds, then cuts what is left. */
  close(grace: number): Promise<void>
}

export type OnePortOptions = {
  handleRequest: RequestListener
  collaboration: Collaboration
  /** Receives the upgrades of Next's own development sockets; without it they are refused. */
  developmentUpgrades?: EventEmitter
}

/** Joins pages and the collaboration socket on one HTTP server; every other upgrade is refused with 404. */
export function createOnePort({
  handleRequest,
  collaboration,
  developmentUpgrades,
}: OnePortOptions): OnePort {
  const { behindProxy, appUrl } = environment()
  const publicUrl = behindProxy ? appUrl : null
  const server = createServer((request, response) => {
    if (!isReadable(request.url)) return void response.writeHead(400, { 'content-length': 0 }).end()
    settleForwarding(request, publicUrl)
    handleRequest(request, response)
  })
  const upgraded = new Set<Duplex>()
  // Above the keep-alive of usual reverse proxies, or they use connections that we are just closing.
  server.keepAliveTimeout = 75_000

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    upgraded.add(socket)
    socket.once('close', () => upgraded.delete(socket))
    const path = request.url?.split('?', 1)[0]
    if (path === COLLABORATION) collaboration.handleUpgrade(request, socket, head)
    else if (developmentUpgrades) developmentUpgrades.emit('upgrade', request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })

  return {
    listen: (host, port) => listen(server, host, port),
    close: async (grace) => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeIdleConnections()
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), grace)
      for (const socket of upgraded) setTimeout(() => socket.destroy(), grace).unref()
      await closed
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}

/** Whether an address's percent signs mean something; Next fails on those that do not. */
function isReadable(url = '/'): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!)
    return true
  } catch {
    return false
  }
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, host, port)))
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new AppError('conflict', 'portTaken', { port, host })
  if (error.code === 'EACCES') return new AppError('forbidden', 'portForbidden', { port })
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new AppError('invalid_input', 'hostUnknown', { host })
  return error
}
