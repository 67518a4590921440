import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { runStatement } from '@/lib/database/run-statement'
import { testDatabase } from '@/lib/testing/database'
import { claimDatabase } from './database-claim'

const database = testDatabase()

// Ends the session that holds the claim, as a restart of the database does.
const cutClaim = () =>
  runStatement(
    database.url(),
    `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  )

test('one server at a time', async () => {
  const first = await claimDatabase(database.url(), () => {})
  await expect(claimDatabase(database.url(), () => {})).rejects.toMatchObject({ reason: 'databaseClaimed' })
  await first.release()
  const second = await claimDatabase(database.url(), () => {})
  await second.release()
}, 20_000)

test('waits for the session of a server that has just been killed', async () => {
  const first = await claimDatabase(database.url(), () => {})
  const second = claimDatabase(database.url(), () => {})
  await sleep(600)
  await first.release()
  await (await second).release()
})

test('is taken again after the database was away', async () => {
  const onLost = vi.fn()
  const claim = await claimDatabase(database.url(), onLost)
  await cutClaim()
  await sleep(1500)
  await expect(claimDatabase(database.url(), () => {})).rejects.toMatchObject({ reason: 'databaseClaimed' })
  expect(onLost).not.toHaveBeenCalled()
  await claim.release()
}, 20_000)

test('tells when another server was quicker', async () => {
  const onLost = vi.fn()
  await claimDatabase(database.url(), onLost)
  await cutClaim()
  const quicker = await claimDatabase(database.url(), () => {})
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), 5000)
  await quicker.release()
})
