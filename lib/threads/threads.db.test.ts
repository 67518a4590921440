import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import type { AppError } from '@/lib/errors'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { outlineOf } from '@/lib/state-replies/queries'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, hr, p } from '@/lib/testing/richtext'
import { deleteComment } from './delete-comment'
import { editComment } from './edit-comment'
import { markThreadRead } from './mark-thread-read'
import { threadCounts, threadPlace, threadsOf, threadView } from './queries'
import { reopenThread } from './reopen-thread'
import { replyToThread } from './reply-to-thread'
import { resolveThread } from './resolve-thread'
import { mentionOf, newThread, type ThreadSubject, type ThreadView } from './schema'
import { startThread } from './start-thread'

testDatabase()

let reportId: string
let draftId: string
let questionDraftId: string
let coordinator: TestUser
let author: TestUser
let reviewer: TestUser
let reader: TestUser
let stranger: TestUser

beforeAll(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
  author = await addMember(reportId, 'author')
  reviewer = await addMember(reportId, 'reviewer')
  reader = await addMember(reportId, 'reader')
  stranger = await createUser()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  questionDraftId = (await db.draft.findFirstOrThrow({ where: { reportId, question: { slug: '1-b' } } })).id
  const data = Buffer.from(updateFromDocument(doc(p('one two three'), p('four five'), hr())))
  await db.draftUpdate.deleteMany({})
  await db.draftUpdate.createMany({
    data: [draftId, questionDraftId].map((id) => ({ draftId: id, userId: author.id, data })),
  })
})

/** A draft as the log has it. */
async function textOf(id = draftId): Promise<Y.Doc> {
  const ydoc = new Y.Doc()
  const rows = await db.draftUpdate.findMany({ where: { draftId: id }, orderBy: { seq: 'asc' } })
  for (const { data } of rows) Y.applyUpdate(ydoc, data)
  return ydoc
}

const paragraph = (ydoc: Y.Doc, index = 0) =>
  (ydoc.getXmlFragment(XML_FRAGMENT).get(index) as Y.XmlElement).get(0) as Y.XmlText
const encoded = (position: Y.RelativePosition) =>
  Buffer.from(Y.encodeRelativePosition(position)).toString('base64')

/** The words from `start` to `end` of the draft's first paragraph, as an editor would name them. */
async function words(start: number, end: number, ydoc?: Y.Doc): Promise<ThreadSubject> {
  const text = paragraph(ydoc ?? (await textOf()))
  return {
    kind: 'selection',
    draftId,
    ranges: [
      {
        start: encoded(Y.createRelativePositionFromTypeIndex(text, start)),
        end: encoded(Y.createRelativePositionFromTypeIndex(text, end, -1)),
      },
    ],
  }
}

const begin = async (user = reviewer, about?: ThreadSubject, text = 'Is this so?'): Promise<ThreadView> =>
  startThread(user.id, { about: about ?? (await words(4, 7)), text })
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.reason,
  )
const markedIn = async (id = draftId) => threadsInXml((await textOf(id)).getXmlFragment(XML_FRAGMENT))

