import { fileURLToPath } from 'node:url'
import { closeDatabase } from '@/lib/db'
import { environment, provideEnvironment } from '@/lib/env'
import { prepareDataFolder } from './data-folder'
import { startEmbeddedDatabase } from './embedded'
import { migrate } from './migrate'

/** Where the migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Connects a command of the administrator to the installation's database, from any working folder: the external one, or
 * the embedded one of the running server, or, when no server runs, the embedded one started for the command. Migrations
 * that are missing are applied. Afterwards `db` of `@/lib/db` works. Call `close` at the end, also after a failure: it
 * disconnects and stops the embedded database, unless a server or another command uses it.
 * @throws AppError as start-up does, when there is no way of having the database.
 */
export async function openDatabase(): Promise<{ close(): Promise<void> }> {
  provideEnvironment({ root: ROOT })
  const { databaseUrl, dataFolder } = environment()
  if (databaseUrl) {
    await migrate(databaseUrl, MIGRATIONS)
    return { close: closeDatabase }
  }
  prepareDataFolder(dataFolder)
  const database = await startEmbeddedDatabase({ dataFolder })
  const close = async () => {
    await closeDatabase()
    await database.stop()
  }
  try {
    await migrate(database.url, MIGRATIONS)
    provideEnvironment({ databaseUrl: database.url })
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}
