import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { threadCounts, threadsOf } from './queries'
import { mentionOf } from './schema'

testDatabase()

const THREADS = 2_000
const uuid = (kind: number, index: number) =>
  `0199a000-000${kind}-7000-8000-${String(index).padStart(12, '0')}`

let reportId: string
let userId: string
beforeAll(async () => {
  reportId = await createReport()
  const reviewer = await addMember(reportId, 'reviewer', await createUser({ name: 'Reviewer' }))
  userId = (await addMember(reportId, 'author')).id
  const drafts = await db.draft.findMany({ where: { reportId }, select: { id: true } })
  const draftOf = (index: number) => drafts[index % drafts.length]!.id
  const every = Array.from({ length: THREADS }, (_, index) => index)
  await db.thread.createMany({
    data: every.map((index) => ({
      ...{ id: uuid(1, index), reportId, quote: `words ${index}` },
      ...(index % 10 === 0 ? { paragraph: '1-a.1', replyVersion: 1 } : { draftId: draftOf(index) }),
    })),
  })
  await db.threadAnchor.createMany({
    data: every
      .filter((index) => index % 10 !== 0)
      .map((index) => ({ threadId: uuid(1, index), draftId: draftOf(index), position: THREADS - index })),
  })
  await db.comment.createMany({
    data: every.flatMap((index) =>
      [0, 1, 2].map((answer) => ({
        ...{ id: uuid(2, index * 3 + answer), threadId: uuid(1, index), authorId: reviewer.id },
        text: mentionOf(userId),
      })),
    ),
  })
  await db.commentMention.createMany({
    data: every.map((index) => ({ commentId: uuid(2, index * 3), userId })),
  })
})

/** How many statements `work` sends to the database, what it gives, and how long it takes. */
async function measured<T>(work: () => Promise<T>) {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const started = performance.now()
  try {
    const value = await work()
    return { value, statements: query.mock.calls.length, ms: performance.now() - started }
  } finally {
    query.mockRestore()
  }
}

test('two thousand threads are read in as few statements as one, and fast', async () => {
  const many = await measured(() => threadsOf(userId, reportId))
  const one = await measured(() => threadsOf(userId, reportId, { thread: uuid(1, 1) }))
  expect(many.value.threads).toHaveLength(THREADS)
  expect(one.value.threads).toHaveLength(1)
  expect(many.statements).toBeGreaterThan(3)
  expect(many.statements).toBeLessThanOrEqual(14)
  expect(many.statements - one.statements).toBeLessThanOrEqual(2)
  expect(many.ms).toBeLessThan(3_000)
  const counts = await measured(() => threadCounts(userId, reportId))
  expect(Object.values(counts.value).reduce((sum, { unread }) => sum + unread, 0)).toBe(THREADS)
  expect(counts.statements).toBeLessThanOrEqual(2)
  expect(counts.ms).toBeLessThan(1_500)
  console.log(
    `threads: ${THREADS} in ${many.statements} statements, ${Math.round(many.ms)} ms; counts ${Math.round(counts.ms)} ms`,
  )
})
