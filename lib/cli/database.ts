import { openDatabase } from '@/lib/database/open-database'

/** Runs `work` with the installation's database, and lets go of it whatever happens. */
export async function withDatabase<Value>(work: () => Promise<Value>): Promise<Value> {
  const database = await openDatabase()
  try {
    return await work()
  } finally {
    await database.close()
  }
}
