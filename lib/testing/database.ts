import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { runStatement } from '@/lib/database/run-statement'
import { closeDatabase } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { TEMPLATE } from './global-database'

/**
 * Gives the calling test file (`*.db.test.ts`) a database of its own, migrated and empty, and removes it afterwards.
 * Call it once at the top of the file; from the first `beforeAll` on, `db` of `@/lib/db` is connected to it.
 *
 * ```ts
 * testDatabase()
 * test('a report is saved', async () => { await db.report.create(…) })
 * ```
 *
 * @returns the database's URL, known from the first `beforeAll` on, for tests that open connections of their own.
 */
export function testDatabase(): { url(): string } {
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = new URL(inject('testClusterUrl'))
  url.pathname = `/${name}`

  beforeAll(async () => {
    await inCluster(`create database ${name} template ${TEMPLATE}`)
    provideEnvironment({ databaseUrl: url.href })
  })
  afterAll(async () => {
    await closeDatabase()
    await inCluster(`drop database if exists ${name} with (force)`)
  })
  return { url: () => url.href }
}

const inCluster = (sql: string) => runStatement(inject('testClusterUrl'), sql)
