import { createFirstVisitLink } from '@/lib/accounts/create-first-visit-link'
import { createCollab } from '@/lib/collab'
import { prepareDataFolder } from '@/lib/database/data-folder'
import { migrate } from '@/lib/database/migrate'
import { MIGRATIONS } from '@/lib/database/open-database'
import { takeProcessLock } from '@/lib/database/process-lock.mjs'
import { environment, provideEnvironment } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { keepExports } from '@/lib/exports/keep-exports'
import { keepIntakes } from '@/lib/intake/keep-intakes'
import { keepDigests } from '@/lib/notifications/keep-digests'
import { seedSample } from '@/prisma/seed'
import { provideDatabase } from './database'
import { claimDatabase } from './database-claim'
import { createOnePort } from './http'
import { prepareNext } from './next-app'
import { readOrCreateSecrets } from './secrets'
import { serveServiceWorker } from './service-worker'
import { createShutdown } from './shutdown'

export type Message = { key: string; values?: Record<string, string | number> }

/** How start-up tells a person what it does; see bin/steps/report.mjs. */
export type Report = {
  /**
   * Runs a step; when it is done prints its line with the time that it took: the message `start.<key>`, or what
   * `outcome` answers, or nothing for undefined.
   */
  step<T>(key: string, work: () => Promise<T>, outcome?: (result: T) => Message | undefined): Promise<T>
  /** Prints a message at once. */
  say(key: string, values?: Record<string, string | number>): void
}

export type ServerOptions = {
  /** The folder of the installation, absolute. */
  root: string
  development: boolean
  report: Report
  /** Called when the server cannot go on; it has said why. */
  onFatal: () => void
  /** See `createCollab`. */
  foldAfter?: number | undefined
}

export type RunningServer = {
  /** Stops everything in the order that loses nothing. `leaveDatabase` is for a restart of the development server. */
  stop(options?: { leaveDatabase?: boolean }): Promise<void>
}

/**
 * Starts the whole product in this process: data folder, secrets, database, migrations, sample, pages and collaboration
 * on one port. A failure undoes what was started and throws what to tell the person.
 */
export async function startServer({
  root,
  development,
  report,
  onFatal,
  foldAfter,
}: ServerOptions): Promise<RunningServer> {
  provideEnvironment({ root })
  const settings = environment()
  const shutdown = createShutdown()
  try {
    prepareDataFolder(settings.dataFolder)
    const instance = await takeProcessLock(settings.dataFolder, 'instance')
    if (!instance) throw new AppError('conflict', 'instanceRunning', { folder: settings.dataFolder })
    shutdown.add('instance', instance)

    const secret = settings.authSecret ?? readOrCreateSecrets(settings.dataFolder).authSecret
    const database = await report.step('database', () =>
      provideDatabase(settings, (event) => report.say(`databaseEvents.${event.kind}`)),
    )
    shutdown.add('database', ({ leaveDatabase }) => database.close(leaveDatabase))
    provideEnvironment({ databaseUrl: database.url, authSecret: secret, appUrl: settings.appUrl })

    const claim = await claimDatabase(database.url, () => {
      report.say('databaseEvents.lost')
      onFatal()
    })
    shutdown.add('claim', () => claim.release())
    await report.step('migrations', () => migrate(database.url, MIGRATIONS), applied)
    await report.step('sample', seedSample, (report) => (report ? { key: 'sample' } : undefined))

    const intakes = await keepIntakes()
    shutdown.add('intakes', async () => intakes.stop())
    const exports = keepExports()
    shutdown.add('exports', () => exports.stop())
    const digests = keepDigests(settings.mail, settings.appUrl)
    shutdown.add('digests', async () => digests.stop())
    const collab = createCollab({ appOrigins: settings.appOrigins, foldAfter })
    const next = await report.step('pages', () =>
      prepareNext(root, development, settings.host, settings.port),
    )
    shutdown.add('pages', () => next.close())
    const port = createOnePort({
      handleRequest: serveServiceWorker(root, next.handleRequest),
      collaboration: collab,
      developmentUpgrades: development ? next.upgrades : undefined,
    })
    shutdown.add('collaboration', () => collab.shutdown())
    shutdown.add('port', () => port.close(1000), { alongside: true })
    await port.listen(settings.host, settings.port)
    void collab.countAnew()

    const firstVisit = await createFirstVisitLink()
    report.say('ready', { address: settings.appUrl })
    if (firstVisit) report.say('firstVisit', { link: `${settings.appUrl}/welcome/${firstVisit.token}` })
  } catch (error) {
    await shutdown.run({ leaveDatabase: false })
    throw error
  }
  return { stop: ({ leaveDatabase = false } = {}) => shutdown.run({ leaveDatabase }) }
}

const applied = (migrations: string[]) =>
  migrations.length ? { key: 'migrated', values: { count: migrations.length } } : { key: 'migrations' }
