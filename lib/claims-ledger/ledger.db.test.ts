import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { dismissContradiction } from './dismiss-contradiction'
import { exportLedger } from './export-ledger'
import { claimsLedger } from './queries'
import { restoreContradiction } from './restore-contradiction'

testDatabase()

let reportId: string
let reviewer: TestUser
let reader: TestUser
beforeAll(async () => {
  reportId = await createReport({ coordinator: await createUser(), sample: true })
  reviewer = await addMember(reportId, 'reviewer')
  reader = await addMember(reportId, 'reader')
})

test('the claims of a reply are found once and kept', async () => {
  const first = await claimsLedger(reader.id, reportId)
  expect(first.claims.length).toBeGreaterThan(300)
  const kept = await db.replyAnalysis.findFirstOrThrow({ where: { stateReply: { reportId } } })
  expect(await claimsLedger(reader.id, reportId)).toEqual(first)
  const again = await db.replyAnalysis.findFirstOrThrow({ where: { stateReply: { reportId } } })
  expect(again.createdAt).toEqual(kept.createdAt)
  expect(first.claims.some(({ isContested }) => isContested)).toBe(false)
  const texts = new Map(
    (await db.replyParagraph.findMany({ where: { question: { stateReply: { reportId } } } })).map(
      ({ anchor, text }) => [anchor, text],
    ),
  )
  for (const { paragraph, start, end, text } of first.claims)
    expect(texts.get(paragraph)?.slice(start, end)).toBe(text)
})

test('whoever asks at the same moment waits for the same thread', async () => {
  await db.replyAnalysis.deleteMany({ where: { stateReply: { reportId } } })
  const answers = await Promise.all([1, 2, 3].map(() => claimsLedger(reader.id, reportId)))
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('a claim that a draft quotes is contested, and its neighbours are not', async () => {
  const { claims } = await claimsLedger(reader.id, reportId)
  const quoted = claims.find(({ kind, text }) => kind === 'figure' && text.includes('30 crisis'))!
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug: quoted.slug } } })
  await db.draftQuotation.create({
    data: { draftId: draft.id, position: 0, anchor: quoted.paragraph, text: quoted.text },
  })
  const after = await claimsLedger(reader.id, reportId)
  const contested = after.claims.filter(({ isContested }) => isContested)
  expect(contested.map(({ id }) => id)).toContain(quoted.id)
  for (const { start, end } of contested) {
    expect(start).toBeLessThan(quoted.end)
    expect(end).toBeGreaterThan(quoted.start)
  }
  const { bytes, filename } = await exportLedger(reader.id, reportId)
  expect(filename).toBe('CEDAW-93-KAZ-claims.csv')
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines.filter((line) => line.endsWith(',yes'))).toHaveLength(contested.length)
  await db.draftQuotation.deleteMany({ where: { draftId: draft.id } })
})

test('“not a contradiction” is remembered with who said it first, and can be taken back', async () => {
  const { contradictions } = await claimsLedger(reader.id, reportId)
  const { key } = contradictions[0]!
  expect(new Set(contradictions.map((each) => each.key)).size).toBe(contradictions.length)
  const told: string[] = []
  onTestFinished(subscribe('report.arranged', (message) => void told.push(message.reportId)))
  await dismissContradiction(reviewer.id, { reportId, key })
  expect(told).toEqual([reportId])
  const other = await addMember(reportId, 'author')
  await dismissContradiction(other.id, { reportId, key })
  const dismissed = (await claimsLedger(reader.id, reportId)).contradictions.filter((each) => each.dismissed)
  expect(dismissed).toMatchObject([{ key, dismissed: { by: reviewer.name } }])
  const events = await db.auditEvent.findMany({ where: { reportId, action: 'contradiction.dismissed' } })
  expect(events.map(({ actorId }) => actorId)).toEqual([reviewer.id])

  // It survives that the rules find everything anew.
  await db.replyAnalysis.deleteMany({ where: { stateReply: { reportId } } })
  expect((await claimsLedger(reader.id, reportId)).contradictions.find((each) => each.dismissed)?.key).toBe(
    key,
  )
  await restoreContradiction(other.id, { reportId, key })
  expect((await claimsLedger(reader.id, reportId)).contradictions.some((each) => each.dismissed)).toBe(false)
  expect(told.length).toBeGreaterThan(1)
})

test('when the reply says something else, its claims are found anew', async () => {
  const { claims } = await claimsLedger(reader.id, reportId)
  const claim = claims.find(({ kind }) => kind === 'figure')!
  await db.replyParagraph.updateMany({
    where: { anchor: claim.paragraph, question: { stateReply: { reportId } } },
    data: { text: 'Nothing can be checked here.', normalised: 'nothing can be checked here.' },
  })
  const after = await claimsLedger(reader.id, reportId)
  expect(after.claims.some(({ paragraph }) => paragraph === claim.paragraph)).toBe(false)
  expect(after.claims.length).toBeLessThan(claims.length)
})

test('a report without a reply has an empty ledger', async () => {
  const empty = await createReport({ coordinator: reader })
  await db.stateReply.deleteMany({ where: { reportId: empty } })
  expect(await claimsLedger(reader.id, empty)).toEqual({ version: 0, claims: [], contradictions: [] })
})
