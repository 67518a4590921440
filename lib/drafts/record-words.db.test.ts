import { expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { listMyReports } from '@/lib/reports/queries'
import { updateSettings } from '@/lib/reports/update-settings'
import { outlineOf } from '@/lib/state-replies/queries'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { createDraftPool } from './connections'
import { recordWords } from './record-words'

testDatabase()

test('words of footnotes count as the report says, wherever words are counted; its drafts are in the order of its notes', async () => {
  const [reportId, coordinator] = [await createReport(), await createUser()]
  await addMember(reportId, 'coordinator', coordinator)
  const me = coordinator.id
  const order = (await outlineOf(me, reportId)).notes.map(({ draftId }) => draftId)
  const contents = await readContentsAtOneMoment(reportId)
  const drafts = await db.draft.findMany({ where: { reportId } })
  const named = (name: string | null, question: string | null) =>
    drafts.find((draft) => draft.chapter === name && draft.questionId === question)!.id
  expect(order).toEqual([
    named('executive_summary', null),
    named('introduction', null),
    ...contents.sections.flatMap(({ questions }) => questions.map(({ id }) => named(null, id))),
    named('general_recommendations', null),
  ])

  const told: unknown[] = []
  const leave = subscribe('draft.counted', ({ words, final, notes }) => told.push([words, final, notes]))
  const pool = createDraftPool()
  const [first, second] = order
  const suggested = { finalWords: 12, finalNoteWords: 5 }
  const counts = { words: 10, noteWords: 4, ...suggested, notes: 2, editedAt: null }
  await recordWords(pool, [{ draftId: first!, ...counts }])
  // The same words, and one note more.
  await recordWords(pool, [{ draftId: first!, ...counts, notes: 3 }])
  const wordsNow = async () =>
    [(await outlineOf(me, reportId)).chapters[0]!, (await listMyReports(me))[0]!].map(({ words, final }) => [
      words,
      final,
    ])
  const both = (words: number, final: number) => [
    [words, final],
    [words, final],
  ]
  expect(await wordsNow()).toEqual(both(10, 12))
  expect((await outlineOf(me, reportId)).notes.slice(0, 2)).toEqual([
    { draftId: first, notes: 3 },
    { draftId: second, notes: 0 },
  ])
  await updateSettings(me, { reportId, changes: { footnotes: 'apart' }, before: { footnotes: null } })
  expect(await wordsNow()).toEqual(both(6, 7))
  expect((await outlineOf(me, reportId)).countsFootnotes).toBe(false)
  await recordWords(pool, [{ draftId: first!, ...counts, words: 11 }])
  // The same words, and a suggestion more.
  await recordWords(pool, [{ draftId: first!, ...counts, words: 11, finalWords: 13 }])
  expect(told).toEqual([
    [10, 12, 2],
    [10, 12, 3],
    [7, 7, 2],
    [7, 8, 2],
  ])
  leave()
  await pool.end()
})
