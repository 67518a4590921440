import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareDataFolder } from '../data-folder'
import { startEmbeddedDatabase, type DatabaseEvent, type EmbeddedDatabase } from './index'
import { layoutOf } from './layout'
import { runningPostmaster } from './postmaster'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const isRoot = process.getuid?.() === 0
let folder: string
let data: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'))
  chmodSync(folder, 0o711)
  data = join(folder, 'data')
})

/** What a test started, ended before its folder is removed. */
const endings: (() => unknown)[] = []

afterEach(async () => {
  for (const end of endings.splice(0)) await end()
  for (const cluster of [data, ...readdirSync(folder).map((name) => join(folder, name))]) {
    const pid = existsSync(cluster) ? runningPostmaster(layoutOf(cluster).cluster)?.pid : undefined
    if (pid) await ended(pid, 'SIGQUIT')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function open(
  options: Partial<Parameters<typeof startEmbeddedDatabase>[0]> = {},
): Promise<EmbeddedDatabase> {
  prepareDataFolder(options.dataFolder ?? data)
  const database = await startEmbeddedDatabase({ dataFolder: data, ...options })
  endings.push(() => database.stop())
  return database
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

type Answer = { url: string; adopted: boolean; pid: number; reason?: string; values?: Record<string, string> }

/** Becomes the account `nobody`. */
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']

/** Another process with the database; `as` may make it another account's. */
async function hold(
  args: string[] = [],
  as: string[] = [],
): Promise<{ child: ChildProcess; answer: Answer }> {
  const program = join(ROOT, 'lib/testing/hold-database.ts')
  const [command, ...rest] = [...as, process.execPath, '--import', 'tsx', program, data, ...args] as [string]
  const child = spawn(command, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  })
  endings.push(() => child.kill('SIGKILL'))
  const line = await Promise.race([
    once(createInterface(child.stdout!), 'line').then(([first]) => String(first)),
    once(child, 'exit').then(([code]) => sleep(200, `{"reason":"ended with ${String(code)}"}`)),
  ])
  return { child, answer: JSON.parse(line) as Answer }
}

async function ended(pid: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  process.kill(pid, signal)
  while (existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
    await sleep(10)
}

async function until(condition: () => boolean, patience = 20_000): Promise<void> {
  for (const end = Date.now() + patience; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error('waited too long')
  }
}

test('makes a cluster that only its owner reaches, by password, over a socket', async () => {
  const database = await open()
  const layout = layoutOf(data)
  expect(database.adopted).toBe(false)
  expect(statSync(layout.folder).mode & 0o777).toBe(0o700)
  expect(statSync(layout.password).mode & 0o777).toBe(0o600)
  const settings = await query(
    database.url,
    `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_permissions', 'jit') order by name`,
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    listen_addresses: '',
    unix_socket_permissions: '0700',
    jit: 'off',
  })
  const wrong = new URL(database.url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  if (isRoot) expect(statSync(layout.cluster).uid).not.toBe(0)
})

test('stops it, and finds the data again', async () => {
  const first = await open()
  await query(first.url, 'create table kept (word text)')
  await query(first.url, `insert into kept values ('yes')`)
  expect(await first.stop()).toBe(true)
  expect(first.pid()).toBeUndefined()
  const second = await open()
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'yes' }])
})

test('restarts it when it is killed, again and again, at the same address', async () => {
  const events: DatabaseEvent['kind'][] = []
  const database = await open({ onEvent: ({ kind }) => events.push(kind) })
  await query(database.url, 'create table kept (round int)')
  for (let round = 1; round <= 3; round++) {
    const pid = database.pid()!
    await query(database.url, `insert into kept values (${round})`)
    process.kill(pid, 'SIGKILL')
    await until(() => events.filter((kind) => kind === 'restarted').length === round)
    expect(database.pid()).not.toBe(pid)
    expect(await query(database.url, 'select max(round) as round from kept')).toEqual([{ round }])
  }
})

test('stays stopped when it is killed and stopped at the same moment', async () => {
  for (let round = 0; round < 5; round++) {
    const database = await open()
    process.kill(database.pid()!, 'SIGKILL')
    await sleep(round * 40)
    await database.stop()
    await sleep(400)
    expect(database.pid()).toBeUndefined()
  }
})

test('adopts the one that a killed process left behind', async () => {
  const { child, answer } = await hold()
  await ended(child.pid!)
  const database = await open()
  expect(database.adopted).toBe(true)
  expect(database.pid()).toBe(answer.pid)
  await database.stop()
  expect(database.pid()).toBeUndefined()
})

test('recovers when everything was killed at once', async () => {
  const { child, answer } = await hold()
  await query(answer.url, `create table kept as select 'yes' as word`)
  await Promise.all([ended(child.pid!), ended(answer.pid)])
  const database = await open()
  expect(await query(database.url, 'select word from kept')).toEqual([{ word: 'yes' }])
})

test('two processes share it, and the last one stops it', async () => {
  const database = await open()
  const { child, answer } = await hold()
  expect(answer).toMatchObject({ adopted: true, pid: database.pid() })
  expect(await database.stop()).toBe(false)
  expect(await query(answer.url, 'select 1 as one')).toEqual([{ one: 1 }])
  // Who has stopped using it cannot stop it for the other one later.
  await database.stop()
  expect(await query(answer.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await ended(child.pid!)
  const last = await open()
  expect(await last.stop()).toBe(true)
})

test('many processes may start it at the same moment', async () => {
  const holders = await Promise.all([hold(), hold(), hold()])
  expect(new Set(holders.map(({ answer }) => answer.pid)).size).toBe(1)
  expect(holders.filter(({ answer }) => !answer.adopted)).toHaveLength(1)
})

test('never uses a cluster whose creation was interrupted', async () => {
  prepareDataFolder(data)
  const layout = layoutOf(data)
  const half = join(layout.folder, 'unfinished-abc')
  mkdirSync(half, { recursive: true })
  writeFileSync(join(half, 'PG_VERSION'), '17\n')
  const database = await open()
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(layout.folder).filter((name) => name.startsWith('unfinished'))).toEqual([])
})

test('is not misled by the number of a live process that is not its own', async () => {
  const { child, answer } = await hold()
  const record = join(layoutOf(data).cluster, 'postmaster.pid')
  await Promise.all([ended(child.pid!), ended(answer.pid)])
  const [, ...lines] = readFileSync(record, 'utf8').split('\n')
  // This test's own number: alive, and the parent of what is started, but no PostgreSQL.
  writeFileSync(record, [process.pid, ...lines].join('\n'))
  const stranger = spawn('sleep', ['60'])
  endings.push(() => stranger.kill())
  const other = await open()
  await other.stop()
  writeFileSync(record, [stranger.pid, ...lines].join('\n'))
  const database = await open()
  expect(database.adopted).toBe(false)
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('takes a short way to the socket when the data folder has a long path', async () => {
  data = join(folder, 'a-folder-with-a-long-name'.repeat(5), 'data')
  mkdirSync(data, { recursive: true })
  chmodSync(join(data, '..'), 0o711)
  const { socketFolder } = layoutOf(data)
  expect(socketFolder.startsWith(tmpdir())).toBe(true)
  endings.push(() => rmSync(socketFolder, { recursive: true, force: true }))
  const database = await open({ dataFolder: data })
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
  await database.stop()
  rmSync(socketFolder, { recursive: true })
  mkdirSync(socketFolder)
  chownSync(socketFolder, isRoot ? 12_345 : process.getuid!(), process.getgid!())
  if (isRoot)
    await expect(open({ dataFolder: data })).rejects.toMatchObject({ reason: 'databaseSocketFolder' })
})

test('says what its log said when it cannot start', async () => {
  const database = await open()
  await database.stop()
  const { cluster, log } = layoutOf(data)
  rmSync(join(cluster, 'global', 'pg_control'))
  await expect(open()).rejects.toMatchObject({
    reason: 'databaseStart',
    values: { log, detail: expect.stringContaining('pg_control') },
  })
}, 60_000)

// A clone that is for root alone cannot be run by another account; that root's own start works there is tried below.
const canBeRead =
  isRoot &&
  spawnSync('setpriv', [...AS_NOBODY.slice(1), 'test', '-r', join(ROOT, 'package.json')]).status === 0

describe.runIf(isRoot && process.platform === 'linux')('as root', () => {
  test('works in a folder that only root can pass through', async () => {
    const closed = join(folder, 'home')
    mkdirSync(closed, { mode: 0o700 })
    data = join(closed, 'clone', 'data')
    const database = await open({ dataFolder: data })
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(layoutOf(data).cluster).uid).not.toBe(0)
    expect(readFileSync(`/proc/${database.pid()}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m)
    expect(await database.stop()).toBe(true)
  })

  test.runIf(canBeRead)('goes on as the account that made the cluster', async () => {
    mkdirSync(data)
    chownSync(data, 65_534, 65_534)
    const { child, answer } = await hold([], AS_NOBODY)
    expect(answer.adopted).toBe(false)
    await Promise.all([ended(child.pid!), ended(answer.pid)])
    const database = await open()
    expect(readFileSync(`/proc/${database.pid()}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m)
  })

  test.runIf(canBeRead)('an ordinary user is told when the data folder is not theirs', async () => {
    mkdirSync(data, { mode: 0o755 })
    const { answer } = await hold([], AS_NOBODY)
    expect(answer).toMatchObject({ reason: 'dataFolder', values: { folder: data } })
  })

  test('says what to do when the account cannot get there in any way', () => {
    const closed = join(folder, 'home')
    mkdirSync(closed, { mode: 0o700 })
    const program = join(ROOT, 'lib/testing/hold-database.ts')
    // Root without the capabilities that would let the account through, as in a confined container.
    const drop = [
      '--bounding-set=-dac_read_search,-dac_override',
      '--inh-caps=-dac_read_search,-dac_override',
    ]
    const { stdout } = spawnSync(
      'setpriv',
      [...drop, process.execPath, '--import', 'tsx', program, join(closed, 'data')],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
    )
    expect(JSON.parse(stdout)).toMatchObject({
      reason: 'databaseUnreachable',
      values: { account: expect.any(String) },
    })
  })
})
