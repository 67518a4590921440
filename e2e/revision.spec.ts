import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { textFile } from './documents'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const REVISED = [
  'Committee on the Elimination of Discrimination against Women',
  'Ninety-third session',
  '',
  'Replies of Kazakhstan to the list of issues and questions in relation to its sixth periodic report',
  '',
  'Legal framework',
  '',
  '1 (a)',
  '\tThe law on equal rights has been in force since 2011.',
  '',
  '1 (b)',
  '\tNo complaint was filed in 2024.',
  '\tA second paragraph follows the first.',
  '',
  'Access to justice',
  '',
  '2',
  '\tLegal aid is free of charge.',
  '',
]

const ISSUES = [
  'Committee on the Elimination of Discrimination against Women',
  '',
  'List of issues and questions in relation to the sixth periodic report of Kazakhstan',
  '',
  'Legal framework',
  '',
  '1. Please provide information on:',
  '',
  '(a) The law on equal rights and how it is applied;',
  '',
  '(b) Complaints filed under it.',
  '',
  'Detention',
  '',
  '9. Please describe the situation of women in detention.',
  '',
]

test('a revised reply shows what changed and flags what was written about it', async ({ bench }) => {
  const coordinator = await bench.visit('Coordinator')
  const report = await bench.report([[coordinator, 'coordinator']])
  const { page } = coordinator
  await page.goto(`/reports/${report}/questions/1-a`)
  await page.getByRole('textbox', { name: /Our draft/ }).click()
  await page.keyboard.type('It has been in force since 2009.')
  await expect.poll(() => bench.people.draftText(report, '1-a')).toContain('since 2009')

  await page.goto(`/reports/${report}/reply/versions`)
  await page.getByRole('link', { name: 'Import a revised reply' }).click()
  const file = textFile('corrigendum.txt', REVISED)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Use as new version' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use as new version' }).click()

  await expect(page.getByRole('heading', { name: 'What changed in the State’s reply' })).toBeVisible()
  await expect(page.locator('del')).toContainText('2009')
  await expect(page.locator('ins')).toContainText('2011')
  await expect(page.getByText('1 changed · 2 the same')).toBeVisible()
  await expect(page.getByText('Legal aid is free of charge.')).toHaveCount(0)
  await page.getByLabel('Show what is the same, too').check()
  await expect(page.getByText('Legal aid is free of charge.')).toBeVisible()
  await expectAccessible(page)

  await test.step('the draft is flagged until somebody has looked', async () => {
    await page.goto(`/reports/${report}`)
    await expect(page.getByText('a question that you wrote about has changed')).toBeVisible()
    await page.getByRole('listitem').getByRole('link', { name: '1 (a)' }).first().click()
    await expect(page.getByText('The State’s reply to this question changed in version 2.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have looked' }).click()
    await expect(page.getByText('changed in version 2')).toHaveCount(0)
  })

  await test.step('every version has its file, byte by byte', async () => {
    await page.goto(`/reports/${report}/reply/versions`)
    const hash = createHash('sha256').update(file.buffer).digest('hex')
    await expect(page.getByText(hash)).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /corrigendum\.txt/ }).click(),
    ])
    expect(await readFile(await download.path())).toEqual(file.buffer)
  })
})

test('what the Committee asked stands above the reply, and what was not answered is said', async ({
  bench,
}) => {
  const coordinator = await bench.visit('Coordinator')
  const author = await bench.visit('Author')
  const report = await bench.report([
    [coordinator, 'coordinator'],
    [author, 'author'],
  ])
  const { page } = coordinator
  await page.goto(`/reports/${report}`)
  await page.getByRole('link', { name: 'What was asked' }).click()
  await page.getByRole('link', { name: 'Add the list of issues' }).click()
  await page.locator('input[type=file]').setInputFiles(textFile('issues.txt', ISSUES))
  await expect(page.getByText('3 questions').first()).toBeVisible()
  await page.getByRole('button', { name: 'Add to the report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the report' }).click()
  await expect(page.getByText('Asked, not answered')).toHaveCount(1)
  await expectAccessible(page)

  await author.page.goto(`/reports/${report}/questions/1-b`)
  await expect(author.page.getByRole('region', { name: 'What the Committee asked: 1 (b)' })).toContainText(
    'Please provide information on: Complaints filed under it.',
  )

  await test.step('an item is linked by hand, and unlinked', async () => {
    await page.getByRole('button', { name: 'Link 9 to a question of the reply' }).click()
    await page.getByRole('combobox', { name: 'Question of the reply' }).fill('2')
    await page.getByRole('option', { name: '2', exact: true }).click()
    await expect(page.getByText('Asked, not answered')).toHaveCount(0)
    await page.getByRole('button', { name: 'Unlink 9 from question 2' }).click()
    await expect(page.getByText('Asked, not answered')).toHaveCount(1)
  })
  await author.page.goto(`/reports/${report}`)
  await expect(author.page.getByText('Asked, not answered: 1 question')).toBeVisible()
  await author.page.goto(`/reports/${report}/issues`)
  await expect(author.page.getByRole('button', { name: /Link|Remove/ })).toHaveCount(0)
})
