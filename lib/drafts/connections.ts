import pg from 'pg'
import { databaseUrl } from '@/lib/env'

/**
 * Connections for what carries the bytes of drafts: the update log is written once per keystroke of everybody, and
 * Prisma would be the largest part of that time. Everything else goes through `lib/db`.
 */
export function createDraftPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: 3,
    connectionTimeoutMillis: 5_000,
    // A database that hangs must not keep everybody waiting who opens a draft.
    query_timeout: 20_000,
    idleTimeoutMillis: 30_000,
    application_name: 'counterpoint drafts',
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** Runs `work` in a transaction; whatever it throws rolls back. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks between two statements says so here only; unheard, it would end the process.
  const onBroken = (error: Error) => (broken = error)
  client.on('error', onBroken)
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onBroken)
    throw error
  } finally {
    client.off('error', onBroken)
    client.release(broken)
  }
}
