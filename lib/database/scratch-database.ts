import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDataFolder } from './data-folder'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded'
import { runStatement } from './run-statement'

export type ScratchDatabase = EmbeddedDatabase & {
  /** Runs one statement as the role that may do anything. */
  query(sql: string): Promise<void>
}

/**
 * A passing PostgreSQL in a temporary folder, for tests and for writing migrations: as quick as it gets, because nothing
 * in it is worth keeping. `stop` ends it and removes the folder; it ends with its process group in any case.
 */
export async function startScratchDatabase(): Promise<ScratchDatabase> {
  const dataFolder = join(mkdtempSync(join(tmpdir(), 'counterpoint-scratch-')), 'data')
  prepareDataFolder(dataFolder)
  const database = await startEmbeddedDatabase({
    dataFolder,
    attached: true,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  })
  // When the process ends without `stop`, be it by a failure.
  const abandon = () => {
    const pid = database.pid()
    if (pid) process.kill(pid, 'SIGQUIT')
    rmSync(join(dataFolder, '..'), { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const query = (sql: string) => runStatement(database.url, sql)
  return {
    ...database,
    query,
    stop: async () => {
      // Whoever forgot to disconnect must not keep it alive: the keepers of this and of other processes aside, all go.
      await query(`select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and datname <> 'postgres' and pid <> pg_backend_pid()`)
      const stopped = await database.stop()
      process.off('exit', abandon)
      rmSync(join(dataFolder, '..'), { recursive: true, force: true })
      return stopped
    },
  }
}
