import { publish, subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { sweepCopies } from '@/lib/review-copies/keep-copy'
import { type Claim, claimNext, failAbandoned, release } from './claim'
import { letFilesGo } from './let-files-go'
import { makeExport, NotWanted } from './make-export'
import { endPreparedRendering, prepareRendering } from './render-apart'
import { writersHash } from './writers-hash'

/** Exports that this process makes at a time: each takes a core and a good part of a small machine's memory. */
const AT_ONCE = 2
/** How often it looks for what other processes were asked, or have left. */
const LOOK_MS = 5_000
const SWEEP_MS = 60 * 60_000
/** So long after a look at the page of exports a process is ready for each next one, too. */
const EXPECTED_MS = 10 * 60_000
/** How long what failed or was cancelled is still told. */
const UNDONE_DAYS = 30
const DAY_MS = 24 * 60 * 60_000

/** What runs beside the server: see `keepExports`. */
export interface ExportKeeper {
  /** Stops what is being made; it waits in the database for whoever starts next. */
  stop(): Promise<void>
}

/** Why the server's end stops an export. */
class Stopping extends Error {}

/**
 * While the server runs: makes what was asked for, also of other processes and of those that were killed, and lets
 * files go when their time is over.
 */
export function keepExports(): ExportKeeper {
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>()
  let looking: Promise<void> | null = null
  let isAskedAgain = false
  let isStopping = false
  let expectedAt = -Infinity

  const look = (): void => {
    if (isStopping) return
    isAskedAgain = true
    looking ??= takeAll()
      .catch((error: unknown) => console.error('exports: the database was not asked:', error))
      .finally(() => (looking = null))
  }
  const takeAll = async () => {
    while (isAskedAgain && !isStopping) {
      isAskedAgain = false
      for (const gone of await failAbandoned())
        publish('export.changed', { reportId: gone.reportId, exportId: gone.id })
      while (running.size < AT_ONCE && !isStopping) {
        const claim = await claimNext()
        if (!claim) break
        start(claim)
      }
    }
  }
  const start = (claim: Claim): void => {
    const abort = new AbortController()
    publish('export.changed', { reportId: claim.reportId, exportId: claim.id })
    const ended = makeExport(claim, abort.signal)
      .catch(async (error: unknown) => {
        if (error instanceof Stopping) await release(claim)
        else if (!(error instanceof NotWanted)) console.error(`exports: ${claim.id} has no end:`, error)
      })
      .catch((error: unknown) => console.error(`exports: ${claim.id} was not let go:`, error))
      .finally(() => {
        running.delete(claim.id)
        // Who had one file made often asks for the next in another format.
        if (Date.now() - expectedAt < EXPECTED_MS) getReady()
        look()
      })
    running.set(claim.id, { abort, ended })
  }

  // Not beside one that is being made, which needs the machine now.
  const getReady = (): void => {
    if (running.size > 0 || isStopping) return
    prepareRendering()
    writersHash(repositoryRoot()).catch(() => {})
  }
  const expect = (): void => {
    expectedAt = Date.now()
    getReady()
  }

  const unsubscribe = [
    subscribe('export.queued', look),
    subscribe('export.cancelled', ({ exportId }) => running.get(exportId)?.abort.abort(new NotWanted())),
    subscribe('exports.expected', expect),
  ]
  let sweeping = Promise.resolve()
  const sweep = () => {
    sweeping = sweepExports().catch((error: unknown) => console.error('exports: the sweep failed:', error))
  }
  const timers = [setInterval(look, LOOK_MS), setInterval(sweep, SWEEP_MS)]
  for (const timer of timers) timer.unref()
  // A server that never runs for as long as that lets go of files all the same.
  sweep()
  look()
  return {
    async stop() {
      isStopping = true
      for (const end of unsubscribe) end()
      for (const timer of timers) clearInterval(timer)
      await Promise.all([looking, sweeping])
      const all = [...running.values()]
      for (const { abort } of all) abort.abort(new Stopping())
      await Promise.all(all.map(({ ended }) => ended))
      endPreparedRendering()
    },
  }
}

/**
 * Lets the files go whose time is over, and what it took to take in review copies; forgets what never became a file. The
 * rows with a hash stay.
 */
export async function sweepExports(now = new Date()): Promise<void> {
  await letFilesGo(
    await db.reportExport.findMany({
      where: { fileId: { not: null }, expiresAt: { lt: now } },
      select: { id: true, fileId: true },
    }),
  )
  const before = new Date(now.getTime() - UNDONE_DAYS * DAY_MS)
  await db.reportExport.deleteMany({
    where: { state: { in: ['failed', 'cancelled'] }, createdAt: { lt: before } },
  })
  await sweepCopies(now)
}
