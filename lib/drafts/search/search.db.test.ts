import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { bold, doc, p } from '@/lib/testing/richtext'
import type { DocumentNode } from '@/lib/richtext/document'
import { activityOf } from '@/lib/activity/queries'
import { findInReport } from './find-in-report'
import { replacementsOf } from './queries'
import { replaceInReport } from './replace-in-report'
import { takeBackReplacement } from './take-back-replacement'

testDatabase()

const options = { matchCase: false, wholeWords: false, foldAccents: true }
let reportId: string
let user: TestUser
let userId: string
let draftIds: string[]

beforeEach(async () => {
  reportId = await createReport()
  user = await createUser()
  userId = user.id
  await addMember(reportId, 'author', user)
  const drafts = await db.draft.findMany({ where: { reportId }, orderBy: { id: 'asc' }, take: 3 })
  draftIds = drafts.map(({ id }) => id)
  await write(0, doc(p('The vic', bold('tims'), ' and the victims')))
  await write(1, doc(p('No Víctims here')))
})

async function write(index: number, node: DocumentNode): Promise<void> {
  const draftId = draftIds[index]!
  await db.draftUpdate.deleteMany({ where: { draftId } })
  await db.draftUpdate.create({
    data: { draftId, userId: null, data: Buffer.from(updateFromDocument(node)) },
  })
}

async function textOf(index: number): Promise<unknown> {
  const rows = await db.draftUpdate.findMany({
    where: { draftId: draftIds[index]! },
    orderBy: { seq: 'asc' },
  })
  return documentFromUpdates(rows.map(({ data }) => data)).content
}

const replace = () =>
  replaceInReport(userId, { reportId, query: 'victims', options, replacement: 'survivors', draftIds })

test('finds in every draft, and counts what it does not show', async () => {
  await write(2, doc(...Array.from({ length: 30 }, () => p('victims'))))
  const found = await findInReport(userId, { reportId, query: 'victims', options })
  const counts = new Map(found.map(({ draftId, count, places }) => [draftId, [count, places.length]]))
  expect(draftIds.map((id) => counts.get(id))).toEqual([
    [2, 2],
    [1, 1],
    [30, 20],
  ])
  const exact = await findInReport(userId, {
    reportId,
    query: 'victims',
    options: { ...options, foldAccents: false },
  })
  expect(exact.map(({ draftId }) => draftId)).not.toContain(draftIds[1])
})

test('replaces by one update in each draft, tells who has it open, and takes it back', async () => {
  const told: string[] = []
  const stop = subscribe('draft.appended', ({ draftId }) => told.push(draftId))
  const { id, drafts, locked } = await replace()
  stop()
  expect(locked).toEqual([])
  expect(drafts.map(({ draftId, places }) => [draftId, places])).toEqual([
    [draftIds[0], 2],
    [draftIds[1], 1],
  ])
  expect(told.sort()).toEqual(draftIds.slice(0, 2).sort())
  expect(await textOf(0)).toMatchObject([p('The survivors and the survivors')])
  for (const draftId of draftIds.slice(0, 2))
    expect(await db.draftUpdate.count({ where: { draftId } })).toBe(2)
  expect(await db.auditEvent.count({ where: { reportId, action: 'draft.replaced' } })).toBe(2)

  // Days later, from the list of what one replaced; by nobody else.
  expect(await replacementsOf(userId, reportId)).toMatchObject([
    { id, query: 'victims', replacement: 'survivors', places: 3, drafts: 2 },
  ])
  const other = await addMember(reportId, 'coordinator')
  expect(await replacementsOf(other.id, reportId)).toEqual([])
  const taking = { reportId, replacementId: id }
  await expect(takeBackReplacement(other.id, taking)).rejects.toMatchObject({ code: 'not_found' })
  expect(await takeBackReplacement(userId, taking)).toEqual({ places: 3, locked: [] })
  expect(await textOf(0)).toMatchObject([p('The vic', bold('tims'), ' and the victims')])
  expect(await textOf(1)).toMatchObject([p('No Víctims here')])
  expect(await replacementsOf(userId, reportId)).toEqual([])
  await expect(takeBackReplacement(userId, taking)).rejects.toMatchObject({ code: 'not_found' })
  const feed = await activityOf(userId, reportId, { kind: 'edits' })
  expect(feed.entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['report-words-replaced', 'report-words-put-back']),
  )
})

test('leaves out what is locked, what was not chosen, and drafts of another report', async () => {
  await db.draft.update({ where: { id: draftIds[0]! }, data: { lockedAt: new Date() } })
  const [found] = (await findInReport(userId, { reportId, query: 'victims', options })).filter(
    ({ draftId }) => draftId === draftIds[0],
  )
  expect(found?.isLocked).toBe(true)
  const { id, drafts, locked } = await replace()
  expect(locked).toEqual([draftIds[0]])
  expect(drafts.map(({ draftId }) => draftId)).toEqual([draftIds[1]])
  const lock = (draftId: string, lockedAt: Date | null) =>
    db.draft.update({ where: { id: draftId }, data: { lockedAt } })
  await lock(draftIds[1]!, new Date())
  const taking = { reportId, replacementId: id }
  expect(await takeBackReplacement(userId, taking)).toEqual({ places: 0, locked: [draftIds[1]] })
  await lock(draftIds[1]!, null)
  expect(await takeBackReplacement(userId, taking)).toEqual({ places: 1, locked: [] })

  const other = await createReport()
  await addMember(other, 'author', user)
  const nothing = await replaceInReport(userId, {
    ...{ reportId: other, query: 'victims', options, replacement: 'x', draftIds },
  })
  expect(nothing).toMatchObject({ drafts: [], locked: [] })
  expect(await db.replacement.count({ where: { reportId: other } })).toBe(0)
  expect(await textOf(1)).toMatchObject([p('No Víctims here')])
})

test('what somebody typed meanwhile stays', async () => {
  const { id } = await replace()
  const rows = await db.draftUpdate.findMany({ where: { draftId: draftIds[1]! }, orderBy: { seq: 'asc' } })
  const theirs = new Y.Doc()
  for (const { data } of rows) Y.applyUpdate(theirs, data)
  const before = Y.encodeStateVector(theirs)
  const text = (theirs.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(0, 'Really: ')
  await db.draftUpdate.create({
    data: { draftId: draftIds[1]!, userId, data: Buffer.from(Y.encodeStateAsUpdate(theirs, before)) },
  })
  await takeBackReplacement(userId, { reportId, replacementId: id })
  expect(await textOf(1)).toMatchObject([p('Really: No Víctims here')])
})
