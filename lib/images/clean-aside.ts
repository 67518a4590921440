import { AppError } from '@/lib/errors'
import { runApart } from '@/lib/workers/run-apart'
import type { CleanImage } from './clean-image'

const SECONDS = 40

/** What the process may take besides the library's own memory; 50 megapixels are 200 MB. */
const MEGABYTES = 300

let last: Promise<unknown> = Promise.resolve()

/**
 * `cleanImage` in a process of its own, one picture after the other: nobody's typing waits for it, and a picture made
 * to harm its reader harms a process that knows nothing, holds no secret and ends anyway.
 * @throws AppError of `cleanImage`; `unavailable` / `imageTooLong`; `too_large` / `imageOutOfMemory`;
 * `unsupported` / `imageDamaged` when the process broke.
 */
export function cleanAside(
  bytes: Uint8Array,
  { root, signal }: { root: string; signal?: AbortSignal },
): Promise<CleanImage> {
  const mine = last.then(() => run(bytes, root, signal))
  last = mine.catch(() => undefined)
  return mine
}

function run(bytes: Uint8Array, root: string, signal: AbortSignal | undefined): Promise<CleanImage> {
  return runApart<CleanImage>({
    ...{ root, entry: 'lib/images/clean-thread-entry.ts', job: { bytes } },
    ...{ seconds: SECONDS, megabytes: MEGABYTES },
    ...(signal && { signal }),
    refusals: {
      tooLong: () => new AppError('unavailable', 'imageTooLong', { seconds: SECONDS }),
      outOfMemory: () => new AppError('too_large', 'imageOutOfMemory'),
      broken: (error) => Object.assign(new AppError('unsupported', 'imageDamaged'), { cause: error }),
    },
  })
}
