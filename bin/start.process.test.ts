import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { layoutOf } from '@/lib/database/embedded/layout'
import { runningPostmaster } from '@/lib/database/embedded/postmaster'
import { freePort, startInstallation, type Installation } from '@/lib/testing/installation'

let folder: string
let data: string
let port: number
const running: Installation[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  chmodSync(folder, 0o711)
  data = join(folder, 'data')
  port = await freePort()
})

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  const pid = postmaster()
  if (pid) process.kill(pid, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

function start(settings: Record<string, string> = {}, nodeOptions: string[] = []): Installation {
  const installation = startInstallation(
    { COUNTERPOINT_DATA: data, PORT: String(port), ...settings },
    nodeOptions,
  )
  running.push(installation)
  return installation
}

const postmaster = () => {
  return existsSync(data) ? runningPostmaster(layoutOf(data).cluster)?.pid : undefined
}

/** Starts once and stops again, so that the data folder has a database. */
async function makeData() {
  const first = start()
  await first.said('is ready')
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
}

/** The one message of a start that fails, without the lines of the steps that went well. */
async function failure(installation: Installation): Promise<string> {
  expect(await installation.ended).toBe(1)
  return installation
    .output()
    .split('\n')
    .filter((line) => line && !line.startsWith('✓'))
    .join('\n')
}

test('from nothing to a page and a first-visit link; Ctrl-C ends all of it; the next start is quick', async () => {
  const first = start()
  const output = await first.said('/welcome/')
  expect(output).toContain(`Counterpoint is ready: http://localhost:${port}`)
  expect(output).toMatch(/✓ Sample reply loaded as a first report \(\d+\.\d s\)/)
  const [link] = output.match(/http:\S+\/welcome\/\S+/)!
  expect((await fetch(link)).status).toBe(200)
  expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(postmaster()).toBeDefined()

  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(postmaster()).toBeUndefined()

  const second = start()
  const again = await second.said('/welcome/')
  expect(again).not.toContain('Sample reply')
  const [newLink] = again.match(/http:\S+\/welcome\/\S+/)!
  expect(newLink).not.toBe(link)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(postmaster()).toBeUndefined()
})

test('recovers by itself after kill -9 of the server, and of everything', async () => {
  const first = start()
  await first.said('is ready')
  const database = postmaster()
  first.child.kill('SIGKILL')
  await first.ended
  expect(postmaster()).toBe(database)

  const second = start()
  await second.said('is ready')
  expect(postmaster()).toBe(database)
  second.child.kill('SIGKILL')
  process.kill(database!, 'SIGKILL')
  await second.ended

  const third = start()
  expect(await third.said('is ready')).not.toContain('Sample reply')
  expect((await fetch(`http://localhost:${port}/`)).status).toBeLessThan(400)
})

test('restarts the database under a running server', async () => {
  const server = start()
  await server.said('/welcome/')
  process.kill(postmaster()!, 'SIGKILL')
  await server.said('The database runs again.')
  expect(server.output()).toContain('The database stopped unexpectedly; starting it again.')
  server.child.kill('SIGINT')
  expect(await server.ended).toBe(0)
})

test.runIf(process.platform === 'linux')('goes on quietly when nobody hears it any more', async () => {
  const { child, said } = start()
  await said('is ready')
  child.stdout!.destroy()
  child.stderr!.destroy()
  // It says that this was not there, and that the database is back.
  process.kill(postmaster()!, 'SIGKILL')
  const patience = { timeout: 60_000, interval: 500 }
  const status = () =>
    fetch(`http://localhost:${port}/sign-in`).then(
      (answer) => answer.status,
      () => 0,
    )
  await expect.poll(status, patience).toBe(200)
  const ticks = () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ')
    return Number(fields[13]) + Number(fields[14])
  }
  // A hundred in a second are one core.
  await expect
    .poll(async () => {
      const before = ticks()
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return ticks() - before
    }, patience)
    .toBeLessThan(20)
})

test('another instance on the same data folder', async () => {
  await start().said('is ready')
  const second = start({ PORT: String(await freePort()) })
  expect(await failure(second)).toBe(
    `Another Counterpoint is already running on the data folder ${data}. ` +
      'Stop it, or name another folder in COUNTERPOINT_DATA.',
  )
  expect((await fetch(`http://localhost:${port}/`)).status).toBeLessThan(400)
})

test('the port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  expect(await failure(start())).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=3001 npm start.`,
  )
  expect(statSync(join(data, 'database'), { throwIfNoEntry: false })).toBeUndefined()
})

test('Node is too old', async () => {
  const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
  expect(await failure(start({}, ['--import', older]))).toBe(
    'Counterpoint needs Node.js 20.19 or newer; this is 18.20.4. ' +
      'Install a newer one from https://nodejs.org and start again.',
  )
})

test('the data folder cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '')
  data = join(folder, 'file', 'data')
  const said = await failure(start())
  expect(said).toContain(`The data folder ${data} cannot be written (ENOTDIR`)
  expect(said).toContain('name another folder in COUNTERPOINT_DATA')
})

test('a setting that cannot be', async () => {
  expect(await failure(start({ APP_URL: 'example.org' }))).toBe(
    'The setting APP_URL cannot be example.org. See the README for what it may be.',
  )
})

test('the database does not start', async () => {
  await makeData()
  const { cluster, log } = layoutOf(data)
  rmSync(join(cluster, 'global', 'pg_control'))
  const said = await failure(start())
  expect(said).toContain(`The database did not start. The last lines of its log, ${log}, say:`)
  expect(said).toContain('pg_control')
  expect(said).not.toContain('at startPostmaster')
})

test('an external database is not there', async () => {
  const nowhere = await freePort()
  const said = await failure(start({ DATABASE_URL: `postgresql://me:secret@127.0.0.1:${nowhere}/x` }))
  expect(said).toBe(
    `The database that DATABASE_URL names cannot be used: connect ECONNREFUSED 127.0.0.1:${nowhere}. ` +
      'Check that it runs, that its address, name and password are right, and that it is PostgreSQL 13 or newer.',
  )
  expect(postmaster()).toBeUndefined()
})

test('a migration was changed, and nothing runs on', async () => {
  const first = start()
  await first.said('is ready')
  const { socketFolder, password } = layoutOf(data)
  const client = new Client({
    host: socketFolder,
    user: 'counterpoint',
    password: readFileSync(password, 'utf8'),
    database: 'counterpoint',
  })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `update _prisma_migrations set checksum = 'other' returning migration_name as name`,
  )
  await client.end()
  first.child.kill('SIGINT')
  await first.ended
  expect(await failure(start())).toContain(
    `The migration ${rows[0]!.name} was changed after it had been applied to this database.`,
  )
  expect(postmaster()).toBeUndefined()
})

test('the secrets are damaged: nothing is overwritten', async () => {
  mkdirSync(data, { mode: 0o711 })
  writeFileSync(join(data, 'secrets.json'), 'not what was written')
  expect(await failure(start())).toContain(`The secrets in ${join(data, 'secrets.json')} cannot be read.`)
  expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toBe('not what was written')
})
