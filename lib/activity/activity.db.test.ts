import { beforeEach, expect, test } from 'vitest'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { recordDecisions } from '@/lib/drafts/record-decisions'
import { removeMember } from '@/lib/members/remove-member'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { activityOf } from './queries'

testDatabase()

let reportId: string
let draftId: string
let coordinator: { id: string; memberId: string }
let writer: { id: string; memberId: string }
beforeEach(async () => {
  reportId = await createReport()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  coordinator = await addMember(reportId, 'coordinator', await createUser({ name: 'Coordinator' }))
  writer = await addMember(reportId, 'author', await createUser({ name: 'Writer' }))
})

const at = (minute: number) => new Date(Date.parse('2026-05-01T08:00:00Z') + minute * 60_000)

async function edited(number: number, userId: string) {
  await db.draftVersion.create({
    data: {
      draftId,
      number,
      reason: 'activity',
      editedFrom: at(number),
      editedTo: at(number),
      authorIds: [userId],
      words: number,
      state: new Uint8Array(),
      deletions: new Uint8Array(),
    },
  })
}

test('edits and events stand in one order, with whose they are', async () => {
  await edited(1, coordinator.id)
  await edited(2, writer.id)
  await db.draftUpdate.create({
    data: { draftId, userId: writer.id, data: Buffer.from(seedUpdate()), createdAt: at(3) },
  })
  await db.$transaction((tx) =>
    audit(tx, { action: 'draft.locked', actorId: coordinator.id, reportId, details: { draftId } }),
  )
  const { entries, people } = await activityOf(writer.id, reportId)
  expect(entries.map(({ action, actorIds }) => [action, actorIds.map((id) => people[id])])).toEqual([
    ['draft-locked', ['Coordinator']],
    ['report-created', []],
    ['editing', ['Writer']],
    ['edited', ['Writer']],
    ['edited', ['Coordinator']],
  ])
  expect(entries[0]!.place).toMatchObject({ draftId, kind: 'chapter', slug: 'introduction' })
})

test('it is narrowed down by person, kind and draft', async () => {
  await edited(1, coordinator.id)
  await edited(2, writer.id)
  const { id: other } = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'executive_summary' } })
  const actions = async (filter: Parameters<typeof activityOf>[2]) =>
    (await activityOf(coordinator.id, reportId, filter)).entries.map(
      ({ action, values }) => values.words ?? action,
    )
  expect(await actions({ person: writer.id })).toEqual([2])
  expect(await actions({ kind: 'edits' })).toEqual([2, 1])
  expect(await actions({ kind: 'report' })).toEqual(['report-created'])
  expect(await actions({ draftId })).toEqual([2, 1])
  expect(await actions({ draftId: other })).toEqual([])
  await expect(activityOf(coordinator.id, reportId, { person: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('older ones follow page by page, each once', async () => {
  for (let number = 1; number <= 130; number++) await edited(number, coordinator.id)
  const seen: unknown[] = []
  let before: string | null = null
  do {
    const page = await activityOf(coordinator.id, reportId, { kind: 'edits', ...(before && { before }) })
    seen.push(...page.entries.map(({ values }) => values.words))
    before = page.before
  } while (before)
  expect(seen).toEqual(Array.from({ length: 130 }, (_, index) => 130 - index))
})

test('nobody is told what they may not see', async () => {
  const { memberId } = await addMember(reportId, 'reader', await createUser({ name: 'Cy' }))
  await db.$transaction((tx) =>
    audit(tx, {
      action: 'member.invited',
      actorId: coordinator.id,
      reportId,
      details: { email: 'secret@test.example', role: 'author' },
    }),
  )
  await removeMember(coordinator.id, { reportId, memberId })
  const [toAda, toBen] = await Promise.all([coordinator, writer].map(({ id }) => activityOf(id, reportId)))
  expect(toAda!.entries.map(({ action }) => action)).toContain('member-invited')
  expect(toBen!.entries.map(({ action }) => action)).not.toContain('member-invited')
  expect(toBen!.entries.map(({ action }) => action)).toContain('member-removed')
  expect(JSON.stringify([toAda, toBen])).not.toContain('secret@')
})

test('what somebody decided on suggestions in an hour is one entry, with whose they were', async () => {
  const reviewer = await addMember(reportId, 'reviewer', await createUser({ name: 'Reviewer' }))
  const decisions = (count: number, user: string, verdict: 'accept' | 'reject' = 'accept') =>
    Array.from({ length: count }, (_, index) => ({ id: `${user}-${index}`, user, verdict }))
  await recordDecisions(draftId, writer.id, decisions(40, reviewer.id))
  await recordDecisions(draftId, writer.id, [
    ...decisions(1, coordinator.id),
    ...decisions(2, 'nobody', 'reject'),
  ])
  // One's own taken back is no decision, nor is anything in a draft that is no more.
  await recordDecisions(draftId, writer.id, decisions(1, writer.id, 'reject'))
  await recordDecisions('00000000-0000-4000-8000-000000000000', writer.id, decisions(1, reviewer.id))
  const { entries, people } = await activityOf(reviewer.id, reportId, { kind: 'suggestions' })
  expect(
    entries
      .map(({ action, actorIds, ofIds, values, place }) => ({
        action,
        count: values.count,
        who: actorIds.map((id) => people[id]),
        of: ofIds
          .map((id) => people[id])
          .join()
          .split(',')
          .toSorted((a, b) => a.localeCompare(b)),
        at: place?.draftId === draftId,
      }))
      .toSorted((a, b) => (a.action < b.action ? -1 : 1)),
  ).toEqual([
    { action: 'suggestions-accepted', count: 41, who: ['Writer'], of: ['Coordinator', 'Reviewer'], at: true },
    { action: 'suggestions-rejected', count: 2, who: ['Writer'], of: [''], at: true },
  ])
  const others = await activityOf(reviewer.id, reportId, { kind: 'comments' })
  expect(others.entries).toEqual([])
})

test('what happened in a thread leads to where it is: on a paragraph of the State, moved, deleted', async () => {
  const question = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug: '1-b' } } })
  const onParagraph = await db.thread.create({ data: { reportId, paragraph: '1-b.1', replyVersion: 1 } })
  const moved = await db.thread.create({
    data: { reportId, draftId, quote: 'words', anchors: { create: { draftId: question.id, position: 0 } } },
  })
  const tell = (threadId: string) =>
    db.$transaction((tx) =>
      audit(tx, {
        action: 'thread.started',
        actorId: writer.id,
        reportId,
        details: { threadId, place: 'paragraph', draftId: null, paragraph: '1-b.1' },
      }),
    )
  for (const { id } of [onParagraph, moved]) await tell(id)
  const entriesOf = async (filter = {}) =>
    (await activityOf(writer.id, reportId, { kind: 'comments', ...filter })).entries.map(
      ({ place, threadId }) => [place?.slug, threadId],
    )
  const both = [
    ['1-b', moved.id],
    ['1-b', onParagraph.id],
  ]
  expect(await entriesOf()).toEqual(both)
  expect(await entriesOf({ draftId: question.id })).toEqual(both)
  expect(await entriesOf({ draftId })).toEqual([])
  await db.thread.delete({ where: { id: onParagraph.id } })
  expect(await entriesOf()).toEqual([
    ['1-b', moved.id],
    [undefined, null],
  ])
})