describe('beginning a thread', () => {
  test('a reviewer, who may not write, has the words marked through the log', async () => {
    const appended: string[] = []
    const changes: (string | null)[] = []
    const ends = [
      subscribe('draft.appended', ({ seq }) => void appended.push(seq)),
      subscribe('threads.changed', ({ threadId }) => void changes.push(threadId)),
    ]
    const thread = await begin()
    for (const end of ends) end()
    expect(thread).toMatchObject({
      ...{ place: 'selection', draftId, isGone: false, isUnread: false, resolved: null },
      ...{ quote: 'two', before: 'one ', after: ' three\nfour five' },
      at: { kind: 'chapter', slug: 'introduction', draftId },
      anchors: [{ draftId, position: 0 }],
      comments: [
        { text: 'Is this so?', isMine: true, canEdit: true, canDelete: true, author: reviewer.id },
      ].map((comment) => ({ ...comment, author: { id: reviewer.id, name: 'reviewer' } })),
    })
    const row = await db.draftUpdate.findFirstOrThrow({ where: { draftId }, orderBy: { seq: 'desc' } })
    expect([appended, row.userId]).toEqual([[String(row.seq)], reviewer.id])
    expect(changes).toEqual([thread.id])
    expect(await markedIn()).toEqual([thread.id])
    const event = await db.auditEvent.findFirstOrThrow({ where: { reportId, action: 'thread.started' } })
    expect(event).toMatchObject({ actorId: reviewer.id, details: { threadId: thread.id, draftId } })
    expect(JSON.stringify(event.details)).not.toMatch(/two|so\?/)
  })

  test('words that are typed at this moment are waited for', async () => {
    const ydoc = await textOf()
    let update: Uint8Array | undefined
    ydoc.on('update', (made: Uint8Array) => (update = made))
    paragraph(ydoc).insert(0, 'new ')
    const about = await words(0, 3, ydoc)
    const beginning = begin(reviewer, about)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await db.draftUpdate.create({ data: { draftId, data: Buffer.from(update!) } })
    expect((await beginning).quote).toBe('new')
  })

  test('words that never come are refused, and nothing is left of the attempt', async () => {
    const ydoc = await textOf()
    paragraph(ydoc).insert(0, 'unsaved ')
    const before = await db.thread.count()
    expect(await reasonOf(begin(reviewer, await words(0, 7, ydoc)))).toBe('selectionNotSaved')
    expect(await db.thread.count()).toBe(before)
  })

  test('nothing, nonsense and what is gone are refused', async () => {
    const about = await words(4, 7)
    if (about.kind !== 'selection') throw new Error()
    const [range] = about.ranges
    const refused = (start: string, end: string) =>
      reasonOf(begin(reviewer, { ...about, ranges: [{ start, end }] }))
    expect(await refused(range!.start, range!.start)).toBe('selectionEmpty')
    expect(await refused(range!.end, range!.start)).toBe('selectionInvalid')
    expect(await refused('CQkJ', range!.end)).toBe('selectionInvalid')
    expect(await reasonOf(begin(reviewer, { ...about, draftId: reportId }))).toBe('notFound')
    expect(newThread.safeParse({ about: { ...about, ranges: [] }, text: 'x' }).success).toBe(false)
    expect(newThread.safeParse({ about, text: ' ' }).success).toBe(false)
  })

  test('a draft as a whole, also one that is locked, and words in it', async () => {
    await db.draft.update({ where: { id: draftId }, data: { lockedAt: new Date() } })
    const whole = await begin(reviewer, { kind: 'draft', draftId })
    expect(whole).toMatchObject({ place: 'draft', quote: '', isGone: false, anchors: [] })
    expect(await begin()).toMatchObject({ place: 'selection', isGone: false })
    await db.draft.update({ where: { id: draftId }, data: { lockedAt: null } })
  })

  test('a paragraph of the reply, which may be gone one day', async () => {
    const about = { kind: 'paragraph', reportId, paragraph: '1-b.2' } as const
    const thread = await begin(reviewer, about)
    expect(thread).toMatchObject({
      ...{ place: 'paragraph', paragraph: '1-b.2', draftId: null, replyVersion: 1, isGone: false },
      ...{ quote: 'A second paragraph follows the first.', at: { slug: '1-b', draftId: questionDraftId } },
    })
    expect(await reasonOf(begin(reviewer, { ...about, paragraph: '1-b.9' }))).toBe('notFound')
    const where = { anchor: '1-b.2', question: { stateReply: { reportId } } }
    await db.replyParagraph.updateMany({ where, data: { anchor: '1-b.7' } })
    expect(await threadView(author.id, thread.id)).toMatchObject({ isGone: true, at: { slug: '1-b' } })
    await db.replyParagraph.updateMany({ where: { ...where, anchor: '1-b.7' }, data: { anchor: '1-b.2' } })
  })

  test('a suggestion, whose words it keeps', async () => {
    const ydoc = await textOf()
    let update: Uint8Array | undefined
    ydoc.on('update', (made: Uint8Array) => (update = made))
    const suggestionId = 'suggestion-1'
    paragraph(ydoc, 1).format(5, 4, { insertion: { id: suggestionId } })
    await db.draftUpdate.create({ data: { draftId, data: Buffer.from(update!) } })
    const thread = await begin(reviewer, { kind: 'suggestion', draftId, suggestionId })
    expect(thread).toMatchObject({
      place: 'suggestion',
      suggestionId,
      quote: 'five',
      before: /four $/ as never,
    })
    expect(await markedIn()).toContain(thread.id)
    const unknown = { kind: 'suggestion', draftId, suggestionId: 'unknown' } as const
    expect(await reasonOf(begin(reviewer, unknown))).toBe('selectionEmpty')
  })
})

