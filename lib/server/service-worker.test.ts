import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { serveServiceWorker } from './service-worker'

const servers: Server[] = []
const folders: string[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function serve(files: Record<string, string>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'counterpoint-worker-'))
  folders.push(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  const server = createServer(
    serveServiceWorker(root, (request, response) => void response.end(`page ${request.url}`)),
  )
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('the worker is served for the whole origin, is never kept without asking, and reaches nothing but this origin', async () => {
  const origin = await serve({})
  const response = await fetch(`${origin}/service-worker.js`)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'")
  const script = await response.text()
  expect(script).toContain("addEventListener('fetch'")
  expect(script).not.toMatch(/https?:|importScripts/)
})

test('the list names the scripts and styles of the build, and nothing else', async () => {
  const origin = await serve({
    '.next/BUILD_ID': 'build-7\n',
    '.next/static/chunks/a1.js': '',
    '.next/static/chunks/b2.css': '',
    '.next/static/media/font.woff2': '',
    '.next/server/secret.js': '',
  })
  expect(await (await fetch(`${origin}/service-worker.json`)).json()).toEqual({
    build: 'build-7',
    assets: ['/_next/static/chunks/a1.js', '/_next/static/chunks/b2.css'],
  })
})

test('without a build there is nothing to keep', async () => {
  const origin = await serve({})
  expect(await (await fetch(`${origin}/service-worker.json`)).json()).toEqual({ build: null, assets: [] })
})

test('everything else goes to the pages', async () => {
  const origin = await serve({})
  expect(await (await fetch(`${origin}/reports`)).text()).toBe('page /reports')
  const posted = await fetch(`${origin}/service-worker.js`, { method: 'POST' })
  expect(await posted.text()).toBe('page /service-worker.js')
})
