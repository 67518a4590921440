import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running PostgreSQL writes about itself into `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; socketFolder: string; ready: boolean }

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** The cluster's live PostgreSQL, whoever started it, or undefined: a file left over from a dead one does not count. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const recorded = recordedPostmaster(cluster)
  return recorded && isPostmasterOf(recorded.pid, cluster) ? recorded : undefined
}

/** Whether `postmaster.pid` exists, be it true or stale. */
export function recordedPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return undefined
  }
  return {
    pid: Number.parseInt(lines[0] ?? '', 10),
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    ready: lines[7]?.trim() === 'ready',
  }
}

/** The text of a stale `postmaster.pid`, for `start-postmaster.ts` to rewrite. */
export function staleRecord(cluster: string): { file: string; lines: string[] } | undefined {
  try {
    return { file: pidFile(cluster), lines: readFileSync(pidFile(cluster), 'utf8').split('\n') }
  } catch {
    return undefined
  }
}

/**
 * A live process, not a zombie, that is the PostgreSQL of exactly this cluster: process numbers are reused, after a
 * restart of the machine by anything at all.
 */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!(pid > 0)) return false
  if (process.platform === 'linux') return isPostmasterOnLinux(pid, cluster)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform === 'win32') return true
  const { stdout } = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' })
  return !stdout.startsWith('Z') && stdout.includes('postgres') && stdout.includes(`-D ${cluster}`)
}

function isPostmasterOnLinux(pid: number, cluster: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const nameEnd = stat.lastIndexOf(')')
    if (!stat.slice(0, nameEnd).includes('(postgres')) return false
    if (stat[nameEnd + 2] === 'Z') return false
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words[words.indexOf('-D') + 1] === cluster
  } catch {
    return false
  }
}
