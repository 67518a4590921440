import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeProcessLock, waitForProcessLock } from './process-lock.mjs'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lock-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('one at a time, until it is given back', async () => {
  const release = await takeProcessLock(folder, 'instance')
  expect(release).toBeDefined()
  expect(await takeProcessLock(folder, 'instance')).toBeUndefined()
  await release!()
  const again = await takeProcessLock(folder, 'instance')
  expect(again).toBeDefined()
  await again!()
})

test('locks of other names and folders are others', async () => {
  const other = mkdtempSync(join(tmpdir(), 'lock-'))
  const taken = await Promise.all([
    takeProcessLock(folder, 'instance'),
    takeProcessLock(folder, 'start'),
    takeProcessLock(other, 'instance'),
  ])
  expect(taken.every(Boolean)).toBe(true)
  for (const release of taken) await release!()
  rmSync(other, { recursive: true })
})

test('of many at the same moment, on a new folder, one gets it', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeProcessLock(folder, 'instance')))
  expect(taken.filter(Boolean)).toHaveLength(1)
  await taken.find(Boolean)!()
})

test('ends with a process that is killed', async () => {
  const lock = new URL('./process-lock.mjs', import.meta.url).href
  const program = `import { takeProcessLock } from ${JSON.stringify(lock)}
    console.log(Boolean(await takeProcessLock(${JSON.stringify(folder)}, 'instance')))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString().trim()).toBe('true')
  expect(await takeProcessLock(folder, 'instance')).toBeUndefined()
  const waiting = waitForProcessLock(folder, 'instance', 10_000)
  child.kill('SIGKILL')
  const release = await waiting
  expect(release).toBeDefined()
  await release!()
})

test('nobody else can read the name of the lock', async () => {
  const release = await takeProcessLock(folder, 'instance')
  if (process.platform === 'linux') expect(statSync(join(folder, 'lock-key')).mode & 0o777).toBe(0o600)
  await release!()
})
