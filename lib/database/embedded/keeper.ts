import { Client, type ClientConfig } from 'pg'
import { DATABASE_NAME } from './layout'
import type { Postmaster } from './postmaster'

// All connections of this process carry it, so that its own never count as somebody else's.
const PROCESS_NAME = `counterpoint-${process.pid}`

/** How to connect to a running cluster. */
export function connection(postmaster: Postmaster, password: string): ClientConfig {
  const host = process.platform === 'win32' ? '127.0.0.1' : postmaster.socketFolder
  return { host, port: postmaster.port, user: DATABASE_NAME, password, database: DATABASE_NAME }
}

/** The same as a URL, as DATABASE_URL would have it. */
export function connectionUrl(postmaster: Postmaster, password: string, database = DATABASE_NAME): string {
  const options = new URLSearchParams({ application_name: PROCESS_NAME })
  if (process.platform !== 'win32') options.set('host', postmaster.socketFolder)
  const port = process.platform === 'win32' ? `:${postmaster.port}` : ''
  const name = process.platform === 'win32' ? '127.0.0.1' : 'localhost'
  return `postgresql://${DATABASE_NAME}:${password}@${name}${port}/${database}?${options.toString()}`
}

/**
 * Opens the connection that says "this process uses the cluster": as long as it is open, no other process stops the
 * cluster, and its end tells at once that PostgreSQL died. Makes the product's database on first use.
 */
export async function openKeeper(postmaster: Postmaster, password: string): Promise<Client> {
  const client = new Client({
    ...connection(postmaster, password),
    database: 'postgres',
    application_name: PROCESS_NAME,
  })
  // An error ends the connection; whoever listens for `end` deals with it.
  client.on('error', () => {})
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE_NAME])
  if (!rowCount) await client.query(`create database "${DATABASE_NAME}"`)
  return client
}

/** Whether another process is connected. Connections closed a moment ago linger, hence more than one look. */
export async function hasOtherClients(keeper: Client): Promise<boolean> {
  for (let look = 0; look < 20; look++) {
    const { rowCount } = await keeper.query(
      `select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1`,
      [PROCESS_NAME],
    )
    if (!rowCount) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}
