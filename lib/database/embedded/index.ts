import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { AppError } from '@/lib/errors'
import { waitForProcessLock } from '../process-lock.mjs'
import { clusterPassword, createCluster } from './create-cluster'
import { connectionUrl, hasOtherClients, openKeeper } from './keeper'
import { prepareLauncher } from './launcher'
import { DATABASE_NAME, layoutOf, type Layout } from './layout'
import { runningPostmaster, type Postmaster } from './postmaster'
import { startPostmaster, type PostmasterOptions } from './start-postmaster'

/** What the supervisor has to say while it watches. */
export type DatabaseEvent = { kind: 'died' | 'restarted' } | { kind: 'restartFailed'; error: unknown }

export type EmbeddedOptions = PostmasterOptions & {
  dataFolder: string
  onEvent?: (event: DatabaseEvent) => void
}

/** The embedded PostgreSQL in use by this process. */
export type EmbeddedDatabase = {
  /** As DATABASE_URL would have it; stays true across restarts. */
  url: string
  /** Whether it was already running: left behind by a killed process, or in use by another. */
  adopted: boolean
  /** URL of another database of the cluster. */
  urlOf(database: string): string
  /** The process number of the PostgreSQL that runs now. */
  pid(): number | undefined
  /** Stops watching, and PostgreSQL too unless another process is connected to it; says whether it stopped. */
  stop(): Promise<boolean>
  /** Stops watching only: PostgreSQL stays for the next process to adopt (a restart of the development server). */
  leave(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data folder (or adopts it), creating the cluster on first use, and restarts it
 * whenever it dies until `stop`. Several processes may call this for one folder: they share the cluster, and the last
 * one stops it.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const layout = layoutOf(options.dataFolder)
  // Under the lock too: where the programs have to be copied, only one may do it.
  const { launcher, password } = await underStartLock(options.dataFolder, () => {
    const prepared = prepareLauncher(layout)
    return Promise.resolve({ launcher: prepared, password: clusterPassword(layout, prepared) })
  })

  let stopping = false
  let stopped: Promise<boolean> | undefined
  const start = () =>
    underStartLock(options.dataFolder, async () => {
      // While a restart waited for the lock, `stop` may have had it.
      if (stopping) throw new AppError('unavailable', 'databaseNotStarted')
      await createCluster(layout, launcher)
      const postmaster = await startPostmaster(layout, launcher, options)
      return { postmaster, keeper: await openKeeper(postmaster, password) }
    })

  let current = await start()
  const { postmaster } = current
  const watch = (keeper: Client) => keeper.once('end', () => void (stopping || restart()))
  watch(current.keeper)

  async function restart(): Promise<void> {
    options.onEvent?.({ kind: 'died' })
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5000)) {
      try {
        current = await start()
        if (stopping) return await current.keeper.end()
        watch(current.keeper)
        return options.onEvent?.({ kind: 'restarted' })
      } catch (error) {
        if (stopping) return
        options.onEvent?.({ kind: 'restartFailed', error })
        await sleep(pause)
      }
    }
  }

  return {
    adopted: postmaster.adopted,
    url: connectionUrl(postmaster, password),
    urlOf: (database) => connectionUrl(postmaster, password, database),
    pid: () => runningPostmaster(layout.cluster)?.pid,
    stop: () => {
      stopping = true
      return (stopped ??= underStartLock(options.dataFolder, () =>
        stopUnlessUsed(layout, current.keeper, password),
      ))
    },
    leave: async () => {
      stopping = true
      await current.keeper.end().catch(() => {})
    },
  }
}

/** Asks over a new connection when the keeper's was cut: another process may have restarted the cluster since. */
async function isUsed(running: Postmaster, keeper: Client, password: string): Promise<boolean> {
  try {
    return await hasOtherClients(keeper)
  } catch {
    const asking = await openKeeper(running, password).catch(() => undefined)
    const used = asking ? await hasOtherClients(asking).catch(() => false) : false
    await asking?.end().catch(() => {})
    return used
  }
}

/** One process at a time starts, restarts or stops a folder's cluster. */
async function underStartLock<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const release = await waitForProcessLock(dataFolder, 'database-start', 120_000)
  if (!release) throw new AppError('unavailable', 'databaseBusy', { folder: dataFolder })
  try {
    return await work()
  } finally {
    await release()
  }
}

async function stopUnlessUsed(layout: Layout, keeper: Client, password: string): Promise<boolean> {
  const running = runningPostmaster(layout.cluster)
  const used = running !== undefined && (await isUsed(running, keeper, password))
  await keeper.end().catch(() => {})
  if (used || !running) return !running
  // SIGINT: end the sessions, write everything, exit. SIGQUIT, should that hang: exit now and recover at the next start.
  process.kill(running.pid, 'SIGINT')
  for (let waited = 0; runningPostmaster(layout.cluster)?.pid === running.pid; waited += 15) {
    if (waited === 9990) process.kill(running.pid, 'SIGQUIT')
    if (waited > 15_000) return false
    await sleep(15)
  }
  return true
}

export { DATABASE_NAME }
