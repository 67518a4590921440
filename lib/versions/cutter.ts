import { cutVersions, type Cut, type CutJob } from './cut'

// Next bundles its own copy of this module beside the server's: both must meet in the same process-wide place.
const key = Symbol.for('counterpoint.cutter')
const host = globalThis as typeof globalThis & { [key]?: (job: CutJob) => Promise<Cut> }

/** From now on commands of this process cut versions this way, which does not keep anybody waiting; null: no longer. */
export function shareCutter(cut: ((job: CutJob) => Promise<Cut>) | null): void {
  if (cut) host[key] = cut
  else delete host[key]
}

/** Cuts versions beside the event loop where the process has a thread for it, else at once. */
export async function cutBeside(job: CutJob): Promise<Cut> {
  return (host[key] ?? cutVersions)(job)
}
