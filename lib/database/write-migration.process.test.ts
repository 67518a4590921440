import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMigrations } from './migration-files'
import { migrate } from './migrate'
import { sqlOfChanges } from './schema-engine'
import { startScratchDatabase } from './scratch-database'
import { writeMigration } from './write-migration'

const OURS = fileURLToPath(new URL('../../prisma', import.meta.url))
const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'prisma-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const schema = (models: string) => writeFileSync(join(folder, 'schema.prisma'), HEAD + models)

test('writes what leads from the migrations to the schema, and nothing when nothing does', async () => {
  schema('model Word {\n  id Int @id\n}')
  expect(await writeMigration(folder, 'first', new Date('2026-01-02T03:04:05Z'))).toBe('20260102030405_first')
  schema('model Word {\n  id Int @id\n  text String?\n}')
  expect(await writeMigration(folder, 'second', new Date('2026-01-03T03:04:05Z'))).toBe(
    '20260103030405_second',
  )
  expect(readMigrations(join(folder, 'migrations')).at(-1)!.sql).toBe(
    '-- AlterTable\nALTER TABLE "Word" ADD COLUMN     "text" TEXT;\n',
  )
  expect(readFileSync(join(folder, 'migrations', 'migration_lock.toml'), 'utf8')).toContain(
    'provider = "postgresql"',
  )
  expect(await writeMigration(folder, 'third', new Date())).toBeUndefined()
  expect(readdirSync(join(folder, 'migrations'))).toHaveLength(3)

  const scratch = await startScratchDatabase()
  try {
    expect(await migrate(scratch.url, join(folder, 'migrations'))).toHaveLength(2)
  } finally {
    await scratch.stop()
  }
})

test.each(['', '../x', 'two words', '-x'])('refuses the name %j', async (name) => {
  await expect(writeMigration(folder, name, new Date())).rejects.toMatchObject({ reason: 'migrationName' })
})

test('our own migrations lead to our schema', async () => {
  const scratch = await startScratchDatabase()
  try {
    expect(
      await sqlOfChanges(scratch.url, readMigrations(join(OURS, 'migrations')), join(OURS, 'schema.prisma')),
    ).toBe('')
  } finally {
    await scratch.stop()
  }
})
