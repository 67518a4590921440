import { chmodSync, existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { layoutOf } from '@/lib/database/embedded/layout'
import { runningPostmaster } from '@/lib/database/embedded/postmaster'
import { freePort, startInstallation, type Installation } from '@/lib/testing/installation'

const HTTP = fileURLToPath(new URL('../lib/server/http.ts', import.meta.url))
let folder: string
let data: string
let server: Installation | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dev-'))
  chmodSync(folder, 0o711)
  data = join(folder, 'data')
})

afterEach(async () => {
  server?.child.kill('SIGKILL')
  await server?.ended
  // The server is left alone then, and stops by itself.
  await vi.waitFor(() => expect(postmaster()).toBeUndefined(), 20_000)
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const postmaster = () => (existsSync(data) ? runningPostmaster(layoutOf(data).cluster)?.pid : undefined)
const count = (text: string) => server!.output().split(text).length - 1

async function startDevelopment(): Promise<void> {
  const settings = { COUNTERPOINT_DATA: data, PORT: String(await freePort()) }
  server = startInstallation(settings, [], 'bin/dev.mjs')
  await server.said('/welcome/')
}

test('a changed server file restarts the server, not the database; Ctrl-C ends all of it', async () => {
  await startDevelopment()
  const database = postmaster()
  expect(database).toBeDefined()
  const now = new Date()
  utimesSync(HTTP, now, now)
  await vi.waitFor(() => expect(count('Counterpoint is ready')).toBe(2), { timeout: 60_000, interval: 100 })
  expect(server!.output()).toContain('Server files changed; restarting the server …')
  expect(postmaster()).toBe(database)
  server!.child.kill('SIGINT')
  expect(await server!.ended).toBe(0)
  expect(postmaster()).toBeUndefined()
})

test('nothing outlives kill -9 of the watcher', async () => {
  await startDevelopment()
  server!.child.kill('SIGKILL')
  await vi.waitFor(() => expect(postmaster()).toBeUndefined(), { timeout: 20_000, interval: 100 })
})