describe('a discussion', () => {
  test('is answered, read, resolved, reopened, and found by who asks', async () => {
    const { id: threadId } = await begin()
    const mine = async (who: TestUser) => (await threadView(who.id, threadId)).isUnread
    expect([await mine(author), await mine(reviewer)]).toEqual([true, false])
    await markThreadRead(author.id, { threadId })
    expect(await mine(author)).toBe(false)
    const answered = await replyToThread(author.id, { threadId, text: `Ask ${mentionOf(coordinator.id)}.` })
    expect(answered.comments.map(({ text, mentions }) => [text, mentions])).toEqual([
      ['Is this so?', []],
      [`Ask ${mentionOf(coordinator.id)}.`, [{ id: coordinator.id, name: 'Coordinator' }]],
    ])
    expect([await mine(author), await mine(reviewer)]).toEqual([false, true])
    const found = async (who: TestUser, filter: Parameters<typeof threadsOf>[2]) =>
      (await threadsOf(who.id, reportId, filter)).threads.some(({ id }) => id === threadId)
    expect(await found(author, { show: 'mine' })).toBe(true)
    expect(await found(coordinator, { show: 'mine' })).toBe(false)
    expect(await found(coordinator, { show: 'mentions' })).toBe(true)
    expect(await found(author, { show: 'mentions' })).toBe(false)
    expect(await found(author, { person: reviewer.id })).toBe(true)
    expect(await found(author, { person: coordinator.id })).toBe(false)
    expect(await found(author, { at: 'introduction' })).toBe(true)
    expect(await found(author, { at: '1-b' })).toBe(false)
    expect(await found(author, { draft: draftId, show: 'open' })).toBe(true)
    expect(await found(author, { draft: questionDraftId })).toBe(false)

    const resolved = await resolveThread(reviewer.id, { threadId })
    expect(resolved.resolved?.by).toEqual({ id: reviewer.id, name: 'reviewer' })
    await resolveThread(author.id, { threadId })
    expect((await threadView(author.id, threadId)).resolved).toEqual(resolved.resolved)
    expect(await found(author, { show: 'open' })).toBe(false)
    expect(await found(author, { show: 'resolved' })).toBe(true)
    expect((await reopenThread(author.id, { threadId })).resolved).toBeNull()
    await resolveThread(author.id, { threadId })
    expect((await replyToThread(reviewer.id, { threadId, text: 'No.' })).resolved).toBeNull()
    expect(await threadPlace(author.id, reportId, threadId)).toMatchObject({ slug: 'introduction' })
  })

  test('tells who is named, who wrote and whose draft it is, once each and never who did it', async () => {
    await db.notification.deleteMany({})
    await db.draftAssignment.create({ data: { draftId, userId: author.id } })
    const told: string[] = []
    const end = subscribe('notifications.changed', ({ userId }) => void told.push(userId))
    const rows = async () =>
      (await db.notification.findMany({ orderBy: { id: 'asc' } })).map(({ kind, userId, actorId }) => [
        ...[kind, userId, actorId],
      ])
    const { id: threadId, comments } = await begin(reviewer, undefined, `See ${mentionOf(coordinator.id)}`)
    expect(await rows()).toEqual([
      ['mention', coordinator.id, reviewer.id],
      ['thread', author.id, reviewer.id],
    ])
    await replyToThread(author.id, { threadId, text: `${mentionOf(author.id)} ${mentionOf(reviewer.id)}` })
    expect((await rows()).slice(2)).toEqual([['mention', reviewer.id, author.id]])
    await replyToThread(coordinator.id, { threadId, text: 'Good.' })
    expect(new Set((await rows()).slice(3).map((row) => row.join()))).toEqual(
      new Set([author, reviewer].map(({ id }) => `reply,${id},${coordinator.id}`)),
    )
    expect(new Set(told)).toEqual(new Set([coordinator.id, author.id, reviewer.id]))
    // Named later on, in an edit: told then, and the others not again.
    const text = `See ${mentionOf(coordinator.id)} and ${mentionOf(author.id)}`
    await editComment(reviewer.id, { commentId: comments[0]!.id, text })
    expect((await rows()).slice(5)).toEqual([['mention', author.id, reviewer.id]])
    await markThreadRead(author.id, { threadId })
    expect(await db.notification.count({ where: { userId: author.id, readAt: null } })).toBe(0)
    end()

    await db.notification.deleteMany({})
    await db.notificationSetting.create({
      data: { userId: author.id, kind: 'thread', inApp: true, byMail: false },
    })
    await db.notificationSetting.create({
      data: { userId: coordinator.id, kind: 'mention', inApp: false, byMail: false },
    })
    await begin(reviewer, undefined, mentionOf(coordinator.id))
    expect(await db.notification.findMany({ select: { userId: true, inApp: true, toMail: true } })).toEqual([
      { userId: author.id, inApp: true, toMail: false },
    ])
    await db.draftAssignment.deleteMany({})
    await db.notificationSetting.deleteMany({})
  })

  test('names nobody who does not see threads', async () => {
    for (const user of [reader, stranger])
      expect(await reasonOf(begin(reviewer, undefined, mentionOf(user.id)))).toBe('mentionUnknown')
    // Who was named and left stays named when the comment is put right.
    const gone = await addMember(reportId, 'author')
    const { comments } = await begin(reviewer, undefined, `${mentionOf(gone.id)} ?`)
    await db.membership.deleteMany({ where: { userId: gone.id } })
    const edited = await editComment(reviewer.id, {
      commentId: comments[0]!.id,
      text: `${mentionOf(gone.id)}!`,
    })
    expect(edited.comments[0]).toMatchObject({ mentions: [{ id: gone.id }], editedAt: expect.any(String) })
    await replyToThread(author.id, { threadId: edited.id, text: 'They left.' })
    expect(await db.notification.count({ where: { userId: gone.id, kind: 'reply' } })).toBe(0)
  })

  test('is edited by who wrote it, and deleted by them or by who moderates', async () => {
    const { id: threadId, comments } = await begin()
    const first = comments[0]!.id
    const answered = await replyToThread(author.id, { threadId, text: 'Yes.' })
    const second = answered.comments[1]!.id
    expect(answered.comments.map(({ canEdit, canDelete }) => [canEdit, canDelete])).toEqual([
      [false, false],
      [true, true],
    ])
    expect((await threadView(coordinator.id, threadId)).comments[0]).toMatchObject({
      canEdit: false,
      canDelete: true,
    })
    expect(await reasonOf(editComment(coordinator.id, { commentId: first, text: 'x' }))).toBe('forbidden')
    expect(await reasonOf(deleteComment(author.id, { commentId: first }))).toBe('forbidden')
    const left = await deleteComment(coordinator.id, { commentId: first })
    expect(left?.comments[0]).toMatchObject({ text: '', isDeleted: true, canEdit: false, canDelete: false })
    expect(await reasonOf(editComment(reviewer.id, { commentId: first, text: 'x' }))).toBe('notFound')
    expect(await markedIn()).toContain(threadId)
    expect(await deleteComment(author.id, { commentId: second })).toBeNull()
    expect(await markedIn()).not.toContain(threadId)
    expect(await reasonOf(threadView(author.id, threadId))).toBe('notFound')
    const events = await db.auditEvent.findMany({ where: { reportId }, orderBy: { id: 'desc' }, take: 3 })
    expect(events.map(({ action }) => action)).toEqual([
      ...['thread.deleted', 'comment.deleted', 'comment.deleted'],
    ])
    for (const { details } of events) expect(JSON.stringify(details)).not.toMatch(/Yes|so\?/)
  })

  test('does not exist for readers and strangers', async () => {
    const { id: threadId, comments } = await begin()
    const commentId = comments[0]!.id
    const text = 'x'
    for (const { id } of [reader, stranger])
      for (const attempt of [
        () => startThread(id, { about: { kind: 'draft', draftId }, text }),
        () => replyToThread(id, { threadId, text }),
        () => editComment(id, { commentId, text }),
        () => deleteComment(id, { commentId }),
        () => resolveThread(id, { threadId }),
        () => reopenThread(id, { threadId }),
        () => markThreadRead(id, { threadId }),
        () => threadsOf(id, reportId),
        () => threadCounts(id, reportId),
        () => threadPlace(id, reportId, threadId),
        () => threadView(id, threadId),
      ])
        expect(await reasonOf(attempt())).toBe('notFound')
    expect(
      await reasonOf(threadPlace(author.id, await createReport({ coordinator: author }), threadId)),
    ).toBe('notFound')
  })
})

