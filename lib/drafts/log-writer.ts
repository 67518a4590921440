import pg from 'pg'
import { databaseUrl } from '@/lib/env'
import { type LogRow, type LogWriter, RowsRefused } from './update-log'

// A database that hangs is as bad as one that is gone: people must be told that nothing is saved.
const TIMEOUT_MS = 10_000
// A draft that is locked, or is being locked (it is waited for), or is no more has no id here: the rows are refused.
const APPEND = {
  name: 'append-updates',
  text: `insert into draft_updates (draft_id, user_id, data)
         with open as (select id from drafts where id = any($1::uuid[]) and locked_at is null for key share)
         select open.id, row.user_id, row.data
         from unnest($1::uuid[], $2::uuid[], $3::bytea[]) with ordinality as row (draft_id, user_id, data, place)
         left join open on open.id = row.draft_id order by row.place`,
}

/** The log's own connection, made when first needed and again after it broke. One statement at a time is in flight. */
export class PostgresLogWriter implements LogWriter {
  private client: Promise<pg.Client> | null = null
  private current: pg.Client | null = null

  async write(rows: readonly LogRow[]): Promise<void> {
    const client = await (this.client ??= this.connect())
    const values = [
      rows.map(({ draftId }) => draftId),
      rows.map(({ userId }) => userId),
      rows.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
    ]
    try {
      await withTimeout(client.query({ ...APPEND, values }))
    } catch (error) {
      // A constraint failed (SQLSTATE class 23): the connection is fine, the rows are not.
      if (error instanceof pg.DatabaseError && error.code?.startsWith('23'))
        throw new RowsRefused(error.message)
      this.drop(client)
      throw error
    }
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => null)
    this.client = null
    this.current = null
    await client?.end()
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: databaseUrl(),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'counterpoint update log',
    })
    client.on('error', () => this.drop(client))
    try {
      await client.connect()
      // Whatever the server's default is: an acknowledgement means "on disk".
      await client.query('set synchronous_commit to on')
      this.current = client
      return client
    } catch (error) {
      this.client = null
      void client.end().catch(() => {})
      throw error
    }
  }

  /** Never to be used again; the statement under way, if any, may still be committed and was told as failed. */
  private drop(client: pg.Client): void {
    if (this.current !== client) return
    this.current = null
    this.client = null
    // Not end(): it waits for the answer of a server that may not answer.
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the database did not answer within ${TIMEOUT_MS} ms`)),
      TIMEOUT_MS,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
