import { repositoryRoot } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type IncomingFile, readIncoming } from '@/lib/files/storage'
import { type AsideAnswer, runAside } from './aside'
import { type InspectionRequest, MAX_SENT_BYTES } from './schema'

/** Files that one person has inspected at a time, and all together: each is in memory as a whole. */
const MAX_OWN = 2
const MAX_TOGETHER = 6
const running = new Map<string, number>()

/**
 * Inspects or cleans a file that somebody who is signed in sends. It is in memory while that lasts and is written
 * nowhere: not the file, not what was found, not that it was asked.
 * @throws AppError of `runAside`; `too_large` / `fileTooLarge`; `invalid_input` / `fileEmpty`; `too_many_attempts` /
 * `inspectTooMany`; `unavailable` / `inspectBusy`
 */
export async function inspectFile(
  userId: string,
  { name, changes }: InspectionRequest,
  { bytes }: Pick<IncomingFile, 'bytes'>,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AsideAnswer> {
  return oneOfFew(userId, async () => {
    const sent = await readIncoming({ bytes, maxBytes: MAX_SENT_BYTES, tooLarge: 'fileTooLarge' })
    const job = { bytes: sent, name, clean: changes ? { changes } : null }
    return runAside(job, { root: repositoryRoot(), onProgress, signal })
  })
}

async function oneOfFew<Value>(userId: string, work: () => Promise<Value>): Promise<Value> {
  const own = running.get(userId) ?? 0
  if (own >= MAX_OWN) throw new AppError('too_many_attempts', 'inspectTooMany', { limit: MAX_OWN })
  let together = 0
  for (const count of running.values()) together += count
  if (together >= MAX_TOGETHER) throw new AppError('unavailable', 'inspectBusy')
  running.set(userId, own + 1)
  try {
    return await work()
  } finally {
    const left = running.get(userId)! - 1
    if (left > 0) running.set(userId, left)
    else running.delete(userId)
  }
}
