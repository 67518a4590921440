import { expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { type ListedReport, listMyReports } from '@/lib/reports/queries'
import { updateSettings } from '@/lib/reports/update-settings'
import { outlineOf } from '@/lib/state-replies/queries'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { createDraftPool } from './connections'
import { recordWords } from './record-words'
import { reportCounts } from './report-counts'

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
  const nothing = { hiddenWords: 0, hiddenNoteWords: 0, finalHiddenWords: 0, finalHiddenNoteWords: 0 }
  const counts = { words: 10, noteWords: 4, ...suggested, ...nothing, notes: 2, editedAt: null }
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

test('the limit counts the submission that is sent; of both it is known how many words they have', async () => {
  const [reportId, coordinator] = [await createReport(), await createUser()]
  await addMember(reportId, 'coordinator', coordinator)
  const me = coordinator.id
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })
  const pool = createDraftPool()
  const told: unknown[] = []
  const leave = subscribe('draft.counted', ({ words, hidden, finalHidden }) =>
    told.push([words, hidden, finalHidden]),
  )
  const counts = { words: 10, noteWords: 4, finalWords: 12, finalNoteWords: 5, notes: 2, editedAt: null }
  const hidden = { hiddenWords: 3, hiddenNoteWords: 2, finalHiddenWords: 4, finalHiddenNoteWords: 2 }
  await recordWords(pool, [{ draftId: draft.id, ...counts, ...hidden }])
  const listed = async () => {
    const [{ words, final, public: open, confidential }] = (await listMyReports(me)) as [ListedReport]
    return { words, final, public: open, confidential }
  }
  expect(await listed()).toEqual({ words: 7, final: 8, public: 7, confidential: 10 })
  expect(await reportCounts(pool, reportId)).toMatchObject({ countsConfidential: false })
  const changes = { publicity: 'confidential', footnotes: 'apart' } as const
  await updateSettings(me, { reportId, changes, before: { publicity: null, footnotes: null } })
  expect(await listed()).toEqual({ words: 6, final: 7, public: 5, confidential: 6 })
  expect((await outlineOf(me, reportId)).countsConfidential).toBe(true)
  const live = await reportCounts(pool, reportId)
  expect(live).toMatchObject({ countsConfidential: true })
  expect(live!.drafts.find(({ draftId }) => draftId === draft.id)).toMatchObject({
    words: 6,
    hidden: 1,
    finalHidden: 2,
  })
  // The same words, one of them for everybody by now.
  await recordWords(pool, [{ draftId: draft.id, ...counts, ...hidden, hiddenWords: 2, finalHiddenWords: 2 }])
  expect(told).toEqual([
    [10, 3, 4],
    [6, undefined, undefined],
  ])
  leave()
  await pool.end()
})
