import { beforeEach, expect, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import type { Outline } from '@/lib/parsing/outline'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { doc, p } from '@/lib/testing/richtext'
import { correctReply } from './correct-reply'
import { replyForCorrection } from './for-correction'
import { outlineOf, questionText, replyVersion } from './queries'
import { versionsOf } from './versions'

testDatabase()

let coordinator: TestUser
let reportId: string
beforeEach(async () => {
  coordinator = await createUser({ name: 'Coordinator' })
  reportId = await createReport({ coordinator })
})

const slugs = async () =>
  (await outlineOf(coordinator.id, reportId)).sections.flatMap(({ questions }) =>
    questions.map(({ slug }) => slug),
  )

/** Corrects the stored outline by a function of its blocks, each shown with its words. */
async function correct(change: (outline: Outline, at: (words: string) => number) => Outline) {
  const { version, document, outline } = await replyForCorrection(coordinator.id, reportId)
  const words = outline.blocks.map(
    ({ text, ranges }) => text ?? ranges.map((range) => document.text.slice(...range)).join(' '),
  )
  const at = (start: string) => words.findIndex((each) => each.startsWith(start))
  return correctReply(coordinator.id, reportId, { version, outline: change(structuredClone(outline), at) })
}

/** Somebody wrote under this question. */
async function write(slug: string, text: string): Promise<string> {
  const { id } = await db.draft.findFirstOrThrow({ where: { reportId, question: { slug } } })
  const data = new Uint8Array(updateFromDocument(doc(p(text))))
  await db.draftUpdate.create({ data: { draftId: id, userId: coordinator.id, data } })
  await db.draft.update({ where: { id }, data: { words: 2, editedAt: new Date() } })
  return id
}

test('a relabelled question keeps its id, its draft and its anchors, and its old address goes on', async () => {
  const before = await questionText(coordinator.id, reportId, '1-b')
  await correct((outline, at) => {
    outline.blocks[at('1 (b)')]!.text = '1 (c)'
    return outline
  })
  const after = await questionText(coordinator.id, reportId, '1-c')
  expect(after).toEqual({ ...before, slug: '1-c', label: '1 (c)', version: 2 })
  expect(after.paragraphs.map(({ anchor }) => anchor)).toEqual(['1-b.1', '1-b.2'])
  expect((await questionText(coordinator.id, reportId, '1-b')).slug).toBe('1-c')
  await correct((outline, at) => {
    outline.blocks[at('1 (c)')]!.text = '1 (b)'
    return outline
  })
  expect(await questionText(coordinator.id, reportId, '1-b')).toEqual({ ...before, version: 3 })
  expect((await questionText(coordinator.id, reportId, '1-c')).slug).toBe('1-b')
})

test('labels that change places change their addresses', async () => {
  const [a, b] = [
    await questionText(coordinator.id, reportId, '1-a'),
    await questionText(coordinator.id, reportId, '1-b'),
  ]
  await correct((outline, at) => {
    const [first, second] = [at('1 (a)'), at('1 (b)')]
    outline.blocks[first]!.text = '1 (b)'
    outline.blocks[second]!.text = '1 (a)'
    return outline
  })
  expect((await questionText(coordinator.id, reportId, '1-b')).id).toBe(a.id)
  expect((await questionText(coordinator.id, reportId, '1-a')).id).toBe(b.id)
})

test('a question that is merged away is withdrawn with its draft, its paragraphs go on elsewhere', async () => {
  const draftId = await write('1-b', 'Ours here')
  await correct((outline, at) => {
    outline.blocks[at('1 (b)')]!.kind = 'dropped'
    return outline
  })
  expect(await slugs()).toEqual(['1-a', '2'])
  const merged = await questionText(coordinator.id, reportId, '1-a')
  expect(merged.paragraphs.map(({ anchor }) => anchor)).toEqual(['1-a.1', '1-b.1', '1-b.2'])
  const { withdrawn } = await outlineOf(coordinator.id, reportId)
  expect(withdrawn).toMatchObject([{ slug: '1-b', label: '1 (b)', draftId, words: 2 }])
  expect(await questionText(coordinator.id, reportId, '1-b')).toMatchObject({
    withdrawnIn: 2,
    paragraphs: [],
  })

  // Restored, it is what it was.
  await correct((outline, at) => {
    outline.blocks[at('1 (b)')]!.kind = 'label'
    return outline
  })
  expect(await slugs()).toEqual(['1-a', '1-b', '2'])
  expect(await questionText(coordinator.id, reportId, '1-b')).toMatchObject({
    draftId,
    withdrawnIn: null,
    paragraphs: [{ anchor: '1-b.1' }, { anchor: '1-b.2' }],
  })
  expect((await outlineOf(coordinator.id, reportId)).withdrawn).toEqual([])
})

test('nobody wrote under a question that goes: it is not shown, and a late text is not lost', async () => {
  const { draftId } = await questionText(coordinator.id, reportId, '1-b')
  await correct((outline, at) => {
    outline.blocks[at('1 (b)')]!.kind = 'dropped'
    return outline
  })
  expect((await outlineOf(coordinator.id, reportId)).withdrawn).toEqual([])
  // What a browser without a connection had written comes in.
  await db.draft.update({ where: { id: draftId }, data: { words: 3, editedAt: new Date() } })
  expect((await outlineOf(coordinator.id, reportId)).withdrawn).toMatchObject([{ draftId, slug: '1-b' }])
})

test('a new question takes the label of one that was withdrawn', async () => {
  const draftId = await write('1-b', 'Ours here')
  await correct((outline, at) => {
    const label = at('1 (b)')
    outline.blocks[label]!.kind = 'dropped'
    outline.blocks.splice(label + 1, 0, {
      ...{ id: 't1', kind: 'label', ranges: [], text: '1 (b)', confidence: 1, guesses: [] },
    })
    return outline
  })
  const now = await questionText(coordinator.id, reportId, '1-b')
  expect(now).toMatchObject({ withdrawnIn: null, paragraphs: [{ anchor: '1-b.1' }, { anchor: '1-b.2' }] })
  expect(now.draftId).not.toBe(draftId)
  expect(await db.draftUpdate.count({ where: { draftId: now.draftId } })).toBe(1)
  const { withdrawn } = await outlineOf(coordinator.id, reportId)
  expect(withdrawn).toMatchObject([{ slug: '1-b-w2', draftId }])
})

test('an anchor is given to one paragraph for good', async () => {
  await correct((outline, at) => {
    outline.blocks[at('A second paragraph')]!.kind = 'dropped'
    return outline
  })
  await correct((outline, at) => {
    const typed = {
      id: 't1',
      kind: 'paragraph' as const,
      ranges: [],
      text: 'Typed.',
      confidence: 1,
      guesses: [],
    }
    outline.blocks.splice(at('No complaint') + 1, 0, typed)
    return outline
  })
  const anchors = async () =>
    (await questionText(coordinator.id, reportId, '1-b')).paragraphs.map(({ anchor, text }) => [anchor, text])
  expect(await anchors()).toEqual([
    ['1-b.1', 'No complaint was filed in 2024.'],
    ['1-b.3', 'Typed.'],
  ])
  await correct((outline, at) => {
    outline.blocks[at('A second paragraph')]!.kind = 'paragraph'
    return outline
  })
  expect(await anchors()).toEqual([
    ['1-b.1', 'No complaint was filed in 2024.'],
    ['1-b.3', 'Typed.'],
    ['1-b.2', 'A second paragraph follows the first.'],
  ])
})

test('each correction is a version, told to everybody, and another name for what a browser keeps', async () => {
  const told: unknown[] = []
  const unsubscribe = subscribe('reply.changed', (message) => told.push(message))
  const before = await replyVersion(coordinator.id, reportId)
  await correct((outline, at) => {
    outline.blocks[at('2')]!.text = '3'
    return outline
  })
  unsubscribe()
  expect(told).toEqual([{ reportId, version: 2 }])
  expect(await replyVersion(coordinator.id, reportId)).not.toBe(before)
  const versions = await versionsOf(coordinator.id, reportId)
  expect(versions).toMatchObject([
    { version: 2, reason: 'corrected', createdBy: 'Coordinator' },
    { version: 1, reason: 'imported', createdBy: 'Coordinator' },
  ])
  expect(versions[0]?.file).toEqual(versions[1]?.file)
  expect(versions[0]?.file?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('of two corrections of one version the second is refused whole', async () => {
  const { version, outline } = await replyForCorrection(coordinator.id, reportId)
  const both = await Promise.allSettled(
    [1, 2].map(() => correctReply(coordinator.id, reportId, { version, outline })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', reason: 'replyChangedMeanwhile' },
  })
  expect(await versionsOf(coordinator.id, reportId)).toHaveLength(2)
})

test('an outline that is not one of this document changes nothing', async () => {
  const { version, outline, document } = await replyForCorrection(coordinator.id, reportId)
  const [first, ...rest] = outline.blocks
  const wrong: Outline[] = [
    { blocks: [first!, first!, ...rest] },
    { blocks: [{ ...first!, ranges: [[0, document.text.length + 1]] }, ...rest] },
    { blocks: [{ ...first!, ranges: [[9, 3]] }, ...rest] },
    { blocks: [{ ...first!, ranges: [[0, document.text.length]] }, ...rest] },
  ]
  for (const each of wrong) {
    await expect(correctReply(coordinator.id, reportId, { version, outline: each })).rejects.toMatchObject({
      reason: 'outlineWrong',
    })
  }
  await expect(
    correctReply(coordinator.id, reportId, { version, outline: { blocks: [] } }),
  ).rejects.toMatchObject({ reason: 'replyNoLabels' })
  expect(await slugs()).toEqual(['1-a', '1-b', '2'])
})

test('a reply from before blocks and versions were kept is corrected like any other', async () => {
  const draftId = await write('1-b', 'Ours here')
  const before = await questionText(coordinator.id, reportId, '1-b')
  await db.$executeRaw`update state_replies set document = null, outline = null`
  await db.$executeRaw`update questions set block_id = null, former_slugs = null`
  await db.$executeRaw`update reply_paragraphs set block_id = null`
  await db.stateReplyVersion.deleteMany({})
  await correct((outline, at) => {
    outline.blocks[at('1 (b)')]!.text = '1 (d)'
    return outline
  })
  const after = await questionText(coordinator.id, reportId, '1-d')
  expect(after).toEqual({ ...before, slug: '1-d', label: '1 (d)', version: 2 })
  expect(after.draftId).toBe(draftId)
  expect(await versionsOf(coordinator.id, reportId)).toMatchObject([
    { version: 2 },
    { version: 1, file: null },
  ])
})
