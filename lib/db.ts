import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl } from '@/lib/env'
import { PrismaClient } from '@/lib/generated/prisma/client'

// Next bundles its own copy of this module beside the server's: one client for the whole process all the same.
const key = Symbol.for('counterpoint.db')
const host = globalThis as typeof globalThis & { [key]?: PrismaClient }

/** The process' only database client, made on first use, when DATABASE_URL is known. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    const client = (host[key] ??= new PrismaClient({
      adapter: new PrismaPg({ connectionString: databaseUrl(), max: 10 }),
    }))
    const value: unknown = Reflect.get(client, property, client)
    return typeof value === 'function' ? value.bind(client) : value
  },
})

/** A transaction's client, or `db` itself: what a command passes on to the parts that write with it. */
export type Database = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** Closes the connections; a later use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const client = host[key]
  delete host[key]
  await client?.$disconnect()
}
