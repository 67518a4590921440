import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { createDraftPool, inTransaction } from './connections'
import { PostgresLogWriter } from './log-writer'
import { RowsRefused, UpdateLog } from './update-log'

testDatabase()

let pool: Pool
let log: UpdateLog
let draftId: string
let userId: string

beforeAll(async () => {
  pool = createDraftPool()
  log = new UpdateLog(new PostgresLogWriter())
  userId = (await createUser()).id
})
afterAll(async () => {
  await log.close()
  await pool.end()
})
beforeEach(async () => {
  const reportId = await createReport()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId }, select: { id: true } })).id
})

const rows = () => db.draftUpdate.count({ where: { draftId } })

describe('the log writer', () => {
  test('keeps the order of what it is given', async () => {
    for (let number = 0; number < 1_000; number++) {
      log.append({ draftId, userId, data: new Uint8Array([number >> 8, number & 255]), settled: () => {} })
      if (number % 97 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await log.whenSettled()
    const written = await db.draftUpdate.findMany({ where: { draftId, userId }, orderBy: { seq: 'asc' } })
    expect(written.map(({ data }) => data[0]! * 256 + data[1]!)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index),
    )
  })

  test('tells a refused row from a broken connection, and connects again after that', async () => {
    const writer = new PostgresLogWriter()
    const data = new Uint8Array([0, 0])
    const refused = writer.write([
      { draftId, userId, data },
      { draftId: crypto.randomUUID(), userId, data },
    ])
    await expect(refused).rejects.toBeInstanceOf(RowsRefused)
    expect(await rows()).toBe(1)
    await inTransaction(pool, async (client) => {
      await client.query('lock table draft_updates in access exclusive mode')
      const broken = expect(writer.write([{ draftId, userId, data }])).rejects.not.toBeInstanceOf(RowsRefused)
      const waiting = `from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into draft_updates%'`
      while ((await client.query(`select pg_terminate_backend(pid) ${waiting}`)).rowCount === 0);
      await broken
    })
    await writer.write([{ draftId, userId, data }])
    expect(await rows()).toBe(2)
    await writer.close()
  })

  test('takes nothing for a locked draft, and what the others get in the same statement all the same', async () => {
    const other = await db.draft.findFirstOrThrow({ where: { reportId: await createReport() } })
    await db.draft.update({ where: { id: draftId }, data: { lockedAt: new Date() } })
    const settled: [string, boolean][] = []
    for (const id of [other.id, draftId, other.id]) {
      const data = new Uint8Array([0, 0])
      log.append({ draftId: id, userId, data, settled: (error) => settled.push([id, error === null]) })
    }
    await log.whenSettled()
    expect(settled.filter(([id]) => id === other.id).map(([, isSaved]) => isSaved)).toEqual([true, true])
    expect(settled.filter(([id]) => id === draftId).map(([, isSaved]) => isSaved)).toEqual([false])
    const written = (id: string) => db.draftUpdate.count({ where: { draftId: id, userId } })
    expect([await written(draftId), await written(other.id)]).toEqual([0, 2])
  })
})
