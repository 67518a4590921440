import { AppError } from '@/lib/errors'
import { runApart } from '@/lib/workers/run-apart'
import { Turns } from '@/lib/workers/turns'
import type { ChangesDecision } from './clean'
import type { Inspection } from './finding'

/** What the process is started with. */
export interface AsideJob {
  bytes: Uint8Array
  /** Of the file, as far as it helps to recognise it. */
  name: string
  /** Makes a cleaned copy, too. */
  clean: { changes: ChangesDecision } | null
}

export interface AsideAnswer {
  /** What was found in the file, or, of a cleaned copy, what is still found in it. */
  inspection: Inspection
  copy: Uint8Array | null
}

export interface AsideOptions {
  /** The folder of the installation. */
  root: string
  /** The account of whoever sent it. */
  userId: string
  onProgress?: (share: number) => void
  signal?: AbortSignal
  seconds?: number
}

const SECONDS = 90
/** Besides the libraries' own memory: a tree of a long document's XML, and one picture. */
const MEGABYTES = 700

// Next bundles its own copy of this module beside the server's: they take turns together all the same.
const key = Symbol.for('counterpoint.inspection-turns')
const host = globalThis as typeof globalThis & { [key]?: Turns }
const turns = () => (host[key] ??= new Turns(2))

/**
 * Inspects or cleans a file in a process of its own, two at a time and one of each person: nobody's typing waits for it, and
 * a file made to harm its reader harms a process that knows nothing, holds no secret and ends anyway. It is written nowhere.
 * @throws AppError of `inspect`, `clean` and `recognise`; `unavailable` / `inspectTooLong`; `too_large` / `inspectOutOfMemory`;
 * `unsupported` / `inspectDamaged` when the process broke.
 */
export function runAside(job: AsideJob, options: AsideOptions): Promise<AsideAnswer> {
  return turns().take(options.userId, () => run(job, options))
}

function run(
  job: AsideJob,
  { root, onProgress, signal, seconds = SECONDS }: AsideOptions,
): Promise<AsideAnswer> {
  return runApart<AsideAnswer>({
    ...{ root, entry: 'lib/inspection/aside-entry.ts', job, seconds, megabytes: MEGABYTES },
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
    refusals: {
      tooLong: () => new AppError('unavailable', 'inspectTooLong', { seconds }),
      outOfMemory: () => new AppError('too_large', 'inspectOutOfMemory'),
      broken: (error) => Object.assign(new AppError('unsupported', 'inspectDamaged'), { cause: error }),
    },
  })
}