test('the outline counts what is open and unread, where the words are', async () => {
  await db.thread.deleteMany({})
  const one = await begin()
  await begin(reviewer, { kind: 'paragraph', reportId, paragraph: '1-b.1' })
  const settled = await begin(reviewer, { kind: 'draft', draftId })
  await resolveThread(reviewer.id, { threadId: settled.id })
  await markThreadRead(author.id, { threadId: settled.id })
  expect(await threadCounts(author.id, reportId)).toEqual({
    [draftId]: { open: 1, resolved: 1, unread: 1 },
    [questionDraftId]: { open: 1, resolved: 0, unread: 1 },
  })
  // They stand in another draft too, where they were pasted before the cutting of them was undone.
  await db.threadAnchor.create({ data: { threadId: one.id, draftId: questionDraftId, position: 0 } })
  expect(await threadView(author.id, one.id)).toMatchObject({
    at: { slug: 'introduction' },
    elsewhere: [{ slug: '1-b', draftId: questionDraftId }],
  })
  await db.threadAnchor.deleteMany({ where: { threadId: one.id, draftId: questionDraftId } })
  // Its words were moved to another draft.
  await db.threadAnchor.updateMany({ where: { threadId: one.id }, data: { draftId: questionDraftId } })
  expect((await threadView(author.id, one.id)).at.slug).toBe('1-b')
  expect(await threadCounts(author.id, reportId)).toEqual({
    [draftId]: { open: 0, resolved: 1, unread: 0 },
    [questionDraftId]: { open: 2, resolved: 0, unread: 2 },
  })
  const listed = await threadsOf(author.id, reportId)
  expect(listed.threads.map(({ place }) => place)).toEqual(['draft', 'paragraph', 'selection'])
  expect(listed.people.map(({ id }) => id).toSorted()).toEqual(
    [coordinator.id, author.id, reviewer.id].toSorted(),
  )
})

test('a question that the reply has no more stays in the outline while a thread is on its draft', async () => {
  const where = { slug: '2', stateReply: { reportId } }
  const { draft } = await db.question.findFirstOrThrow({ where, select: { draft: { select: { id: true } } } })
  await db.question.updateMany({ where, data: { withdrawnIn: 2 } })
  const withdrawn = async () => (await outlineOf(author.id, reportId)).withdrawn.map(({ slug }) => slug)
  expect(await withdrawn()).toEqual([])
  await begin(reviewer, { kind: 'draft', draftId: draft!.id })
  expect(await withdrawn()).toEqual(['2'])
})
