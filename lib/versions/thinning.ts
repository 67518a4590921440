const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Every version of the last two days stays, the last of each hour for two weeks, then the last of each day. */
export const ALL_MS = 2 * DAY_MS
export const HOURLY_MS = 14 * DAY_MS

/** What versions that nobody named may take of one draft; beyond it the oldest become fewer before their time. */
export const BUDGET_BYTES = 4 * 1024 * 1024

/** What thinning knows of a version. */
export interface Thinnable {
  number: number
  /** Milliseconds of the clock. */
  editedTo: number
  /** Named, locked, looked at, part of a version of the report, or what stood before a restore: always stays. */
  isHeld: boolean
  bytes: number
}

/**
 * The numbers of the versions that go, of one draft's versions by rising number. The first, the last and what is held
 * always stay; what goes is passed into the version after it by the caller.
 */
export function versionsToDrop(versions: readonly Thinnable[], now: number): number[] {
  const dropped = new Set<number>()
  const isFree = ({ isHeld }: Thinnable, index: number) => !isHeld && index > 0 && index < versions.length - 1
  versions.forEach((version, index) => {
    const next = versions[index + 1]
    const age = now - version.editedTo
    if (!next || !isFree(version, index) || age <= ALL_MS) return
    const length = age <= HOURLY_MS ? HOUR_MS : DAY_MS
    // The next one ends in the same hour or day: it is the last of it, or one after it is.
    if (Math.floor(version.editedTo / length) === Math.floor(next.editedTo / length))
      dropped.add(version.number)
  })
  let left = versions.filter((version, index) => isFree(version, index) && !dropped.has(version.number))
  let bytes = left.reduce((sum, version) => sum + version.bytes, 0)
  // Every second one of the older half, again and again: the newer a time, the finer its history.
  while (bytes > BUDGET_BYTES && left.length > 1) {
    const older = left.slice(0, Math.ceil(left.length / 2)).filter((_, index) => index % 2 === 0)
    for (const version of older) {
      if (bytes <= BUDGET_BYTES) break
      dropped.add(version.number)
      bytes -= version.bytes
    }
    left = left.filter(({ number }) => !dropped.has(number))
  }
  return versions.map(({ number }) => number).filter((number) => dropped.has(number))
}
