import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import { readMigrations } from './migration-files'
import { sqlOfChanges } from './schema-engine'
import { startScratchDatabase } from './scratch-database'

const LOCK_FILE = `# Written by npm run db:migration; Prisma's command line wants it.\nprovider = "postgresql"\n`

/**
 * Writes `prisma/migrations/<UTC time>_<name>/migration.sql`, which leads from the existing migrations to
 * schema.prisma, and answers the folder's name, or undefined when the schema did not change.
 * @throws AppError `invalid_input` for a name that is not made of letters, digits, `-` and `_`.
 */
export async function writeMigration(
  prismaFolder: string,
  name: string,
  now: Date,
): Promise<string | undefined> {
  if (!/^[a-z0-9][a-z0-9_-]{0,99}$/i.test(name))
    throw new AppError('invalid_input', 'migrationName', { name })
  const folder = join(prismaFolder, 'migrations')
  const scratch = await startScratchDatabase()
  let sql: string
  try {
    sql = await sqlOfChanges(scratch.url, readMigrations(folder), join(prismaFolder, 'schema.prisma'))
  } finally {
    await scratch.stop()
  }
  if (!sql) return undefined
  const directory = `${now.toISOString().slice(0, 19).replace(/\D/g, '')}_${name}`
  mkdirSync(join(folder, directory), { recursive: true })
  writeFileSync(join(folder, directory, 'migration.sql'), `${sql.trim()}\n`)
  if (!existsSync(join(folder, 'migration_lock.toml')))
    writeFileSync(join(folder, 'migration_lock.toml'), LOCK_FILE)
  return directory
}
