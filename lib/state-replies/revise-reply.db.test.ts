import { readFile } from 'node:fs/promises'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createReport as createReportOfFile } from '@/lib/reports/create-report'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, SMALL_REPLY, type TestUser } from '@/lib/testing/factories'
import { createIntake } from '@/lib/testing/intakes'
import { doc, p } from '@/lib/testing/richtext'
import { changesBetween } from './changes'
import { markChangeSeen } from './mark-change-seen'
import { outlineOf, questionText, replyText } from './queries'
import { reviseReply } from './revise-reply'
import { versionsOf } from './versions'

testDatabase()

let coordinator: TestUser
let reportId: string
beforeEach(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
})

const revise = async (text: string) =>
  reviseReply(coordinator.id, { intakeId: await createIntake({ user: coordinator, text, reportId }) })

/** Somebody wrote under this question, a moment ago: nobody has counted the words yet. */
async function write(slug: string): Promise<string> {
  const { id } = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug } } })
  const data = new Uint8Array(updateFromDocument(doc(p('Ours here'))))
  await db.draftUpdate.create({ data: { draftId: id, userId: coordinator.id, data } })
  return id
}

test('what says the same keeps everything, what says something else keeps its place and is flagged', async () => {
  const changed = await write('1-b')
  const unchanged = await write('1-a')
  const before = await questionText(coordinator.id, reportId, '1-b')
  const revised = SMALL_REPLY.replace('No complaint was filed in 2024.', 'Two complaints were filed in 2024.')
  expect(await revise(revised)).toEqual({ reportId, version: 2 })

  const after = await questionText(coordinator.id, reportId, '1-b')
  expect(after).toMatchObject({ id: before.id, draftId: changed, replyChangedIn: 2, version: 2 })
  expect(after.paragraphs).toMatchObject([
    { anchor: '1-b.1', text: 'Two complaints were filed in 2024.', changedIn: 2 },
    { anchor: '1-b.2', changedIn: null },
  ])
  expect(await questionText(coordinator.id, reportId, '1-a')).toMatchObject({
    draftId: unchanged,
    replyChangedIn: null,
  })
  const flagged = (await outlineOf(coordinator.id, reportId)).sections
    .flatMap(({ questions }) => questions)
    .filter((question) => question.changed)
  expect(flagged.map(({ slug }) => slug)).toEqual(['1-b'])
  expect(await replyText(coordinator.id, reportId)).toMatchObject({ version: 2 })
})

