import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { SAMPLE, seedSample } from '@/prisma/seed'
import { listReports } from './list-reports'

testDatabase()

test('an empty database receives the sample once, and whole', async () => {
  const reportId = await seedSample()
  expect(await seedSample()).toBeNull()

  const report = await db.report.findUniqueOrThrow({
    where: { id: reportId! },
    include: { stateReply: true },
  })
  expect(report).toMatchObject({
    title: 'Alternative report on Kazakhstan',
    committee: 'CEDAW',
    session: 93,
    state: 'KAZ',
    language: 'en',
    wordLimit: 6600,
    publicity: null,
  })
  expect(report.stateReply).toMatchObject({
    symbol: null,
    dateReceived: new Date('2025-10-20'),
    language: 'en',
  })
  expect(report.stateReply?.source).toBe(await readFile(SAMPLE, 'utf8'))
  expect(await db.section.count()).toBe(23)
  expect(await db.question.count()).toBe(153)
  expect(await db.replyParagraph.count()).toBe(192)
  expect(await db.membership.count()).toBe(0)

  const drafts = await db.draft.findMany({ where: { reportId: reportId! }, include: { updates: true } })
  expect(drafts).toHaveLength(153 + 3)
  expect(drafts.filter(({ chapter }) => chapter)).toHaveLength(3)
  const texts = drafts.map(({ updates }) => documentFromUpdates(updates.map(({ data }) => data)))
  expect(new Set(texts.map((text) => JSON.stringify(text)))).toEqual(
    new Set(['{"type":"doc","content":[{"type":"paragraph"}]}']),
  )
})

test('the order of questions is that of the reply, and merged labels keep both letters', async () => {
  const questions = await db.question.findMany({
    orderBy: { position: 'asc' },
    select: { slug: true, refs: true },
  })
  expect(questions.map(({ slug }) => slug).slice(0, 2)).toEqual(['1-a', '1-b'])
  expect(questions.find(({ slug }) => slug === '9-i-j')?.refs).toEqual(['9(i)', '9(j)'])
})

test('whoever makes a report coordinates it, and the list of reports knows them', async () => {
  const coordinator = await createUser()
  const reportId = await createReport({ coordinator })
  const listed = (await listReports()).find(({ id }) => id === reportId)
  expect(listed).toMatchObject({ state: 'KAZ', members: 1, words: 0, committee: 'CEDAW' })
})

test('a file that is no reply makes no report at all', async () => {
  const before = await db.report.count()
  const { createReport: fromFile } = await import('./create-report')
  await expect(fromFile({ file: Buffer.from(''), actorId: null })).rejects.toMatchObject({
    code: 'not_a_reply',
  })
  expect(await db.report.count()).toBe(before)
})
