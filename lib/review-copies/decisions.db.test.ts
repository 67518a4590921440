import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { lockDraft } from '@/lib/drafts/lock-draft'
import { provideEnvironment } from '@/lib/env'
import type { AppError } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import { resolveThread } from '@/lib/threads/resolve-thread'
import { startThread } from '@/lib/threads/start-thread'
import { bringBack } from './bring-back'
import { updatesOf } from './draft-now'
import { reviewPage } from './queries'
import { settleProposals } from './settle-proposals'
import { takeImport } from './take-import'
import { edited } from './testing/copies'
import { makeReviewCopy } from './testing/make-copy'
import { undoImport } from './undo-import'

testDatabase()
vi.setConfig({ testTimeout: 60_000 })

let reportId: string
let coordinator: TestUser
let reviewer: TestUser
let draftId: string
let finalId: string
let threadId: string
let back: Uint8Array

const record = (id: string, user: TestUser) => ({ ...by('x', id), user: user.id })
const textNow = async (id = draftId) => documentFromUpdates(await updatesOf(id))
const lineOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(lineOf).join('')
const open = async (user: TestUser) => (await reviewPage(user.id, reportId)).proposals
const settle = (user: TestUser, proposalIds: string[], isFollowed: boolean | null) =>
  settleProposals(user.id, { proposalIds, isFollowed })
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.reason,
  )

beforeAll(async () => {
  provideEnvironment({ root: process.cwd() })
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
  reviewer = await addMember(reportId, 'reviewer')
  const write = async (chapter: 'introduction' | 'executive_summary', text: DocumentNode) => {
    const { id } = await db.draft.findFirstOrThrow({ where: { reportId, chapter } })
    await db.draftUpdate.deleteMany({ where: { draftId: id } })
    await db.draftSnapshot.deleteMany({ where: { draftId: id } })
    const data = Buffer.from(updateFromDocument(text, 2))
    await db.draftUpdate.create({ data: { draftId: id, userId: coordinator.id, data } })
    return id
  }
  draftId = await write(
    'introduction',
    doc(
      p('Untouched.'),
      p(
        'It counts ',
        del(record('s-del', coordinator), 'thirty'),
        ins(record('s-ins', coordinator), 'twelve'),
        '.',
      ),
      p('Nobody ', ins(record('s-own', reviewer), 'ever '), 'opened.'),
    ),
  )
  finalId = await write(
    'executive_summary',
    doc(p('Aid is ', ins(record('s-final', coordinator), 'not '), 'free.')),
  )
  threadId = (await startThread(coordinator.id, { about: { kind: 'draft', draftId }, text: 'Is it done?' }))
    .id
  const { bytes } = await makeReviewCopy(coordinator.id, reportId, { variant: 'confidential' })
  const inserted = (words: string) =>
    new RegExp(`<w:ins [^>]*>(<w:r><w:t xml:space="preserve">${words}</w:t></w:r>)</w:ins>`)
  back = edited(bytes, {
    'word/document.xml': (xml) =>
      xml
        .replace(inserted('twelve'), '$1')
        .replace(/<w:del [^>]*><w:r><w:delText xml:space="preserve">thirty<\/w:delText><\/w:r><\/w:del>/, '')
        .replace(inserted('ever '), '')
        .replace(inserted('not '), '$1'),
    'word/commentsExtended.xml': (xml) => xml.replace('w15:done="0"', 'w15:done="1"'),
    'docProps/core.xml': (xml) =>
      xml
        .replace(/<cp:lastModifiedBy>.*?<\/cp:lastModifiedBy>|<cp:lastModifiedBy\/>/, '')
        .replace(
          '</cp:coreProperties>',
          '<cp:lastModifiedBy>The lawyer</cp:lastModifiedBy></cp:coreProperties>',
        ),
  })
})

test('decisions of Word are shown with whose suggestion it was and where; nothing is decided by taking them in', async () => {
  const { importId } = await bringBack(reviewer.id, { reportId, name: 'back.docx' }, { bytes: back })
  const [row] = (await reviewPage(reviewer.id, reportId)).imports
  expect(row!.coming.map(({ decided, conflicts }) => [decided, conflicts])).toEqual([
    [1, 0],
    [4, 0],
  ])
  const before = await textNow()
  expect(await takeImport(reviewer.id, { importId: importId! })).toEqual({ conflicts: 0, proposals: 5 })
  expect(await textNow()).toEqual(before)
  const shown = await open(reviewer)
  expect(
    shown.map(({ kind, passage, wanted, block, mayFollow, threadId: thread }) => [
      ...[kind, passage, wanted, block, mayFollow, thread === threadId],
    ]),
  ).toEqual([
    ['accepted', '', 'not ', 0, false, false],
    ['accepted', 'thirty', '', 1, false, false],
    ['accepted', '', 'twelve', 1, false, false],
    ['rejected', '', 'ever ', 2, true, false],
    ['resolved', 'Is it done?', '', null, true, true],
  ])
  expect(shown[0]).toMatchObject({ by: 'Coordinator', savedBy: 'The lawyer' })
  expect((await open(coordinator)).every(({ mayFollow }) => mayFollow)).toBe(true)
  const reader = await addMember(reportId, 'reader')
  const stranger = await createUser()
  expect(await reasonOf(settle(reader, [shown[0]!.id], true))).toBe('forbidden')
  expect(await reasonOf(settle(stranger, [shown[0]!.id], false))).toBe('notFound')
})

test('a reviewer does what is theirs: their own suggestion goes, the thread is settled, the others stay', async () => {
  const all = (await open(reviewer)).map(({ id }) => id)
  expect(await settle(reviewer, all, true)).toEqual({ done: 2, left: 3 })
  expect((await textNow()).content!.map(lineOf)[2]).toBe('Nobody opened.')
  expect((await db.thread.findUniqueOrThrow({ where: { id: threadId } })).resolvedById).toBe(reviewer.id)
  expect((await open(reviewer)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted'])
})

test('one is left and shown again; the others are decided at once, and it is written down; a final draft stays', async () => {
  const [first, second, third] = await open(coordinator)
  expect(await settle(coordinator, [second!.id], false)).toEqual({ done: 1, left: 0 })
  expect(await open(coordinator)).toHaveLength(2)
  await settle(coordinator, [second!.id], null)
  expect(await settle(coordinator, [second!.id, third!.id], true)).toEqual({ done: 2, left: 0 })
  const now = await textNow()
  expect(now.content!.map(lineOf)[1]).toBe('It counts twelve.')
  expect(JSON.stringify(now)).not.toContain('insertion')
  const told = await db.auditEvent.findMany({ where: { reportId, action: 'suggestions.accepted' } })
  expect(told.map(({ actorId, details }) => [actorId, (details as { count: number }).count])).toEqual([
    [coordinator.id, 2],
  ])
  await lockDraft(coordinator.id, { draftId: finalId, reason: '' })
  expect(await reasonOf(settle(coordinator, [first!.id], true))).toBe('draftLocked')
  expect(await open(coordinator)).toMatchObject([{ id: first!.id }])
})

test('the same file does not ask again; what was decided here is no question; taking back forgets what is open', async () => {
  expect(await bringBack(reviewer.id, { reportId, name: 'back.docx' }, { bytes: back })).toEqual({
    importId: null,
  })
  await resolveThread(coordinator.id, { threadId })
  const { imports } = await reviewPage(reviewer.id, reportId)
  expect(await undoImport(reviewer.id, { importId: imports[0]!.id })).toEqual({ locked: 0 })
  expect(await open(coordinator)).toEqual([])
  expect(await db.reviewProposal.count()).toBe(4)
})
