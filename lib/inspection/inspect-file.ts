import { repositoryRoot } from '@/lib/env'
import { oneOfFew } from '@/lib/files/one-of-few'
import { type IncomingFile, readIncoming } from '@/lib/files/storage'
import { type AsideAnswer, runAside } from './aside'
import { type InspectionRequest, MAX_SENT_BYTES } from './schema'

/**
 * Inspects or cleans a file that somebody who is signed in sends. It is in memory while that lasts and is written
 * nowhere: not the file, not what was found, not that it was asked.
 * @throws AppError of `runAside`; `too_large` / `fileTooLarge`; `invalid_input` / `fileEmpty`; of `oneOfFew`
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
    return runAside(job, { root: repositoryRoot(), userId, onProgress, signal })
  })
}
