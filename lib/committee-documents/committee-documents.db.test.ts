import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { correctReply } from '@/lib/state-replies/correct-reply'
import { replyForCorrection } from '@/lib/state-replies/for-correction'
import { outlineOf, questionText } from '@/lib/state-replies/queries'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { createCommitteeDocument, createIntake } from '@/lib/testing/intakes'
import { addCommitteeDocument } from './add-committee-document'
import { linkItem, unlinkItem } from './link-item'
import { committeeDocumentsOf, unpairedItems } from './queries'
import { removeCommitteeDocument } from './remove-committee-document'

testDatabase()

const ISSUES = [
  'Committee on the Elimination of Discrimination against Women',
  'List of issues and questions in relation to the sixth periodic report of Kazakhstan',
  '',
  'Legal framework',
  '',
  '1.\tPlease inform the Committee about:',
  '(a)\tThe law on equal rights;',
  '(b)\tComplaints that were filed.',
  '',
  'Access to justice',
  '',
  '2.\tPlease describe legal aid.',
  '',
  '3.\tPlease provide data on shelters.',
  '',
].join('\n')

let coordinator: TestUser
let reportId: string
beforeEach(async () => {
  coordinator = await createUser()
  reportId = await createReport({ coordinator })
})

const add = async (text = ISSUES) =>
  addCommitteeDocument(coordinator.id, {
    intakeId: await createIntake({ user: coordinator, reportId, kind: 'list_of_issues', text }),
  })
const issues = async () =>
  (await committeeDocumentsOf(coordinator.id, reportId)).find(({ kind }) => kind === 'list_of_issues')!
const links = async () =>
  Object.fromEntries(
    (await issues()).items.map(({ slug, links: all }) => [
      slug,
      all.map((each) => `${each.slug} ${each.origin}`),
    ]),
  )
const item = async (slug: string) => (await issues()).items.find((each) => each.slug === slug)!
const question = (slug: string) => questionText(coordinator.id, reportId, slug)
const linking = async (itemSlug: string, questionSlug: string) => ({
  ...{ reportId, itemId: (await item(itemSlug)).id },
  questionId: (await question(questionSlug)).id,
})

test('what the Committee asked stands above the reply, and what nobody answered is told', async () => {
  await add()
  expect(await links()).toEqual({
    ...{ '1-a': ['1-a exact'], '1-b': ['1-b exact'], 2: ['2 exact'], 3: [] },
  })
  expect(await unpairedItems(coordinator.id, reportId)).toMatchObject([
    { label: '3', text: 'Please provide data on shelters.' },
  ])
  expect(await issues()).toMatchObject({ unpaired: 1, language: 'en', file: { name: 'reply.txt' } })
  expect((await question('1-a')).items).toMatchObject([
    {
      ...{ kind: 'list_of_issues', label: '1 (a)', origin: 'exact', heading: 'Legal framework' },
      ...{ lead: 'Please inform the Committee about:', text: 'The law on equal rights;' },
    },
  ])
  const outline = await outlineOf(coordinator.id, reportId)
  expect(outline.sections.flatMap(({ questions }) => questions.map(({ asked }) => asked))).toEqual([
    true,
    true,
    true,
  ])
})

test('what a person says of a link outlives pairing, corrections and another file', async () => {
  await add()
  await linkItem(coordinator.id, await linking('3', '2'))
  await unlinkItem(coordinator.id, await linking('1-b', '1-b'))
  const said = { '1-a': ['1-a exact'], '1-b': [], 2: ['2 exact'], 3: ['2 person'] }
  expect(await links()).toEqual(said)

  const { version, outline, document } = await replyForCorrection(coordinator.id, reportId)
  const label = outline.blocks.find(
    ({ ranges: [[start, end] = [0, 0]] }) => document.text.slice(start, end) === '1 (a)',
  )!
  label.text = '1 (c)'
  await correctReply(coordinator.id, reportId, { version, outline })
  expect(await links()).toEqual({ ...said, '1-a': [] })

  await add(ISSUES.replace('data on shelters', 'figures'))
  expect((await item('3')).text).toBe('Please provide figures.')
  expect(await links()).toEqual({ ...said, '1-a': [] })
  // Said otherwise, it holds the other way.
  await linkItem(coordinator.id, await linking('1-b', '1-b'))
  await unlinkItem(coordinator.id, await linking('3', '2'))
  await add()
  expect(await links()).toEqual({ '1-a': [], '1-b': ['1-b person'], 2: ['2 exact'], 3: [] })
})

test('concluding observations are linked by people alone', async () => {
  const itemId = await createCommitteeDocument(reportId)
  await add()
  const { id: questionId } = await question('1-a')
  expect((await question('1-a')).items).toHaveLength(1)
  await linkItem(coordinator.id, { reportId, itemId, questionId })
  expect((await question('1-a')).items.map(({ kind }) => kind)).toEqual([
    'list_of_issues',
    'concluding_observations',
  ])
})

test('an item and a question of different reports are not linked', async () => {
  await add()
  const other = await createReport({ coordinator })
  const elsewhere = await questionText(coordinator.id, other, '1-a')
  const { itemId, questionId } = await linking('3', '2')
  for (const wrong of [
    { reportId, itemId, questionId: elsewhere.id },
    { reportId: other, itemId, questionId: elsewhere.id },
    { reportId: other, itemId, questionId },
  ]) {
    await expect(linkItem(coordinator.id, wrong)).rejects.toMatchObject({ code: 'not_found' })
    await expect(unlinkItem(coordinator.id, wrong)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('removed, it leaves nothing behind', async () => {
  await add()
  const { file } = await issues()
  await db.intake.deleteMany({})
  await removeCommitteeDocument(coordinator.id, { reportId, kind: 'list_of_issues' })
  expect(await committeeDocumentsOf(coordinator.id, reportId)).toEqual([])
  expect((await question('1-a')).items).toEqual([])
  expect(await db.storedFile.count({ where: { id: file!.id } })).toBe(0)
  await expect(
    removeCommitteeDocument(coordinator.id, { reportId, kind: 'list_of_issues' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('a document without items is refused, and the one that is there stays', async () => {
  await add()
  await expect(add('Nothing is asked here at all.\n')).rejects.toMatchObject({
    code: expect.any(String) as unknown,
  })
  expect((await issues()).items).toHaveLength(4)
})
