import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { readContentsAtOneMoment } from '@/lib/drafts/read-content'
import { compile } from '@/lib/export/compile'
import { openTexts } from '@/lib/export/render-report'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import {
  doc,
  figure,
  note,
  p,
  ref,
  secretNode,
  table,
  td,
  tr,
  ul,
  li,
  withAttrs,
} from '@/lib/testing/richtext'
import { anchorBlock } from './anchor-block'
import { referencesOf } from './queries'
import type { AnchorChoice } from './schema'

testDatabase()

let coordinator: TestUser
let reportId: string
beforeEach(async () => {
  coordinator = await createUser()
  reportId = await createReport({ coordinator })
})

const towns = (caption: string | null, attrs = {}) => withAttrs(table(tr(td('x'))), { caption, ...attrs })

async function write(label: string, text: DocumentNode): Promise<string> {
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, question: { label } } })
  await db.draftUpdate.create({
    data: { draftId: draft.id, data: new Uint8Array(updateFromDocument(text, 7)) },
  })
  return draft.id
}
async function textOf(draftId: string): Promise<DocumentNode> {
  const rows = await db.draftUpdate.findMany({ where: { draftId }, orderBy: { seq: 'asc' } })
  const { content = [], ...rest } = documentFromUpdates(rows.map(({ data }) => data))
  // Without the empty paragraph that every draft begins with.
  return { ...rest, content: content.slice(1) }
}
const listed = async () =>
  (await referencesOf(coordinator.id, reportId)).blocks.map(({ kind, index, words, target, text }) => ({
    ...{ kind, index, words, target, text },
  }))

test('what has a number in the file is listed as it is called there, across all drafts', async () => {
  await write(
    '1 (a)',
    doc(p('First', note('Apart'), ' words.'), ul(li('in a list', towns('In a list'))), towns(null)),
  )
  await write('2', doc(towns('Last', { standsIn: 'annex' }), figure({ image: 'i' }, 'Bars'), p('Second.')))
  expect(await listed()).toEqual([
    {
      kind: 'paragraph',
      index: 1,
      words: 'First words.',
      target: null,
      text: 'paragraph 1 of this submission',
    },
    { kind: 'table', index: 0, words: 'In a list', target: null, text: 'table 1' },
    { kind: 'table', index: 0, words: 'Last', target: null, text: 'annex, table A.1' },
    { kind: 'figure', index: 0, words: 'Bars', target: null, text: 'figure 1' },
    { kind: 'paragraph', index: 2, words: 'Second.', target: null, text: 'paragraph 2 of this submission' },
  ])
  expect((await referencesOf(coordinator.id, reportId)).annexes).toEqual([
    { target: 'annex:tables', text: 'annex', title: 'Annex. Tables and figures' },
  ])
})

test('pictures without a caption are listed in the annex, also within a table there, by what they show', async () => {
  const shown = (alt: string) => figure({ image: 'i', alt })
  const inAnnex = { standsIn: 'annex' }
  const draftId = await write(
    '2',
    doc(
      withAttrs(shown('A door'), inAnnex),
      withAttrs(table(tr(td(shown('A bed')))), inAnnex),
      shown('A wall'),
    ),
  )
  const { blocks } = await referencesOf(coordinator.id, reportId)
  expect(blocks.map(({ kind, words, text }) => [kind, words, text])).toEqual([
    ['figure', 'A door', 'annex, figure A.1'],
    ['table', '', 'annex, table A.1'],
    ['figure', 'A bed', 'annex, table A.1'],
  ])
  const target = await anchorBlock(coordinator.id, blocks[2]!)
  await write('1 (a)', doc(p(ref(target, 'last'))))
  const tree = compile(openTexts(await readContentsAtOneMoment(reportId)), exportWording())
  expect(JSON.stringify(tree.parts)).toContain('{"text":"annex, table A.1","part":"table-a-1"}')
  expect((await textOf(draftId)).content![1]!.attrs?.anchor ?? null).toBeNull()
})

test('a block is named once, also in a locked draft and by a reviewer, and the file follows it', async () => {
  const draftId = await write('2', doc(p('Before.'), towns('Towns')))
  await db.draft.update({
    where: { id: draftId },
    data: { lockedAt: new Date(), lockedById: coordinator.id },
  })
  const reviewer = await addMember(reportId, 'reviewer')
  const choice: AnchorChoice = { draftId, kind: 'table', index: 0, words: 'Towns', copied: null }
  const target = await anchorBlock(reviewer.id, choice)
  expect(target).toMatch(/^table:[\w-]{36}$/)
  expect(await anchorBlock(coordinator.id, choice)).toBe(target)
  expect((await textOf(draftId)).content![1]!.attrs).toMatchObject({
    anchor: target.slice(6),
    caption: 'Towns',
  })
  expect((await listed()).find(({ kind }) => kind === 'table')!.target).toBe(target)
  await write('1 (a)', doc(towns('New one before'), p(ref(target, 'table 1'))))
  const tree = compile(openTexts(await readContentsAtOneMoment(reportId)), exportWording())
  expect(JSON.stringify(tree.parts)).toContain('{"text":"table 2","part":"table-2"}')
})

test('a block that moved is found by its words, one that says something else is not taken for it', async () => {
  const draftId = await write('2', doc(towns('New'), towns('Towns')))
  const choice: AnchorChoice = { draftId, kind: 'table', index: 0, words: 'Towns', copied: null }
  await anchorBlock(coordinator.id, choice)
  expect((await textOf(draftId)).content!.map(({ attrs }) => Boolean(attrs?.anchor))).toEqual([false, true])
  await expect(anchorBlock(coordinator.id, { ...choice, words: 'Villages' })).rejects.toMatchObject({
    code: 'conflict',
    reason: 'blockGone',
  })
  await expect(anchorBlock(coordinator.id, { ...choice, draftId: 'nonsense' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a copy gets an anchor of its own', async () => {
  const draftId = await write(
    '2',
    doc(towns('Towns', { anchor: 'anchor-one' }), towns('Towns', { anchor: 'anchor-one' })),
  )
  const { blocks } = await referencesOf(coordinator.id, reportId)
  expect(blocks.map(({ target, copied }) => [target, copied])).toEqual([
    ['table:anchor-one', null],
    [null, 'anchor-one'],
  ])
  const made = await anchorBlock(coordinator.id, blocks[1]!)
  expect((await textOf(draftId)).content!.map(({ attrs }) => attrs?.anchor)).toEqual([
    'anchor-one',
    made.slice(6),
  ])
})

test('what is confidential is listed with the numbers of that file, all else with those of the public one', async () => {
  await write('2', doc(secretNode(towns('Secret')), towns('Towns')))
  expect((await listed()).map(({ words, text }) => [words, text])).toEqual([
    ['Secret', 'table 1'],
    ['Towns', 'table 1'],
  ])
})

test('a reader learns what there is and names nothing; a stranger finds nothing', async () => {
  const reader = await addMember(reportId, 'reader')
  const stranger = await createUser()
  const draftId = await write('2', doc(towns('Towns')))
  expect((await referencesOf(reader.id, reportId)).blocks).toHaveLength(1)
  const choice: AnchorChoice = { draftId, kind: 'table', index: 0, words: 'Towns', copied: null }
  await expect(anchorBlock(reader.id, choice)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(anchorBlock(stranger.id, choice)).rejects.toMatchObject({ code: 'not_found' })
  await expect(referencesOf(stranger.id, reportId)).rejects.toMatchObject({ code: 'not_found' })
})
