import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { AppError } from '@/lib/errors'

// Any number that no other program on the same database is likely to use.
const LOCK = '7160766970'

/** The right to be the only server of a database. */
export type DatabaseClaim = { release(): Promise<void> }

/**
 * Claims the database for this server, so that two never serve one database, whatever data folders they have. The claim
 * is a lock of a database session: it ends with the process, and is taken again when the database was restarted.
 * `onLost` is called when another server was quicker then.
 * @throws AppError `conflict` when another server has it.
 */
export async function claimDatabase(url: string, onLost: () => void): Promise<DatabaseClaim> {
  let released = false
  let client = await connectAndLock(url)
  // The session of a server that was killed a moment ago may live a little longer.
  for (let attempt = 0; !client; attempt++) {
    if (attempt === 20) throw new AppError('conflict', 'databaseClaimed')
    await sleep(250)
    client = await connectAndLock(url)
  }
  watch(client)

  function watch(current: Client): void {
    current.once('end', () => void (released || reclaim()))
  }

  async function reclaim(): Promise<void> {
    while (!released) {
      await sleep(500)
      try {
        client = await connectAndLock(url)
      } catch {
        continue
      }
      if (released) await client?.end()
      else if (client) watch(client)
      else onLost()
      return
    }
  }

  return {
    release: async () => {
      released = true
      await client?.end().catch(() => {})
    },
  }
}

async function connectAndLock(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1::bigint) as taken',
    [LOCK],
  )
  if (rows[0]?.taken) return client
  await client.end()
  return undefined
}
