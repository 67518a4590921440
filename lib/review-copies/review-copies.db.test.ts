import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { lockDraft } from '@/lib/drafts/lock-draft'
import type { AppError } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { by, ins } from '@/lib/testing/suggested'
import { threadsOf } from '@/lib/threads/queries'
import { replyToThread } from '@/lib/threads/reply-to-thread'
import { startThread } from '@/lib/threads/start-thread'
import { bringBack } from './bring-back'
import { discardImport } from './discard-import'
import { dismissConflict } from './dismiss-conflict'
import { outsideAuthors, reviewPage } from './queries'
import { sweepCopies } from './keep-copy'
import { suggestedFrom, UNDO_DAYS } from './schema'
import { takeImport } from './take-import'
import { makeReviewCopy } from './testing/make-copy'
import { undoImport } from './undo-import'

testDatabase()

let reportId: string
let draftId: string
let changedId: string
let lockedId: string
let coordinator: TestUser
let reviewer: TestUser
let threadId: string
/** The copy as it was made, and as the lawyer sent it back. */
let sent: Uint8Array
let back: Uint8Array
let importId: string

const text = doc(
  p('The State counts ', ins(by('someone'), 'twelve'), ' centres.'),
  p('Nobody opened at night.'),
)
const changedText = doc(p('No door is open.'))
const lockedText = doc(p('Open the doors.'))

async function write(id: string, document: DocumentNode, client = 2): Promise<void> {
  await db.draftUpdate.deleteMany({ where: { draftId: id } })
  await db.draftSnapshot.deleteMany({ where: { draftId: id } })
  const data = Buffer.from(updateFromDocument(document, client))
  await db.draftUpdate.create({ data: { draftId: id, userId: coordinator.id, data } })
}

async function textNow(id = draftId): Promise<DocumentNode> {
  const rows = await db.draftUpdate.findMany({ where: { draftId: id }, orderBy: { seq: 'asc' } })
  return documentFromUpdates(rows.map(({ data }) => data))
}

const linesOf = (node: DocumentNode) =>
  (node.content ?? []).map(({ content = [] }) => content.map((each) => each.text ?? '').join(''))

