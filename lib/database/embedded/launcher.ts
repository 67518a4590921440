import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { bareEnvironment } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { postgresAccount, type Account } from './account'
import type { Layout } from './layout'
import { copyPrograms, installedPrograms, linkLibraries, type Programs } from './programs'

/** How the programs are run here: which copy of them, as whom, and with what in front. */
export type Launcher = {
  programs: Programs
  /** The database's folder, where they run. */
  folder: string
  account: Account | undefined
  /** What to spawn for a program with arguments; `options` carry the account, a bare environment and the folder. */
  command: (program: string, args: string[]) => { file: string; args: string[]; options: SpawnOptions }
}

/**
 * Prepares the database's folder and finds a way of running the programs that works here, by trying it. As an ordinary
 * user that is simply running them. As root: the account, with a copy of the programs when it cannot reach the
 * installed ones; and where it cannot reach the data folder either (a clone below root's own 0700 home), the account
 * with the one capability of passing through folders.
 * @throws AppError `unavailable` when nothing works.
 */
export function prepareLauncher(layout: Layout): Launcher {
  const programs = installedPrograms()
  const account = postgresAccount(layout.folder)
  prepareFolder(layout.folder, account)
  const usable = linkLibraries(programs)
  const plain = (chosen: Programs) => launcher(layout, chosen, account, [])

  if (usable && works(plain(programs))) return plain(programs)
  if (canEnter(layout.folder, account)) {
    prepareFolder(layout.programs, undefined, 0o755)
    const copy = plain(copyPrograms(programs, layout.programs))
    if (works(copy)) return copy
  }
  for (const capability of account ? capabilities() : []) {
    const passing = launcher(layout, programs, account, passThrough(account!, capability))
    if (works(passing)) return passing
  }
  throw account
    ? new AppError('unavailable', 'databaseUnreachable', { folder: layout.folder, account: account.name })
    : new AppError('unavailable', 'databaseProgramsBroken', {
        folder: programs.root,
        detail: failure(plain(programs)),
      })
}

/** Creates a folder, 0700 and owned by the account unless said otherwise. */
export function prepareFolder(folder: string, account: Account | undefined, mode = 0o700): void {
  mkdirSync(folder, { recursive: true, mode })
  if (process.platform === 'win32') return
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, mode)
}

function launcher(
  layout: Layout,
  programs: Programs,
  account: Account | undefined,
  prefix: string[],
): Launcher {
  const options: SpawnOptions = {
    cwd: layout.folder,
    env: bareEnvironment(),
    // The prefix changes the account itself, which it may only do as root.
    ...(account && !prefix.length ? { uid: account.uid, gid: account.gid } : {}),
  }
  return {
    programs,
    folder: layout.folder,
    account,
    command: (program, args) => {
      const [file = program, ...rest] = [...prefix, program, ...args]
      return { file, args: rest, options }
    },
  }
}

/**
 * `setpriv` keeps one capability across the change of account. PostgreSQL asks access(2) about its own program, which
 * looks at capabilities only when `no_setuid_fixup` is set.
 */
function passThrough({ uid, gid }: Account, capability: string): string[] {
  const keep = `+${capability}`
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${keep}`,
    `--ambient-caps=${keep}`,
  ]
}

/** The capabilities that would do and that root has here (containers take some away), the weaker one first. */
function capabilities(): string[] {
  if (process.platform !== 'linux') return []
  const effective = BigInt(
    `0x${/^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`,
  )
  const bits = { dac_read_search: 2n, dac_override: 1n }
  return Object.entries(bits).flatMap(([name, bit]) => (effective & (1n << bit) ? [name] : []))
}

function works(candidate: Launcher): boolean {
  return existsSync(candidate.programs.postgres) && failure(candidate) === ''
}

/** Why the programs cannot be run in the database's folder this way; empty when they can. */
function failure({ programs, folder, command }: Launcher): string {
  const script = 'cd "$1" && test -w . && test -x "$2" && exec "$2" -V'
  const { file, args, options } =
    process.platform === 'win32'
      ? command(programs.postgres, ['-V'])
      : command('/bin/sh', ['-c', script, 'sh', folder, programs.postgres])
  const result = spawnSync(file, args, { ...options, cwd: '/', stdio: 'pipe', encoding: 'utf8' })
  return result.status === 0 ? '' : result.stderr || result.error?.message || `exit ${result.status}`
}

function canEnter(folder: string, account: Account | undefined): boolean {
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  return spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { cwd: '/', ...ids }).status === 0
}
