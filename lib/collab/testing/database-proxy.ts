import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface DatabaseProxy {
  /** The database's URL by way of the proxy. */
  url: string
  /** The database is gone: every connection breaks, new ones are refused. */
  stop(): void
  /** The database hangs: connections stay, nothing comes back. */
  hang(): void
  /** All is well again. */
  restore(): void
  close(): Promise<void>
}

/** Stands between the product and its PostgreSQL, to take that away. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const url = new URL(databaseUrl)
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-proxy-'))
  const port = url.port || '5432'
  const socketFolder = url.searchParams.get('host')
  const real = socketFolder
    ? { path: join(socketFolder, `.s.PGSQL.${port}`) }
    : { host: url.hostname, port: Number(port) }
  url.searchParams.set('host', folder)
  const open = new Set<Socket>()
  let mode: 'well' | 'stopped' | 'hanging' = 'well'

  const server = createServer((client) => {
    if (mode === 'stopped') return client.destroy()
    const upstream = connect(real as { path: string })
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      from.on('data', (data) => void (mode === 'well' && to.write(data)))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(join(folder, `.s.PGSQL.${port}`), resolve))
  const cut = () => open.forEach((socket) => socket.destroy())

  return {
    url: url.href,
    stop() {
      mode = 'stopped'
      cut()
    },
    hang() {
      mode = 'hanging'
    },
    restore() {
      // What was swallowed while it hung cannot be given back.
      if (mode === 'hanging') cut()
      mode = 'well'
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
