import type { ReportReferences } from './schema'

/** How long an answer serves everybody who asks: those who follow what is written ask every few seconds. */
export const KEPT_MS = 4_000

interface Shared {
  kept: Promise<ReportReferences> | null
  running: Promise<ReportReferences> | null
  next: Promise<ReportReferences> | null
  /** What runs began before a block was named. */
  isOld: boolean
  timer?: ReturnType<typeof setTimeout>
}

// Next bundles its own copies of this module: they share all the same.
const key = Symbol.for('counterpoint.references')
const host = globalThis as typeof globalThis & { [key]?: Map<string, Shared> }
const reports = (host[key] ??= new Map<string, Shared>())

/**
 * What `compile` gives for a report, which takes a processor for about a second: for all who ask at once it runs once, and
 * who asks while it runs gets what the run after it gives, so that nobody is told of a text that is older than the question by
 * more than `KEPT_MS`.
 */
export function sharedReferences(
  reportId: string,
  compile: () => Promise<ReportReferences>,
): Promise<ReportReferences> {
  const shared = reports.get(reportId) ?? { kept: null, running: null, next: null, isOld: false }
  reports.set(reportId, shared)
  if (shared.kept) return shared.kept
  if (!shared.running) return run(reportId, shared, compile)
  const before = shared.running.catch(() => undefined)
  return (shared.next ??= before.then(() => {
    shared.next = null
    return run(reportId, shared, compile)
  }))
}

/** Lets nobody be told what was known until now: a block has another name. */
export function forgetReferences(reportId: string): void {
  const shared = reports.get(reportId)
  if (!shared) return
  clearTimeout(shared.timer)
  shared.kept = null
  shared.isOld = true
}

async function run(
  reportId: string,
  shared: Shared,
  compile: () => Promise<ReportReferences>,
): Promise<ReportReferences> {
  shared.isOld = false
  const work = compile()
  shared.running = work
  try {
    const answer = await work
    // Who has asked meanwhile asked for what is newer.
    if (!shared.next && !shared.isOld) {
      shared.kept = work
      shared.timer = setTimeout(() => reports.delete(reportId), KEPT_MS)
      shared.timer.unref()
    }
    return answer
  } finally {
    shared.running = null
    if (!shared.kept && !shared.next) reports.delete(reportId)
  }
}
