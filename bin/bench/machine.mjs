// What the machine and its processes are doing, from /proc; without it (other systems) everything here is null.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { availableParallelism, cpus, freemem, loadavg, release, totalmem, type } from 'node:os'
import { sleep } from './statistics.mjs'

// /proc counts time in these; fixed in Linux' interface to programs, whatever the kernel itself ticks at.
const TICKS_PER_SECOND = 100

const hasProc = existsSync('/proc/self/stat')

/** The facts to read every figure by. */
export function machineFacts() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model?.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    freeGiB: Math.round(freemem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  }
}

/** Seconds of processor time that the whole machine has spent busy since it started. */
export function machineBusy() {
  if (!hasProc) return null
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .slice(5)
    .trim()
    .split(/\s+/)
    .map(Number)
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND
}

/** Processor seconds and resident bytes of one process; zeros when it is gone. */
export function processUsage(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
    return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, rss: Number(resident) * 1024 }
  } catch {
    return { cpu: 0, rss: 0 }
  }
}

/** What a process has of the memory at this moment, and had at most, in MB (10^6 bytes); zeros when it is gone. */
export function processMemory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mb = (name) => (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024) / 1e6
    return { nowMb: mb('VmRSS'), peakMb: mb('VmHWM') }
  } catch {
    return { nowMb: 0, peakMb: 0 }
  }
}

/** Processor seconds of some processes together. */
export const cpuOf = (pids) => pids.reduce((sum, pid) => sum + processUsage(pid).cpu, 0)

/** These processes and all their descendants. */
export function withDescendants(pids) {
  if (!hasProc) return pids
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = parentOf(name)
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found = new Set()
  const visit = (pid) => {
    if (found.has(pid)) return
    found.add(pid)
    for (const child of children.get(pid) ?? []) visit(child)
  }
  for (const pid of pids) visit(pid)
  return [...found]
}

/** The children of this process whose command line holds `text`. */
export function childrenRunning(text) {
  if (!hasProc) return []
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
  return children.split(' ').filter((pid) => pid && commandOf(pid).includes(text))
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** The processes whose command line holds `text`: a data folder of ours, whose database is nobody's child. */
export function processesNaming(text) {
  if (!hasProc) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => commandOf(pid).includes(text))
    .map(Number)
}

/**
 * Watches until `end()`, which says how many cores the watched processes and everybody else (not this process and not
 * `own`) took, and how late this process' own timers were.
 */
export function watchMachine({ watched = [], own = [] } = {}) {
  const all = (pids) => cpuOf(withDescendants(pids))
  const before = {
    at: performance.now(),
    busy: machineBusy(),
    watched: all(watched),
    own: cpuOf([process.pid, ...own]),
  }
  return {
    end() {
      const seconds = (performance.now() - before.at) / 1000
      if (before.busy === null) return { seconds, watchedCores: null, otherCores: null, watchedSeconds: null }
      const watchedSeconds = all(watched) - before.watched
      const ownSeconds = cpuOf([process.pid, ...own]) - before.own
      const other = machineBusy() - before.busy - watchedSeconds - ownSeconds
      return {
        seconds,
        watchedSeconds,
        watchedCores: watchedSeconds / seconds,
        otherCores: Math.max(0, other / seconds),
      }
    },
  }
}

const QUIET_CORES = 0.25
const LOOK_MS = 500

/**
 * How a run waits for others on the machine to be done: each call of the answered function returns once next to nothing
 * ran for half a second, but all calls together wait no longer than `patience` milliseconds.
 */
export function quietWithin(patience) {
  let left = patience
  return async () => {
    while (left > 0) {
      const before = { at: performance.now(), busy: machineBusy() }
      await sleep(LOOK_MS)
      const waited = performance.now() - before.at
      if (before.busy === null || (machineBusy() - before.busy) / (waited / 1000) < QUIET_CORES) return
      left -= waited
    }
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
