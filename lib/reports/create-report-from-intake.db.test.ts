import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { saveOutline } from '@/lib/intake/save-outline'
import { startTypedIntake } from '@/lib/intake/start-intake'
import type { BlockKind, OutlineBlock } from '@/lib/parsing/outline'
import { outlineOf, questionText, replyText } from '@/lib/state-replies/queries'
import { versionsOf } from '@/lib/state-replies/versions'
import { testDatabase } from '@/lib/testing/database'
import { createUser, SMALL_REPLY, type TestUser } from '@/lib/testing/factories'
import { createIntake } from '@/lib/testing/intakes'
import { createReport } from './create-report'
import { createReportFromIntake } from './create-report-from-intake'
import { downloadFile } from './download-file'

testDatabase()

let person: TestUser
beforeEach(async () => {
  person = await createUser({ name: 'Coordinator' })
})

/** Blocks that were typed: `label 1 (a)`, `paragraph Words.` */
const typed = (...lines: string[]): OutlineBlock[] =>
  lines.map((line, index) => {
    const [kind, ...words] = line.split(' ')
    const block = { ranges: [], text: words.join(' '), confidence: 1, guesses: [] }
    return { id: `t${index + 1}`, kind: kind as BlockKind, ...block }
  })

/** 1 (a), 1 (b), 1 (c), 1 (d), 2 (a)… */
const labelAt = (index: number) => `${Math.floor(index / 4) + 1} (${'abcd'[index % 4]})`

const counts = () =>
  Promise.all([
    db.report.count(),
    db.stateReply.count(),
    db.question.count(),
    db.draft.count(),
    db.draftUpdate.count(),
    db.stateReplyVersion.count(),
    db.membership.count(),
    db.auditEvent.count(),
  ])

test('a reviewed document becomes a report, whole, with what a person said of it', async () => {
  const intakeId = await createIntake({ user: person })
  const { reportId } = await createReportFromIntake(person.id, {
    ...{ intakeId, title: 'Ours', committee: 'CCPR', session: null, state: 'FRA', language: 'fr' },
  })
  expect(await db.report.findUniqueOrThrow({ where: { id: reportId } })).toMatchObject({
    ...{ title: 'Ours', committee: 'CCPR', session: null, state: 'FRA', language: 'fr' },
  })
  // The reply stays what it says itself.
  const reply = await db.stateReply.findUniqueOrThrow({ where: { reportId } })
  expect(reply).toMatchObject({
    ...{ committee: 'CEDAW', session: 93, state: 'KAZ', stateName: 'Kazakhstan', language: 'en', version: 1 },
    header: expect.arrayContaining(['Ninety-third session']) as unknown,
    ...{ source: SMALL_REPLY, document: { format: 'txt', text: SMALL_REPLY }, outline: { blocks: {} } },
  })
  const outline = await outlineOf(person.id, reportId)
  expect(outline.chapters).toHaveLength(3)
  expect(outline.sections.map(({ title }) => title)).toEqual(['Legal framework', 'Access to justice'])
  expect(await questionText(person.id, reportId, '1-b')).toMatchObject({
    ...{ version: 1, withdrawnIn: null, replyChangedIn: null, items: [] },
    paragraphs: [{ anchor: '1-b.1', changedIn: null }, { anchor: '1-b.2' }],
  })
  expect(await db.question.count({ where: { stateReply: { reportId }, blockId: null } })).toBe(0)
  expect(
    await db.replyParagraph.count({ where: { question: { stateReply: { reportId } }, blockId: null } }),
  ).toBe(0)
  expect(await versionsOf(person.id, reportId)).toMatchObject([
    { version: 1, reason: 'imported', createdBy: 'Coordinator', file: { name: 'reply.txt' } },
  ])
  expect(await db.membership.findMany({ where: { reportId } })).toMatchObject([
    { userId: person.id, role: 'coordinator' },
  ])
})

test('the file is there as it came, for every member and nobody else', async () => {
  const { reportId } = await createReportFromIntake(person.id, {
    intakeId: await createIntake({ user: person }),
  })
  const [version] = await versionsOf(person.id, reportId)
  const fileId = version!.file!.id
  const { facts, bytes } = await downloadFile(person.id, { reportId, fileId })
  const parts = []
  for await (const part of bytes) parts.push(part)
  expect(Buffer.concat(parts).toString()).toBe(SMALL_REPLY)
  expect(facts).toMatchObject({ name: 'reply.txt', sha256: version!.file!.sha256 })

  const other = await createUser()
  const { reportId: elsewhere } = await createReportFromIntake(other.id, {
    intakeId: await createIntake({ user: other }),
  })
  for (const asked of [
    { reportId: elsewhere, fileId },
    { reportId, fileId },
    { reportId: elsewhere, fileId: 'no-uuid' },
  ])
    await expect(downloadFile(other.id, asked)).rejects.toMatchObject({ code: 'not_found' })
})

