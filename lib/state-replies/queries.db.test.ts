import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { chapterOf, outlineOf, questionText, replyText, replyVersion } from './queries'

testDatabase()

let reportId: string
let reader: TestUser
let stranger: TestUser
beforeAll(async () => {
  reportId = await createReport({ coordinator: await createUser(), sample: true })
  reader = await addMember(reportId, 'reader')
  stranger = await createUser()
  await addMember(await createReport(), 'coordinator', stranger)
})

test('the outline holds every chapter, section and question in order, each with a draft of its own', async () => {
  await db.draft.updateMany({ where: { reportId, question: { slug: '9-i-j' } }, data: { words: 7 } })
  const outline = await outlineOf(reader.id, reportId)
  expect(outline.chapters.map(({ slug }) => slug)).toEqual([
    'executive-summary',
    'introduction',
    'general-recommendations',
  ])
  expect(outline.sections).toHaveLength(23)
  const questions = outline.sections.flatMap((section) => section.questions)
  expect(questions).toHaveLength(153)
  expect(questions.slice(0, 4).map(({ label }) => label)).toEqual(['1 (a)', '1 (b)', '1 (c)', '2 (a)'])
  expect(questions.find(({ slug }) => slug === '9-i-j')).toMatchObject({ label: '9 (i) and (j)', words: 7 })
  const drafts = [...outline.chapters, ...questions].map(({ draftId }) => draftId)
  expect(new Set(drafts).size).toBe(156)
  expect(await db.draft.count({ where: { reportId, id: { in: drafts } } })).toBe(156)
})

test('a report whose reply is not there yet has its chapters', async () => {
  const empty = await createReport({ coordinator: stranger })
  await db.stateReply.deleteMany({ where: { reportId: empty } })
  expect(await outlineOf(stranger.id, empty)).toMatchObject({ chapters: [{}, {}, {}], sections: [] })
  await expect(replyVersion(stranger.id, empty)).rejects.toMatchObject({ code: 'not_found' })
})

test('a question is its text under its heading', async () => {
  const question = await questionText(reader.id, reportId, '2-c')
  expect(question).toMatchObject({
    label: '2 (c)',
    sectionTitle: 'Legislative framework and definition of discrimination',
    language: 'en',
  })
  expect(question.paragraphs.map(({ anchor }) => anchor)).toEqual(['2-c.1', '2-c.2'])
  expect(question.paragraphs[1]?.text).toMatch(/^The current wording ensures .* is enshrined\.$/)
})

test('a question of another report, and none, are not found', async () => {
  const other = await createReport({ coordinator: stranger })
  expect(await questionText(stranger.id, other, '1-a')).toMatchObject({ label: '1 (a)' })
  for (const slug of ['9-i-j', '', 'nothing', '1-A', '\0', '%', "1-a' or 1=1"]) {
    await expect(questionText(stranger.id, other, slug), slug).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('chapters are found by their address alone', async () => {
  expect(await chapterOf(reader.id, reportId, 'executive-summary')).toMatchObject({
    chapter: 'executive_summary',
  })
  for (const slug of ['executive_summary', 'summary', '', 'constructor']) {
    await expect(chapterOf(reader.id, reportId, slug), slug).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('the reply for searching is whole and in order, and its version follows its source', async () => {
  const { questions } = await replyText(reader.id, reportId)
  expect(questions).toHaveLength(153)
  expect(questions.flatMap(({ paragraphs }) => paragraphs)).toHaveLength(192)
  expect(questions[0]).toMatchObject({ slug: '1-a', paragraphs: [{ anchor: '1-a.1' }] })

  const before = await replyVersion(reader.id, reportId)
  expect(await replyVersion(reader.id, reportId)).toBe(before)
  await db.stateReply.update({ where: { reportId }, data: { sourceSha256: 'f'.repeat(64) } })
  expect(await replyVersion(reader.id, reportId)).not.toBe(before)
})

test('to a stranger nothing of it exists, known id or not', async () => {
  for (const id of [reportId, '00000000-0000-4000-8000-000000000000', 'no-uuid']) {
    const asked = [
      outlineOf(stranger.id, id),
      questionText(stranger.id, id, '1-a'),
      chapterOf(stranger.id, id, 'introduction'),
      replyVersion(stranger.id, id),
      replyText(stranger.id, id),
    ]
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ code: 'not_found' })
  }
})
