import { Client } from 'pg'
import { prepareDataFolder } from '@/lib/database/data-folder'
import { startEmbeddedDatabase, type DatabaseEvent } from '@/lib/database/embedded'
import { closeDatabase } from '@/lib/db'
import type { Environment } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** The database that the server works with. */
export type ServerDatabase = {
  url: string
  /** Closes the connections, then stops the embedded PostgreSQL, or leaves it to the next server. */
  close(leave: boolean): Promise<void>
}

/**
 * Provides the external database when DATABASE_URL names one (checked, no child), else starts the embedded one.
 * @throws AppError `unavailable` with what to do about it.
 */
export async function provideDatabase(
  { databaseUrl, dataFolder }: Environment,
  onEvent: (event: DatabaseEvent) => void,
): Promise<ServerDatabase> {
  if (databaseUrl) {
    await checkExternal(databaseUrl)
    return { url: databaseUrl, close: closeDatabase }
  }
  prepareDataFolder(dataFolder)
  const embedded = await startEmbeddedDatabase({ dataFolder, onEvent })
  return {
    url: embedded.url,
    close: async (leave) => {
      await closeDatabase()
      await (leave ? embedded.leave() : embedded.stop())
    },
  }
}

const OLDEST_VERSION = 130_000

async function checkExternal(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    const version = Number(rows[0]?.server_version_num)
    if (version < OLDEST_VERSION) throw new Error(`PostgreSQL ${Math.floor(version / 10_000)}`)
  } catch (error) {
    throw new AppError('unavailable', 'databaseExternal', { detail: describe(error) })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Node reports a refused connection to a name with several addresses as an error without a message. */
function describe(error: unknown): string {
  const errors = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error]
  return errors.map(({ message }) => message).join(', ')
}
