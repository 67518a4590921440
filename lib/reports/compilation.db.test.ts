import { beforeEach, expect, test } from 'vitest'
import { withClaims } from '@/lib/claims-ledger/annex-claims'
import { claimsLedger } from '@/lib/claims-ledger/queries'
import { dismissContradiction } from '@/lib/claims-ledger/dismiss-contradiction'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { compile } from '@/lib/export/compile'
import { openTexts } from '@/lib/export/render-report'
import { DEFAULT_COMPILATION } from '@/lib/export/settings'
import { exportWording } from '@/lib/export/wording'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p, quote } from '@/lib/testing/richtext'
import { abbreviationsOf } from './find-abbreviations'
import { findCompilation } from './find-compilation'
import { compilationChange } from './schema'
import { updateCompilation } from './update-compilation'

testDatabase()

let coordinator: TestUser
let reportId: string

beforeEach(async () => {
  coordinator = await createUser()
  reportId = await createReport({ coordinator })
})

const settings = async () => (await findCompilation(coordinator.id, reportId)).settings

test('what was never chosen is as the United Nations have it, and changes as sent', async () => {
  const before = await settings()
  expect(before).toEqual(DEFAULT_COMPILATION)
  const changes = {
    date: 'May 2027',
    annexes: { claims: true, contradictions: false, tables: 'chosen' as const },
  }
  const saved = await updateCompilation(coordinator.id, { reportId, changes, before })
  expect(saved).toEqual({ ...before, ...changes })
  expect(await settings()).toEqual(saved)
  expect((await readContentsAtOneMoment(reportId)).settings).toEqual(saved)
  const [event] = await db.auditEvent.findMany({ where: { reportId, action: 'report.settings-changed' } })
  expect(event).toMatchObject({ actorId: coordinator.id, details: { fields: 'annexes date' } })
})

test('of two people at once choices merge one by one; the same one is refused to the second', async () => {
  const before = await settings()
  const second = await addMember(reportId, 'coordinator')
  await updateCompilation(coordinator.id, { reportId, changes: { date: 'Mine' }, before })
  await updateCompilation(second.id, { reportId, changes: { isNumbered: false }, before })
  const stale = updateCompilation(second.id, { reportId, changes: { date: 'Theirs', order: 'own' }, before })
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    reason: 'changedMeanwhile',
    values: { field: 'date' },
  })
  expect(await settings()).toMatchObject({ date: 'Mine', isNumbered: false, order: 'reply' })
})

test('only what is sent is changed, and nonsense is refused', () => {
  const parse = (changes: unknown) => compilationChange.safeParse({ reportId, changes, before: {} })
  expect(parse({ order: 'own' }).data?.changes).toEqual({ order: 'own' })
  for (const wrong of [
    { order: 'backwards' },
    { date: 'x'.repeat(61) },
    { abbreviations: [{ short: 'two words', long: 'x' }] },
    { abbreviations: [{ short: 'UN', long: ' ' }] },
    { sections: [1] },
  ])
    expect(parse(wrong).success, JSON.stringify(wrong)).toBe(false)
})

test('a file has the sections in the coalition’s order', async () => {
  const { sections, settings: before } = await findCompilation(coordinator.id, reportId)
  expect(sections.length).toBeGreaterThan(1)
  const ids = sections.map(({ id }) => id)
  const changes = { order: 'own' as const, sections: ids.toReversed() }
  await updateCompilation(coordinator.id, { reportId, changes, before })
  for (const { title } of sections) await write(title, doc(p(`About ${title}`)))
  const tree = compile(openTexts(await readContentsAtOneMoment(reportId)), exportWording())
  expect(tree.parts.map(({ title }) => title)).toEqual(sections.map(({ title }) => title).toReversed())
})

test('by article a file has each question where the Committee’s heading puts it, and the page shows that', async () => {
  const [question] = await db.question.findMany({ where: { label: '1 (b)', stateReply: { reportId } } })
  await db.committeeDocument.create({
    data: {
      ...{ reportId, kind: 'list_of_issues', title: 'List of issues', language: 'en' },
      items: {
        create: {
          ...{
            position: 0,
            heading: 'Articles 2 and 3',
            label: '1 (b)',
            slug: '1-b',
            number: '1',
            text: 'Why?',
          },
          links: { create: { questionId: question!.id, origin: 'exact' } },
        },
      },
    },
  })
  const page = await findCompilation(coordinator.id, reportId)
  expect(page.byArticle).toEqual([
    { articles: [2, 3], labels: ['1 (b)'] },
    { articles: [], labels: ['1 (a)', '2'] },
  ])
  expect(page.sections.map(({ articles }) => articles)).toEqual([[2, 3], []])
  const changes = { order: 'articles' as const }
  await updateCompilation(coordinator.id, { reportId, changes, before: page.settings })
  for (const draft of await db.draft.findMany({ where: { reportId, questionId: { not: null } } }))
    await db.draftUpdate.create({
      data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(doc(p('Text')), 7)) },
    })
  const tree = compile(openTexts(await readContentsAtOneMoment(reportId)), exportWording())
  expect(tree.parts.map(({ title, parts }) => [title, ...parts.map(({ id }) => id)])).toEqual([
    ['Articles 2, 3', 'question-1-b'],
    ['Other questions', 'question-1-a', 'question-2'],
  ])
})

test('abbreviations are found in the drafts, for who may change the list', async () => {
  const { sections } = await findCompilation(coordinator.id, reportId)
  await write(sections[0]!.title, doc(p('The World Health Organization (WHO) and the UN.')))
  expect(await abbreviationsOf(coordinator.id, reportId)).toEqual([
    { short: 'UN', long: null, count: 1 },
    { short: 'WHO', long: 'World Health Organization', count: 1 },
  ])
  const author = await addMember(reportId, 'author')
  await expect(abbreviationsOf(author.id, reportId)).rejects.toMatchObject({ code: 'forbidden' })
})

test('annexes show the reply’s claims that drafts quote and its contradictions, if they are wanted', async () => {
  reportId = await createReport({ coordinator, sample: true })
  const stored = await readContentsAtOneMoment(reportId)
  expect(await withClaims(reportId, stored)).toBe(stored)
  const { claims, contradictions } = await claimsLedger(coordinator.id, reportId)
  const [claim] = claims
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug: claim!.slug } } })
  const text = doc(quote({ paragraph: claim!.paragraph, label: claim!.question }, p(claim!.text)))
  await db.draftUpdate.create({ data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(text)) } })
  await dismissContradiction(coordinator.id, { reportId, key: contradictions[0]!.key })
  await updateCompilation(coordinator.id, {
    reportId,
    changes: { annexes: { claims: true, contradictions: true, tables: 'chosen' as const } },
    before: DEFAULT_COMPILATION,
  })
  const full = await withClaims(reportId, await readContentsAtOneMoment(reportId))
  expect(full.claims!.contradictions).toHaveLength(contradictions.length - 1)
  const tree = compile(openTexts(full), exportWording())
  const annexes = tree.parts.filter(({ id }) => id.startsWith('annex'))
  expect(annexes).toHaveLength(2)
  expect(JSON.stringify(annexes[0]!.blocks)).toContain(JSON.stringify(claim!.text).slice(1, -1))
})

/** Writes the first draft of a section. */
async function write(title: string, text: ReturnType<typeof doc>): Promise<void> {
  const draft = await db.draft.findFirstOrThrow({
    where: { reportId, question: { section: { title } } },
    orderBy: { question: { position: 'asc' } },
  })
  await db.draftUpdate.create({
    data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(text, 7)) },
  })
}