const LAWYER = 'w:author="The lawyer" w:date="2026-06-01T10:00:00Z"'
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const gone = (words: string) =>
  `<w:del w:id="90" ${LAWYER}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
const came = (words: string) => `<w:ins w:id="91" ${LAWYER}>${run(words)}</w:ins>`
const comment = (id: number, words: string, paragraph: string) =>
  `<w:comment w:id="${id}" ${LAWYER}><w:p w14:paraId="${paragraph}"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`

function edited(bytes: Uint8Array, changes: Record<string, (xml: string) => string>): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(parts[name]!)
    const after = change(before)
    expect(after).not.toBe(before)
    parts[name] = strToU8(after)
  }
  return zipSync(parts)
}

const bring = (bytes: Uint8Array, user: TestUser = reviewer, to = reportId) =>
  bringBack(user.id, { reportId: to, name: 'review.docx' }, { bytes })
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.reason,
  )

beforeAll(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
  reviewer = await addMember(reportId, 'reviewer')
  const idOf = async (chapter: 'introduction' | 'executive_summary' | 'general_recommendations') =>
    (await db.draft.findFirstOrThrow({ where: { reportId, chapter } })).id
  draftId = await idOf('introduction')
  changedId = await idOf('executive_summary')
  lockedId = await idOf('general_recommendations')
  await write(draftId, text)
  await write(changedId, changedText)
  await write(lockedId, lockedText)
  threadId = (await startThread(coordinator.id, { about: { kind: 'draft', draftId }, text: 'Is it done?' }))
    .id
  sent = (await makeReviewCopy(coordinator.id, reportId, { variant: 'confidential' })).bytes
  back = edited(sent, {
    'word/document.xml': (xml) =>
      xml
        .replace(
          run('Nobody opened at night.'),
          run('Nobody opened ') + gone('at night') + came('after ten') + run('.'),
        )
        .replace(run('No door is open.'), run('No ') + gone('door') + came('gate') + run(' is open.'))
        .replace(
          run('Open the doors.'),
          `<w:commentRangeStart w:id="8"/>${run('Open')}<w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="8"/></w:r>${run(' the doors')}${came(' wide')}${run('.')}`,
        ),
    'word/comments.xml': (xml) =>
      xml.replace(
        '</w:comments>',
        `${comment(8, 'Who?', '0000000A')}${comment(9, 'Not yet.', '0000000B')}</w:comments>`,
      ),
    'word/commentsExtended.xml': (xml) =>
      xml.replace(
        '</w15:commentsEx>',
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="10000000" w15:done="0"/></w15:commentsEx>',
      ),
  })
})

test('who may not suggest can neither make, bring nor see one', async () => {
  const reader = await addMember(reportId, 'reader')
  const stranger = await createUser()
  expect(await reasonOf(makeReviewCopy(reader.id, reportId))).toBe('forbidden')
  expect(await reasonOf(bring(sent, reader))).toBe('forbidden')
  expect(await reasonOf(bring(sent, stranger))).toBe('notFound')
  expect(await reasonOf(reviewPage(reader.id, reportId))).toBe('forbidden')
  expect(await reasonOf(outsideAuthors(stranger.id, reportId))).toBe('notFound')
})

test('a copy as it was sent brings nothing, and one of another report is refused', async () => {
  expect(strFromU8(unzipSync(sent)['word/comments.xml']!)).toContain('w:author="Reviewer 1"')
  expect(await bring(sent)).toEqual({ importId: null })
  const other = await createReport({ coordinator })
  expect(await reasonOf(bring(sent, coordinator, other))).toBe('reviewOtherReport')
  expect(await db.reviewImport.count()).toBe(0)
})

test('what comes back is shown first, to the one who brought it, and nothing has happened', async () => {
  await write(changedId, doc(p('No window is open.')), 3)
  await lockDraft(coordinator.id, { draftId: lockedId, reason: '' })
  importId = (await bring(back)).importId!
  const [row] = (await reviewPage(reviewer.id, reportId)).imports
  expect(row).toMatchObject({ id: importId, state: 'ready', authors: ['The lawyer'], isMine: true })
  const none = { inserted: 0, deleted: 0, changed: 0, comments: 0, decided: 0, conflicts: 0 }
  expect(row!.coming.map(({ draftId: id, home, ...counts }) => (home ? [id, counts] : []))).toEqual([
    [changedId, { ...none, inserted: 1, deleted: 1, conflicts: 1 }],
    [draftId, { ...none, inserted: 1, deleted: 1, comments: 1 }],
    [lockedId, { ...none, inserted: 1, comments: 1, conflicts: 1 }],
  ])
  expect((await reviewPage(coordinator.id, reportId)).imports).toEqual([])
  expect(await textNow()).toEqual(text)
  expect(await reasonOf(takeImport(coordinator.id, { importId }))).toBe('notFound')
  expect(await reasonOf(discardImport(coordinator.id, { importId }))).toBe('notFound')
})

test('it is taken in: suggestions of the one who took it, comments, conflicts, all with who made them', async () => {
  const appended: string[] = []
  const stop = subscribe('draft.appended', ({ draftId: id }) => void appended.push(id))
  const result = await takeImport(reviewer.id, { importId })
  stop()
  expect(appended).toContain(draftId)
  expect(result).toEqual({ conflicts: 2, proposals: 0 })

  const now = await textNow()
  expect(linesOf(finalReading(now))).toEqual(['The State counts twelve centres.', 'Nobody opened after ten.'])
  expect(originalReading(now)).toEqual(originalReading(text))
  const [, suggestion, user] = /"id":"(r-[^"]*)","user":"([^"]*)"/.exec(JSON.stringify(now))!
  expect(user).toBe(reviewer.id)
  const from = suggestedFrom(suggestion!)!
  expect((await outsideAuthors(coordinator.id, reportId))[from.importId]![from.author!]).toBe('The lawyer')

  const { threads } = await threadsOf(coordinator.id, reportId)
  expect(threads).toHaveLength(2)
  expect(threads.find(({ id }) => id === threadId)!.comments).toMatchObject([
    { text: 'Is it done?', writtenBy: null },
    { text: 'Not yet.', writtenBy: 'The lawyer', author: { id: reviewer.id } },
  ])
  expect(threads.find(({ id }) => id !== threadId)).toMatchObject({
    ...{ place: 'selection', quote: 'Open', anchors: [{ draftId: lockedId }] },
    comments: [{ text: 'Who?', writtenBy: 'The lawyer' }],
  })

  const { conflicts, imports } = await reviewPage(coordinator.id, reportId)
  expect(imports).toMatchObject([{ state: 'taken', isMine: false }])
  expect(linesOf(await textNow(changedId))).toEqual(['No window is open.'])
  expect(
    conflicts.map(({ kind, author, passage, wanted, home }) => [kind, author, passage, wanted, home?.slug]),
  ).toEqual([
    ['changed', 'The lawyer', 'No door is open.', 'No gate is open.', 'executive-summary'],
    ['locked', 'The lawyer', 'Open the doors.', 'Open the doors wide.', 'general-recommendations'],
  ])
  await dismissConflict(coordinator.id, { conflictId: conflicts[0]!.id })
  expect((await reviewPage(coordinator.id, reportId)).conflicts).toHaveLength(1)
  await dismissConflict(coordinator.id, { conflictId: conflicts[0]!.id, isDone: false })
  expect((await reviewPage(coordinator.id, reportId)).conflicts).toHaveLength(2)
})

test('the same file brings nothing again, a later state of it only what is new', async () => {
  const now = await textNow()
  expect(await bring(back)).toEqual({ importId: null })
  expect(await textNow()).toEqual(now)
  const later = edited(back, {
    'word/document.xml': (xml) => xml.replace('>The State counts <', '>The State still counts <'),
  })
  const next = (await bring(later)).importId!
  await takeImport(reviewer.id, { importId: next })
  expect(linesOf(finalReading(await textNow()))).toEqual([
    'The State still counts twelve centres.',
    'Nobody opened after ten.',
  ])
  await undoImport(reviewer.id, { importId: next })
  expect(await textNow()).toEqual(now)
})

test('it is taken back: suggestions, comments, conflicts; what others said stays', async () => {
  const begun = (await threadsOf(coordinator.id, reportId)).threads.find(({ id }) => id !== threadId)!
  await replyToThread(coordinator.id, { threadId: begun.id, text: 'The guards.' })
  expect(await reasonOf(undoImport(coordinator.id, { importId }))).toBe('notFound')
  // Nothing was taken into the locked draft, so that nothing is to be taken out of it.
  expect(await undoImport(reviewer.id, { importId })).toEqual({ locked: 0 })
  expect(await textNow()).toEqual(text)
  const { threads } = await threadsOf(coordinator.id, reportId)
  expect(threads.find(({ id }) => id === threadId)!.comments.map(({ isDeleted }) => isDeleted)).toEqual([
    false,
    true,
  ])
  expect(threads.find(({ id }) => id === begun.id)!.comments.map(({ isDeleted }) => isDeleted)).toEqual([
    true,
    false,
  ])
  expect((await reviewPage(coordinator.id, reportId)).conflicts).toEqual([])
  const again = (await bring(back)).importId!
  // Whoever is no member any more finds nothing, not even what they brought themselves.
  const membership = { reportId_userId: { reportId, userId: reviewer.id } }
  const { role } = await db.membership.delete({ where: membership })
  expect(await reasonOf(discardImport(reviewer.id, { importId: again }))).toBe('notFound')
  await addMember(reportId, role, reviewer)
  await discardImport(reviewer.id, { importId: again })
  expect((await reviewPage(reviewer.id, reportId)).imports.map(({ state }) => state)).toEqual([
    'undone',
    'undone',
  ])
})

test('it can be taken back for thirty days; then what it changed is forgotten, and not that it was taken in', async () => {
  const taken = (await bring(back)).importId!
  await takeImport(reviewer.id, { importId: taken })
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60_000)
  const row = async () => (await reviewPage(reviewer.id, reportId)).imports.find(({ id }) => id === taken)!
  expect((await row()).undoUntil!.slice(0, 10)).toBe(days(UNDO_DAYS).toISOString().slice(0, 10))
  expect((await reviewPage(coordinator.id, reportId)).imports[0]!.undoUntil).toBeNull()
  const kept = () => db.reviewImport.count({ where: { changes: { not: Prisma.DbNull } } })
  await sweepCopies(days(UNDO_DAYS - 1))
  expect(await kept()).toBe(1)
  expect(await reasonOf(undoImport(reviewer.id, { importId: taken }, days(UNDO_DAYS)))).toBe('reviewUndoOver')
  await sweepCopies(days(UNDO_DAYS + 1))
  expect(await kept()).toBe(0)
  expect(await reasonOf(undoImport(reviewer.id, { importId: taken }))).toBe('reviewUndoOver')
  expect(linesOf(finalReading(await textNow()))[1]).toBe('Nobody opened after ten.')
  expect(await bring(back)).toEqual({ importId: null })
})
