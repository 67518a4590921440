import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { listMyReports, reportHead } from './queries'

testDatabase()

test('a list holds the reports of this person alone, with role, words and progress', async () => {
  const coordinator = await createUser()
  const mine = await createReport({ coordinator })
  const theirs = await createReport({ coordinator: await createUser() })
  await db.report.update({ where: { id: mine }, data: { title: 'Ours', wordLimit: 500 } })
  await db.draft.updateMany({ where: { reportId: mine, question: { slug: '1-b' } }, data: { words: 40 } })
  const counts = { words: 2, finalWords: 5 }
  await db.draft.updateMany({ where: { reportId: mine, chapter: 'introduction' }, data: counts })

  expect(await listMyReports(coordinator.id)).toEqual([
    {
      id: mine,
      title: 'Ours',
      committee: 'CEDAW',
      session: 93,
      state: 'KAZ',
      role: 'coordinator',
      words: 42,
      final: 5,
      public: 42,
      confidential: 42,
      wordLimit: 500,
      questions: { started: 1, all: 3 },
    },
  ])

  const reader = await addMember(theirs, 'reader')
  expect(await listMyReports(reader.id)).toMatchObject([{ id: theirs, role: 'reader' }])
  expect(await listMyReports((await createUser()).id)).toEqual([])
})

test('the report that was written in last comes first', async () => {
  const coordinator = await createUser()
  const [first, second] = [await createReport({ coordinator }), await createReport({ coordinator })]
  expect((await listMyReports(coordinator.id)).map(({ id }) => id)).toEqual([second, first])
  await db.draft.updateMany({
    where: { reportId: first, chapter: 'introduction' },
    data: { editedAt: new Date(Date.now() + 60_000) },
  })
  expect((await listMyReports(coordinator.id)).map(({ id }) => id)).toEqual([first, second])
})

test('a report exists for its members alone', async () => {
  const reportId = await createReport({ coordinator: await createUser() })
  const reader = await addMember(reportId, 'reader')
  expect(await reportHead(reader.id, reportId)).toMatchObject({ id: reportId, state: 'KAZ', publicity: null })

  const stranger = await createUser()
  for (const id of [reportId, '00000000-0000-4000-8000-000000000000', 'no-uuid', '']) {
    await expect(reportHead(stranger.id, id), id).rejects.toMatchObject({ code: 'not_found' })
  }
})
