import { beforeEach, expect, test } from 'vitest'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { removeMember } from '@/lib/members/remove-member'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { activityOf } from './queries'

testDatabase()

let reportId: string
let draftId: string
let ada: { id: string; memberId: string }
let ben: { id: string; memberId: string }
beforeEach(async () => {
  reportId = await createReport()
  draftId = (await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })).id
  ada = await addMember(reportId, 'coordinator', await createUser({ name: 'Ada' }))
  ben = await addMember(reportId, 'author', await createUser({ name: 'Ben' }))
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
  await edited(1, ada.id)
  await edited(2, ben.id)
  await db.draftUpdate.create({
    data: { draftId, userId: ben.id, data: Buffer.from(seedUpdate()), createdAt: at(3) },
  })
  await db.$transaction((tx) =>
    audit(tx, { action: 'draft.locked', actorId: ada.id, reportId, details: { draftId } }),
  )
  const { entries, people } = await activityOf(ben.id, reportId)
  expect(entries.map(({ action, actorIds }) => [action, actorIds.map((id) => people[id])])).toEqual([
    ['draft-locked', ['Ada']],
    ['report-created', []],
    ['editing', ['Ben']],
    ['edited', ['Ben']],
    ['edited', ['Ada']],
  ])
  expect(entries[0]!.place).toMatchObject({ draftId, kind: 'chapter', slug: 'introduction' })
})

test('it is narrowed down by person, kind and draft', async () => {
  await edited(1, ada.id)
  await edited(2, ben.id)
  const { id: other } = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'executive_summary' } })
  const actions = async (filter: Parameters<typeof activityOf>[2]) =>
    (await activityOf(ada.id, reportId, filter)).entries.map(({ action, values }) => values.words ?? action)
  expect(await actions({ person: ben.id })).toEqual([2])
  expect(await actions({ kind: 'edits' })).toEqual([2, 1])
  expect(await actions({ kind: 'report' })).toEqual(['report-created'])
  expect(await actions({ draftId })).toEqual([2, 1])
  expect(await actions({ draftId: other })).toEqual([])
  await expect(activityOf(ada.id, reportId, { person: 'x' })).rejects.toMatchObject({ code: 'invalid_input' })
})

test('older ones follow page by page, each once', async () => {
  for (let number = 1; number <= 130; number++) await edited(number, ada.id)
  const seen: unknown[] = []
  let before: string | null = null
  do {
    const page = await activityOf(ada.id, reportId, { kind: 'edits', ...(before && { before }) })
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
      actorId: ada.id,
      reportId,
      details: { email: 'secret@test.example', role: 'author' },
    }),
  )
  await removeMember(ada.id, { reportId, memberId })
  const [toAda, toBen] = await Promise.all([ada, ben].map(({ id }) => activityOf(id, reportId)))
  expect(toAda!.entries.map(({ action }) => action)).toContain('member-invited')
  expect(toBen!.entries.map(({ action }) => action)).not.toContain('member-invited')
  expect(toBen!.entries.map(({ action }) => action)).toContain('member-removed')
  expect(JSON.stringify([toAda, toBen])).not.toContain('secret@')
})
