import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { AppError } from '@/lib/errors'
import { readMigrations, type Migration } from './migration-files'

// Prisma's own lock, table and checksums: an installation may be looked at, or gone on with, by Prisma's command line.
const ADVISORY_LOCK = 72_707_369
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Applies the migrations of `folder` that the database lacks and answers their names. Each is applied whole or not at
 * all, also when the process dies; of several processes at once one applies and the others wait for it.
 * @throws AppError `conflict` when the database was migrated by something that these files do not continue: a
 * migration that failed, was edited after it was applied, or is unknown here (a newer version's). `unavailable` with
 * PostgreSQL's message when one fails now; what was applied before it stays.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'counterpoint migrations' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(TABLE)
    const pending = pendingOf(readMigrations(folder), await appliedMigrations(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function appliedMigrations(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  return rows
}

function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at: finished } of applied) {
    const file = files.get(name)
    if (!finished) throw new AppError('conflict', 'migrationFailedEarlier', { name })
    if (!file) throw new AppError('conflict', 'migrationUnknown', { name })
    if (file.checksum !== checksum) throw new AppError('conflict', 'migrationEdited', { name })
  }
  const names = new Set(applied.map(({ migration_name: name }) => name))
  return migrations.filter(({ name }) => !names.has(name))
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('begin')
  try {
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at) values ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    )
    await client.query(sql)
    await client.query(
      `update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`,
      [id],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new AppError('unavailable', 'migrationFailed', { name, detail: (error as Error).message })
  }
}
