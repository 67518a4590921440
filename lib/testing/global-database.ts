import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/database/migrate'
import { startScratchDatabase } from '@/lib/database/scratch-database'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the run's PostgreSQL; `testDatabase` makes a database in it per test file. */
    testClusterUrl: string
  }
}

/** The migrated, empty database that every test file gets a copy of. */
export const TEMPLATE = 'template_counterpoint'

/**
 * Vitest's global set-up for tests against a real PostgreSQL: one passing cluster for the run, migrated once, stopped
 * and removed afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startScratchDatabase()
  try {
    await database.query(`create database ${TEMPLATE}`)
    await migrate(
      database.urlOf(TEMPLATE),
      fileURLToPath(new URL('../../prisma/migrations', import.meta.url)),
    )
  } catch (error) {
    await database.stop()
    throw error
  }
  project.provide('testClusterUrl', database.url)
  return async () => {
    await database.stop()
  }
}
