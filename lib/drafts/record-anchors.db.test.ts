import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createReport } from '@/lib/testing/factories'
import { createDraftPool } from './connections'
import { recordAnchors } from './record-anchors'

testDatabase()

let pool: Pool
let reportId: string
let draftIds: string[]
const changes: (string | null)[] = []
let unsubscribe: () => void
beforeAll(async () => {
  pool = createDraftPool()
  reportId = await createReport()
  draftIds = (await db.draft.findMany({ where: { reportId }, select: { id: true } })).map(({ id }) => id)
  unsubscribe = subscribe('threads.changed', ({ threadId }) => void changes.push(threadId))
})
afterAll(async () => {
  unsubscribe()
  await pool.end()
})

const thread = async (createdAt = new Date(Date.now() - 60_000), report = reportId) =>
  (await db.thread.create({ data: { reportId: report, quote: 'words', createdAt } })).id
const anchors = async () =>
  (await db.threadAnchor.findMany({ orderBy: [{ draftId: 'asc' }, { position: 'asc' }] })).map(
    ({ threadId, draftId, position }) => [threadId, draftId, position],
  )
const record = (index: number, threads: string[], left: string[] = []) =>
  recordAnchors(pool, [{ draftId: draftIds[index]!, threads, left }])

test('anchors follow the texts, and only what changed is told', async () => {
  const [one, two] = [await thread(), await thread()]
  const [a, b] = draftIds as [string, string]
  await record(0, [one, two])
  expect(await anchors()).toEqual([
    [one, a, 0],
    [two, a, 1],
  ])
  expect(changes.splice(0)).toEqual([null])
  await record(0, [one, two])
  expect(changes.splice(0)).toEqual([])
  await record(0, [two])
  expect(await anchors()).toEqual([[two, a, 0]])
  expect(changes.splice(0)).toEqual([null])
  await recordAnchors(pool, [
    { draftId: a, threads: [], left: [] },
    { draftId: b, threads: [two], left: [] },
  ])
  expect(await anchors()).toEqual([[two, b, 0]])
  expect(changes.splice(0)).toEqual([two])
  await record(1, [])
  expect(await anchors()).toEqual([])
})

test('ids of no thread, of another report’s, and drafts that are gone are passed over', async () => {
  const foreign = await thread(undefined, await createReport())
  await record(0, ['nonsense', 'nul\0', foreign, crypto.randomUUID()])
  expect(await anchors()).toEqual([])
  await recordAnchors(pool, [{ draftId: crypto.randomUUID(), threads: [await thread()], left: [] }])
  expect(await anchors()).toEqual([])
})

test('a thread that began a moment ago is not taken for gone before its mark was seen', async () => {
  const young = await thread(new Date())
  await db.threadAnchor.create({ data: { threadId: young, draftId: draftIds[0]!, position: 0 } })
  await record(0, [])
  expect(await anchors()).toEqual([[young, draftIds[0], 0]])
  await record(0, [], [young])
  expect(await anchors()).toEqual([])
})
