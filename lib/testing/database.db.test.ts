import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from './database'

const database = testDatabase()

test('the file has a migrated, empty database, and the product uses it', async () => {
  expect(await db.user.count()).toBe(0)
  await db.user.create({ data: { email: 'a@example.org', name: 'A' } })
  const [row] = await db.$queryRaw<{ name: string }[]>`select current_database() as name`
  expect(database.url()).toContain(`/${row?.name}?`)
})
