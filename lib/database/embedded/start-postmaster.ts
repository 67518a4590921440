import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@/lib/errors'
import { prepareFolder, type Launcher } from './launcher'
import { SOCKET_PORT, type Layout } from './layout'
import { runningPostmaster, staleRecord, type Postmaster } from './postmaster'

// A crashed cluster first replays up to max_wal_size of log, on a slow disk for a while.
const PATIENCE = 120_000
const LOG_LIMIT = 5_000_000

/** What differs between an installation and a passing cluster (tests, new migrations). */
export type PostmasterOptions = {
  /** More settings, as `name=value`. */
  settings?: string[]
  /** Dies with the process group that started it, instead of outliving it to be adopted. */
  attached?: boolean
}

const SETTINGS = [
  'unix_socket_permissions=0700',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=60',
  'shared_buffers=64MB',
  'min_wal_size=64MB',
  'max_wal_size=256MB',
  'jit=off',
  'log_checkpoints=off',
  'log_timezone=UTC',
  'timezone=UTC',
]

/**
 * Gives the cluster's PostgreSQL, ready: the live one when there is one (whoever left it behind), else a new one. The
 * caller holds the start lock, because a stale `postmaster.pid` is dealt with here.
 * @throws AppError `unavailable` with the end of the log when it does not come up.
 */
export async function startPostmaster(
  layout: Layout,
  launcher: Launcher,
  options: PostmasterOptions = {},
): Promise<Postmaster & { adopted: boolean }> {
  const end = Date.now() + PATIENCE
  let child: { failed: boolean } | undefined
  let failures = 0
  for (;;) {
    const running = runningPostmaster(layout.cluster)
    if (running?.ready) return { ...running, adopted: !child }
    if (!running && (!child || child.failed)) {
      if (child && ++failures > (isHeldByBackends(layout) ? 60 : 2)) throw startFailure(layout)
      if (child) await sleep(250)
      disarmStaleRecord(layout, launcher)
      child = await spawnPostmaster(layout, launcher, options)
    }
    if (Date.now() > end) throw startFailure(layout)
    await sleep(15)
  }
}

/** The backends of a postmaster that was just killed need a moment to notice, and hold the shared memory until then. */
function isHeldByBackends(layout: Layout): boolean {
  return logTail(layout, 3).includes('shared memory block')
}

/** The last lines of PostgreSQL's own log. */
function logTail({ log }: Layout, count = 6): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
  } catch {
    return ''
  }
}

/**
 * A record of a dead postmaster is never deleted: it carries the key of the shared memory, by which PostgreSQL notices
 * that backends of the dead one still live. Naming ourselves in it, the new postmaster's parent, makes PostgreSQL
 * disregard the process number (which may be anybody's by now) and check the memory.
 */
function disarmStaleRecord(layout: Layout, { account }: Launcher): void {
  const stale = staleRecord(layout.cluster)
  if (stale) {
    writeFileSync(`${stale.file}.new`, [process.pid, ...stale.lines.slice(1)].join('\n'), { mode: 0o600 })
    if (account) chownSync(`${stale.file}.new`, account.uid, account.gid)
    renameSync(`${stale.file}.new`, stale.file)
  }
  rmSync(join(layout.socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true })
}

async function spawnPostmaster(layout: Layout, launcher: Launcher, options: PostmasterOptions) {
  if (layout.socketFolder !== layout.folder) prepareSocketFolder(layout.socketFolder, launcher)
  const settings = [...SETTINGS, ...(await addressSettings(layout)), ...(options.settings ?? [])]
  const {
    file,
    args,
    options: spawnOptions,
  } = launcher.command(launcher.programs.postgres, [
    '-D',
    layout.cluster,
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const log = openLog(layout, launcher)
  const state = { failed: false }
  const child = spawn(file, args, {
    ...spawnOptions,
    stdio: ['ignore', log, log],
    detached: !options.attached,
  })
  closeSync(log)
  child.once('exit', () => (state.failed = true))
  child.once('error', (error) => {
    writeFileSync(layout.log, `${error.message}\n`, { flag: 'a' })
    state.failed = true
  })
  child.unref()
  return state
}

/** No network port anywhere but on Windows, whose clients have no unix sockets: there a free one on loopback. */
async function addressSettings(layout: Layout): Promise<string[]> {
  if (process.platform !== 'win32') {
    return ['listen_addresses=', `port=${SOCKET_PORT}`, `unix_socket_directories=${layout.socketFolder}`]
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=']
}

/** The folder has a name that anybody could have taken: it must be ours alone. */
function prepareSocketFolder(folder: string, launcher: Launcher): void {
  const owner = launcher.account?.uid ?? process.getuid?.()
  const existing = lstatSync(folder, { throwIfNoEntry: false })
  if (existing && (!existing.isDirectory() || existing.uid !== owner)) {
    throw new AppError('unavailable', 'databaseSocketFolder', { folder })
  }
  prepareFolder(folder, launcher.account)
}

function openLog({ log }: Layout, { account }: Launcher): number {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(log, `${log}.old`)
  const handle = openSync(log, 'a', 0o600)
  if (account) chownSync(log, account.uid, account.gid)
  return handle
}

function startFailure(layout: Layout): AppError {
  return new AppError('unavailable', 'databaseStart', { log: layout.log, detail: logTail(layout) })
}
