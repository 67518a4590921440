import { Client } from 'pg'

/** Runs one statement over a connection of its own: for what stands outside of `db`, such as making databases. */
export async function runStatement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  // A connection that is cut says so through the statement.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