test('a program’s report has the same rows as a person’s', async () => {
  const made = await createReport({ file: Buffer.from(SMALL_REPLY), actorId: person.id })
  const { reportId } = await createReportFromIntake(person.id, {
    intakeId: await createIntake({ user: person }),
  })
  const plain = async (id: string) => {
    const reply = await db.stateReply.findUniqueOrThrow({
      where: { reportId: id },
      include: { sections: { include: { questions: { include: { paragraphs: true } } } }, versions: true },
    })
    return JSON.stringify(reply, null, 1)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replace(/"createdAt": ".*"/g, '"createdAt": "then"')
  }
  expect(await plain(reportId)).toBe(await plain(made))
  expect(await replyText(person.id, reportId)).toEqual(await replyText(person.id, made))
})

test('a report is made from nothing but what somebody typed', async () => {
  const { id: intakeId } = await startTypedIntake(person.id, { kind: 'state_reply' })
  const blocks = typed('heading Legal framework', 'label 1 (a)', 'question Is there a law?', 'paragraph Yes.')
  await saveOutline(person.id, intakeId, { revision: 0, outline: { blocks } })
  const { reportId } = await createReportFromIntake(person.id, { intakeId, state: 'KAZ' })
  expect(await questionText(person.id, reportId, '1-a')).toMatchObject({
    ...{ label: '1 (a)', text: 'Is there a law?', sectionTitle: 'Legal framework' },
    paragraphs: [{ anchor: '1-a.1', text: 'Yes.' }],
  })
  expect(await versionsOf(person.id, reportId)).toMatchObject([{ file: null }])
})

test('without a question nothing is made, and the intake stays', async () => {
  const { id: intakeId } = await startTypedIntake(person.id, { kind: 'state_reply' })
  const before = await counts()
  await expect(createReportFromIntake(person.id, { intakeId })).rejects.toMatchObject({
    ...{ code: 'not_a_reply', reason: 'replyNoLabels' },
  })
  expect(await counts()).toEqual(before)
  expect(await db.intake.findUniqueOrThrow({ where: { id: intakeId } })).toMatchObject({ status: 'ready' })
})

test('a second click makes no second report', async () => {
  const intakeId = await createIntake({ user: person })
  const made = await Promise.all([1, 2, 3].map(() => createReportFromIntake(person.id, { intakeId })))
  expect(new Set(made.map(({ reportId }) => reportId)).size).toBe(1)
  expect(await createReportFromIntake(person.id, { intakeId })).toEqual(made[0])
  expect(await db.membership.count({ where: { userId: person.id } })).toBe(1)
  await expect(createReportFromIntake((await createUser()).id, { intakeId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('of two tabs that correct one outline the second is refused, and nothing is lost', async () => {
  const { id: intakeId } = await startTypedIntake(person.id, { kind: 'state_reply' })
  const save = (revision: number, ...lines: string[]) =>
    saveOutline(person.id, intakeId, { revision, outline: { blocks: typed(...lines) } })
  expect(await save(0, 'label 1', 'paragraph First.')).toEqual({ revision: 1 })
  await expect(save(0, 'label 2', 'paragraph Second.')).rejects.toMatchObject({
    ...{ code: 'conflict', reason: 'outlineChangedMeanwhile' },
  })
  const both = await Promise.allSettled([save(1, 'label 3'), save(1, 'label 4')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('what is not ready, for a report already, or of another kind begins none', async () => {
  const reportId = await createReport({ file: Buffer.from(SMALL_REPLY), actorId: person.id })
  const intakes = [
    await createIntake({ user: person, reportId }),
    await createIntake({ user: person, reportId, kind: 'list_of_issues' }),
    await createIntake({ user: person }),
  ]
  await db.intake.update({ where: { id: intakes[2]! }, data: { status: 'failed' } })
  for (const intakeId of intakes) {
    await expect(createReportFromIntake(person.id, { intakeId })).rejects.toMatchObject({
      reason: 'intakeNotReady',
    })
  }
  const ready = await createIntake({ user: person })
  await expect(createReportFromIntake(person.id, { intakeId: ready, state: 'XXX' })).rejects.toMatchObject({
    reason: 'stateNeeded',
  })
})

test(
  'two thousand questions take seconds, and a break in the middle leaves nothing',
  { timeout: 60_000 },
  async () => {
    const lines = Array.from(
      { length: 2000 },
      (_, index) => `${labelAt(index)}\n\tThe law is in force since ${index}.\n`,
    )
    const intakeId = await createIntake({ user: person, text: lines.join('\n') })
    const before = await counts()
    // The last thing that is written cannot be.
    await db.$executeRaw`alter table audit_events add constraint no_more check (action <> 'report.created') not valid`
    await expect(createReportFromIntake(person.id, { intakeId })).rejects.toThrow()
    expect(await counts()).toEqual(before)
    await db.$executeRaw`alter table audit_events drop constraint no_more`

    const from = performance.now()
    const { reportId } = await createReportFromIntake(person.id, { intakeId })
    expect(performance.now() - from).toBeLessThan(20_000)
    expect(await db.draft.count({ where: { reportId } })).toBe(2003)
  },
)
