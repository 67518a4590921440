import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The installation's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningServer {
  /** e.g. http://localhost:40123 */
  origin: string
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts the built product on fresh data, as `npm start` does, and connects `db` of this process to its database: for
 * `*.process.test.ts`, once per file.
 */
export async function startRunningServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  if (!existsSync(join(ROOT, '.next/BUILD_ID')))
    throw new Error('there is no production build: node bin/build.mjs')
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-server-'))
  const port = await freePort()
  const environment = {
    COUNTERPOINT_DATA: join(folder, 'data'),
    NEXTAUTH_SECRET: 'only for the duration of this test, and nobody else has it',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: '',
    DATABASE_URL: '',
    ...settings,
  }
  const server = fork(join(ROOT, 'lib/collab/testing/serve.mjs'), {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    server.once('message', () => resolve())
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  Object.assign(process.env, environment)
  const { openDatabase } = await import('@/lib/database/open-database')
  const database = await openDatabase()
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await database.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
