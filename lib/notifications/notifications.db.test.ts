import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { changeWish } from './change-wish'
import { markRead } from './mark-read'
import { notify } from './notify'
import { notificationsOf, unreadNotifications, wishesOf } from './queries'

testDatabase()

let reportId: string
let draftId: string
let threadId: string
let author: TestUser
let reviewer: TestUser
beforeEach(async () => {
  reportId = await createReport()
  author = await addMember(reportId, 'author')
  reviewer = await addMember(reportId, 'reviewer')
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug: '1-b' } } })
  draftId = draft.id
  threadId = (await db.thread.create({ data: { reportId, draftId } })).id
})

const mention = (userIds: string[]) =>
  db.$transaction((tx) =>
    notify(tx, { kind: 'mention', reportId, actorId: reviewer.id, userIds, threadId, draftId }),
  )

test('a notification says who, where and when, and leads to the thread', async () => {
  expect(await mention([author.id])).toEqual([author.id])
  const { notifications, unread } = await notificationsOf(author.id)
  expect(unread).toBe(1)
  expect(notifications).toEqual([
    expect.objectContaining({
      kind: 'mention',
      actor: reviewer.name,
      isRead: false,
      place: {
        href: `/reports/${reportId}/questions/1-b?thread=${threadId}`,
        question: '1 (b)',
        chapter: null,
      },
    }),
  ])
})

test('a thread whose words were moved leads to where they are now, one on the State’s text to its question', async () => {
  const introduction = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })
  await db.threadAnchor.create({ data: { threadId, draftId: introduction.id, position: 0 } })
  await mention([author.id])
  const paragraph = await db.thread.create({ data: { reportId, paragraph: '2.1' } })
  await db.$transaction((tx) =>
    notify(tx, {
      kind: 'reply',
      reportId,
      actorId: reviewer.id,
      userIds: [author.id],
      threadId: paragraph.id,
    }),
  )
  const places = (await notificationsOf(author.id)).notifications.map(({ place }) => place.href)
  expect(places).toEqual([
    `/reports/${reportId}/questions/2?thread=${paragraph.id}`,
    `/reports/${reportId}/chapters/introduction?thread=${threadId}`,
  ])
})

test('nobody is told of what they did themselves, nor who may not see it, nor a stranger', async () => {
  const reader = await addMember(reportId, 'reader')
  const stranger = await createUser()
  expect(await mention([reviewer.id, reader.id, stranger.id])).toEqual([])
  expect(await db.notification.count({ where: { reportId } })).toBe(0)
})

test('who may see it no longer sees no trace of it', async () => {
  await mention([author.id])
  await db.membership.update({
    where: { reportId_userId: { reportId, userId: author.id } },
    data: { role: 'reader' },
  })
  expect(await notificationsOf(author.id)).toEqual({ notifications: [], unread: 0, before: null })
  await db.membership.delete({ where: { reportId_userId: { reportId, userId: author.id } } })
  expect(await unreadNotifications(author.id)).toBe(0)
})

describe('reading', () => {
  test('one, all, and none of another person', async () => {
    await mention([author.id])
    await mention([author.id])
    const [first] = (await notificationsOf(author.id)).notifications
    await markRead(reviewer.id, { ids: [first!.id] })
    expect(await unreadNotifications(author.id)).toBe(2)
    await markRead(author.id, { ids: [first!.id] })
    expect(await unreadNotifications(author.id)).toBe(1)
    await markRead(author.id, {})
    expect(await unreadNotifications(author.id)).toBe(0)
    expect(await db.notification.count({ where: { reportId, toMail: true } })).toBe(0)
  })

  test('older ones come page by page', async () => {
    for (let count = 0; count < 52; count++) await mention([author.id])
    const page = await notificationsOf(author.id)
    expect(page.notifications).toHaveLength(50)
    const rest = await notificationsOf(author.id, page.before!)
    expect(rest.notifications).toHaveLength(2)
    expect(rest.before).toBeNull()
    const ids = new Set([...page.notifications, ...rest.notifications].map(({ id }) => id))
    expect(ids.size).toBe(52)
  })
})

describe('wishes', () => {
  test('everything by default, and what was switched off is not kept at all', async () => {
    expect(await wishesOf(author.id)).toEqual(
      ['mention', 'reply', 'thread', 'assignment'].map((kind) => ({ kind, inApp: true, byMail: true })),
    )
    await changeWish(author.id, { kind: 'mention', inApp: false, byMail: false })
    expect(await mention([author.id])).toEqual([])
    expect(await db.notification.count({ where: { reportId } })).toBe(0)
  })

  test('by mail alone is not shown in the app', async () => {
    await changeWish(author.id, { kind: 'mention', inApp: false, byMail: true })
    await mention([author.id])
    expect(await unreadNotifications(author.id)).toBe(0)
    expect(await db.notification.count({ where: { reportId, toMail: true } })).toBe(1)
  })
})
