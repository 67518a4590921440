import { AppError } from '@/lib/errors'
import { runApart } from '@/lib/workers/run-apart'
import type { ReadTemplate } from './read-template'

const SECONDS = 20
const MEGABYTES = 200

/**
 * `readTemplate` in a process of its own: a file made to harm its reader harms one that knows nothing and ends anyway.
 * @throws AppError of `readTemplate`; `unavailable` / `templateTooLong`; `too_large` / `templateTooComplex`
 */
export function readTemplateAside(
  bytes: Uint8Array,
  { root, signal }: { root: string; signal?: AbortSignal },
): Promise<ReadTemplate> {
  return runApart<ReadTemplate>({
    ...{ root, entry: 'lib/designs/template-thread-entry.ts', job: { bytes } },
    ...{ seconds: SECONDS, megabytes: MEGABYTES },
    ...(signal && { signal }),
    refusals: {
      tooLong: () => new AppError('unavailable', 'templateTooLong', { seconds: SECONDS }),
      outOfMemory: () => new AppError('too_large', 'templateTooComplex'),
      broken: (error) => Object.assign(new AppError('unsupported', 'templateUnreadable'), { cause: error }),
    },
  })
}