test('the flag goes when somebody who writes has looked', async () => {
  const draftId = await write('2')
  await revise(SMALL_REPLY.replace('free of charge', 'free of charge for all'))
  expect((await questionText(coordinator.id, reportId, '2')).replyChangedIn).toBe(2)
  await markChangeSeen((await addMember(reportId, 'author')).id, { draftId })
  expect((await questionText(coordinator.id, reportId, '2')).replyChangedIn).toBeNull()
  await expect(
    markChangeSeen(coordinator.id, { draftId: '00000000-0000-4000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('an empty draft is flagged for nobody', async () => {
  await revise(SMALL_REPLY.replace('free of charge', 'free'))
  expect((await questionText(coordinator.id, reportId, '2')).replyChangedIn).toBeNull()
})

test('what comes between others moves them, and they stay what they are', async () => {
  const draftId = await write('2')
  const before = await questionText(coordinator.id, reportId, '2')
  const longer = SMALL_REPLY.replace(
    '1 (b)\n',
    '1 (b)\n\tA new first paragraph about something else entirely.\n',
  ).replace('Access to justice\n', '1 (c)\n\tNumbers are kept.\n\nAccess to justice\n')
  await revise(`${longer}\nStatistics and data\n\n3\n\tNumbers are published.\n`)
  const { paragraphs } = await questionText(coordinator.id, reportId, '1-b')
  expect(paragraphs.map(({ anchor, changedIn }) => [anchor, changedIn])).toEqual([
    ['1-b.3', 2],
    ['1-b.1', null],
    ['1-b.2', null],
  ])
  expect(await questionText(coordinator.id, reportId, '2')).toEqual({ ...before, version: 2 })
  expect(before.draftId).toBe(draftId)
  const outline = await outlineOf(coordinator.id, reportId)
  expect(outline.sections.map(({ title }) => title)).toEqual([
    'Legal framework',
    'Access to justice',
    'Statistics and data',
  ])
})

test('a question that the State withdrew stays with its text and what was written under it', async () => {
  const draftId = await write('2')
  await db.draft.update({ where: { id: draftId }, data: { words: 2 } })
  await revise(SMALL_REPLY.replace(/Access to justice[^]*/, ''))
  expect((await outlineOf(coordinator.id, reportId)).withdrawn).toMatchObject([{ slug: '2', draftId }])
  expect(await questionText(coordinator.id, reportId, '2')).toMatchObject({
    withdrawnIn: 2,
    replyChangedIn: 2,
    paragraphs: [{ anchor: '2.1', text: 'Legal aid is free of charge.' }],
  })
  expect((await outlineOf(coordinator.id, reportId)).sections.map(({ title }) => title)).toEqual([
    'Legal framework',
  ])
  expect((await replyText(coordinator.id, reportId)).questions.map(({ slug }) => slug)).toEqual([
    '1-a',
    '1-b',
  ])
  // And back.
  await revise(SMALL_REPLY)
  expect(await questionText(coordinator.id, reportId, '2')).toMatchObject({
    draftId,
    withdrawnIn: null,
    paragraphs: [{ anchor: '2.1' }],
  })
})

test('what changed is told word by word', async () => {
  await revise(
    SMALL_REPLY.replace('No complaint was filed in 2024.', 'Two complaints were filed in 2024.').replace(
      '\tA second paragraph follows the first.\n',
      '',
    ) + '\n3\n\tAdded.\n',
  )
  const changes = await changesBetween(coordinator.id, reportId, 1, 2)
  expect(changes.questions.map(({ label, state }) => [label, state])).toEqual([
    ['1 (a)', 'same'],
    ['1 (b)', 'changed'],
    ['2', 'same'],
    ['3', 'added'],
  ])
  expect(changes.questions[1]?.paragraphs).toEqual([
    {
      ...{ anchor: '1-b.1', number: null, state: 'changed' },
      pieces: [
        { kind: 'removed', text: 'No' },
        { kind: 'added', text: 'Two' },
        { kind: 'same', text: ' ' },
        { kind: 'removed', text: 'complaint' },
        { kind: 'added', text: 'complaints' },
        { kind: 'same', text: ' ' },
        { kind: 'removed', text: 'was' },
        { kind: 'added', text: 'were' },
        { kind: 'same', text: ' filed in 2024.' },
      ],
    },
    {
      ...{ anchor: '1-b.2', number: null, state: 'removed' },
      pieces: [{ kind: 'removed', text: 'A second paragraph follows the first.' }],
    },
  ])
  for (const [from, to] of [
    [1, 3],
    [0, 1],
    [1, Number.NaN],
    [1.5, 2],
  ] as const) {
    await expect(changesBetween(coordinator.id, reportId, from, to)).rejects.toMatchObject({
      code: 'not_found',
    })
  }
})

test('a corrigendum in Word is told from the first file word by word, and its PDF says the same', async () => {
  const read = (name: string) => readFile(`lib/parsing/fixtures/documents/${name}`)
  const report = await createReportOfFile({
    ...{ file: await read('cedaw-en-worded.docx'), filename: 'reply.docx', actorId: coordinator.id },
  })
  const reviseBy = async (name: string) => {
    const bytes = new Uint8Array(await read(name))
    const intakeId = await createIntake({ user: coordinator, reportId: report, bytes, name })
    const { version } = await reviseReply(coordinator.id, { intakeId })
    const { questions } = await changesBetween(coordinator.id, report, 1, version)
    return questions.flatMap(({ paragraphs }) => paragraphs).filter(({ state }) => state !== 'same')
  }
  expect(await reviseBy('cedaw-en-worded-tagged.pdf')).toEqual([])
  expect(await reviseBy('cedaw-en-worded-revised.docx')).toMatchObject([
    {
      ...{ anchor: '4-to-6.1', state: 'changed' },
      pieces: [
        { kind: 'same', text: 'The hotline is open day and night; it received ' },
        { kind: 'removed', text: '3,112' },
        { kind: 'added', text: '3,211' },
        { kind: 'same', text: ' calls in 2024.' },
      ],
    },
    { anchor: '4-to-6.2', state: 'added' },
  ])
})

test('the same file twice is another version that says the same', async () => {
  await write('1-a')
  await revise(SMALL_REPLY)
  const { questions } = await changesBetween(coordinator.id, reportId, 1, 2)
  expect(new Set(questions.map(({ state }) => state))).toEqual(new Set(['same']))
  expect(await versionsOf(coordinator.id, reportId)).toMatchObject([
    { version: 2, reason: 'revised', file: { name: 'reply.txt' } },
    { version: 1, reason: 'imported' },
  ])
  expect(await db.draft.count({ where: { reportId, replyChangedIn: { not: null } } })).toBe(0)
})

test('an intake makes one version, however often it is asked', async () => {
  const intakeId = await createIntake({ user: coordinator, reportId })
  const both = await Promise.allSettled([1, 2].map(() => reviseReply(coordinator.id, { intakeId })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await versionsOf(coordinator.id, reportId)).toHaveLength(2)
})

test('who lost the right while the file was on its way changes nothing', async () => {
  const intakeId = await createIntake({ user: coordinator, reportId })
  await db.membership.deleteMany({ where: { reportId, userId: coordinator.id } })
  await expect(reviseReply(coordinator.id, { intakeId })).rejects.toMatchObject({ code: 'not_found' })
  await db.membership.create({ data: { reportId, userId: coordinator.id, role: 'author' } })
  await expect(reviseReply(coordinator.id, { intakeId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await db.stateReplyVersion.count({ where: { stateReply: { reportId } } })).toBe(1)
})
