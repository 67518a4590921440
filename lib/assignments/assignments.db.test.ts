import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { notificationsOf } from '@/lib/notifications/queries'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { assignDraft } from './assign-draft'
import { assignmentsOf } from './queries'
import { unassignDraft } from './unassign-draft'

testDatabase()

let reportId: string
let draftId: string
let coordinator: TestUser
let author: TestUser
beforeEach(async () => {
  reportId = await createReport()
  coordinator = await addMember(reportId, 'coordinator')
  author = await addMember(reportId, 'author')
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
})

test('a draft is given to several, who are told once, and taken again', async () => {
  const reviewer = await addMember(reportId, 'reviewer')
  for (const { id } of [author, reviewer, author]) await assignDraft(coordinator.id, { draftId, userId: id })
  const { drafts } = await assignmentsOf(author.id, reportId)
  expect(drafts).toEqual({
    [draftId]: [
      { id: author.id, name: author.name },
      { id: reviewer.id, name: reviewer.name },
    ],
  })
  const { notifications } = await notificationsOf(author.id)
  expect(notifications.map(({ kind, place }) => [kind, place.href])).toEqual([
    ['assignment', `/reports/${reportId}/chapters/introduction`],
  ])
  await unassignDraft(coordinator.id, { draftId, userId: author.id })
  expect((await assignmentsOf(author.id, reportId)).drafts[draftId]).toEqual([
    { id: reviewer.id, name: reviewer.name },
  ])
})

test('who takes a draft for themselves is not told of it', async () => {
  await assignDraft(author.id, { draftId, userId: author.id })
  expect((await notificationsOf(author.id)).notifications).toEqual([])
})

test('strangers and readers are given nothing', async () => {
  const reader = await addMember(reportId, 'reader')
  for (const { id } of [reader, await createUser()])
    await expect(assignDraft(coordinator.id, { draftId, userId: id })).rejects.toMatchObject({
      code: 'not_found',
    })
  expect((await assignmentsOf(coordinator.id, reportId)).candidates.map(({ id }) => id)).toEqual([
    coordinator.id,
    author.id,
  ])
  expect((await assignmentsOf(reader.id, reportId)).candidates).toEqual([])
})

test('who left writes nothing any more', async () => {
  await assignDraft(coordinator.id, { draftId, userId: author.id })
  await db.membership.delete({ where: { reportId_userId: { reportId, userId: author.id } } })
  expect((await assignmentsOf(coordinator.id, reportId)).drafts).toEqual({})
})
