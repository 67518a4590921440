import { AppError } from '@/lib/errors'

/** Files that are read at a time for one person, and for all together: each is in memory as a whole. */
export const MAX_OWN = 2
const MAX_TOGETHER = 6

// Next bundles its own copy of this module beside the server's: they are counted together all the same.
const key = Symbol.for('counterpoint.files-read')
const host = globalThis as typeof globalThis & { [key]?: Map<string, number> }

/**
 * Does what needs a file that somebody sends in memory, while few of them are: nobody fills it with many at once.
 * @throws AppError `too_many_attempts` / `filesTooMany`; `unavailable` / `filesBusy`; whatever `work` throws.
 */
export async function oneOfFew<Value>(userId: string, work: () => Promise<Value>): Promise<Value> {
  const running = (host[key] ??= new Map<string, number>())
  const own = running.get(userId) ?? 0
  if (own >= MAX_OWN) throw new AppError('too_many_attempts', 'filesTooMany', { limit: MAX_OWN })
  let together = 0
  for (const count of running.values()) together += count
  if (together >= MAX_TOGETHER) throw new AppError('unavailable', 'filesBusy')
  running.set(userId, own + 1)
  try {
    return await work()
  } finally {
    const left = running.get(userId)! - 1
    if (left > 0) running.set(userId, left)
    else running.delete(userId)
  }
}
