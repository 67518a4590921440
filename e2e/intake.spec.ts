import type { Page } from '@playwright/test'
import { replyDocx, textFile } from './documents'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name }).first()
const rows = (page: Page) => page.getByRole('row')

test('a Word file is reviewed by keyboard and becomes a report', async ({ bench }) => {
  const { page } = await bench.visit('Coordinator')
  await page.goto('/reports')
  await page.getByRole('link', { name: 'New report' }).click()
  await expect(page.getByRole('heading', { name: 'New report' })).toBeVisible()
  await expectAccessible(page)
  await page.locator('input[type=file]').setInputFiles(await replyDocx())
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(page.getByText('2 sections · 3 questions')).toBeVisible()
  await expectAccessible(page)

  await test.step('two lines become one paragraph', async () => {
    await row(page, /^Paragraph: in all 47 counties/).click()
    await page.keyboard.press('m')
    await expect(row(page, 'Paragraph: Legal aid is free of charge in all 47 counties.')).toBeFocused()
  })

  await test.step('a paragraph is split where the cursor stands', async () => {
    await row(page, /^Paragraph: The Equality Act/).focus()
    for (let word = 0; word < 9; word++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('s')
    await expect(row(page, 'Paragraph: Its guidelines were published in 2023.')).toBeFocused()
  })

  await test.step('a question gets another number, and everything can be undone and done again', async () => {
    await row(page, 'Question: 1 (b)').focus()
    await page.keyboard.press('r')
    await page.keyboard.type('1 (c)')
    await page.keyboard.press('Escape')
    await expect(row(page, 'Question: 1 (c)')).toBeFocused()
    await expect(page.getByText('No answer to 1(b)').first()).toBeVisible()
    const before = await rows(page).count()
    for (const _ of [1, 2, 3]) await page.keyboard.press('Control+z')
    await expect(row(page, 'Question: 1 (b)')).toBeVisible()
    await expect(row(page, /^Paragraph: in all 47 counties/)).toBeVisible()
    for (const _ of [1, 2, 3]) await page.keyboard.press('Control+Shift+z')
    await expect(rows(page)).toHaveCount(before)
    await expect(page.getByText('No answer to 1(b)').first()).toBeVisible()
  })

  await test.step('w goes to the warning, ? shows the keys', async () => {
    await row(page, /^Header: Committee on the Elimination/).focus()
    await page.keyboard.press('w')
    await expect(row(page, 'Question: 1 (c)')).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts of the review' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('corrections are there after a reload', async () => {
    const saved = page.getByText('All corrections saved')
    await expect(saved).toBeVisible()
    // Undone and done again before anything was sent: nothing is left to save.
    await row(page, 'Question: 1 (c)').focus()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+Shift+z')
    await expect(saved).toBeVisible()
    await page.reload()
    await expect(row(page, 'Question: 1 (c)')).toBeVisible()
  })

  const reviewed = page.url()
  await page.getByRole('button', { name: 'Create report' }).click()
  await expect(page.getByText(/warnings? remains?/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Create report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Alternative report on Kenya' })).toBeVisible()
  bench.willRemove(page.url())
  await test.step('the address of the review leads to what was made of it', async () => {
    const report = page.url()
    await page.goto(reviewed)
    await expect(page).toHaveURL(report)
  })
  await page.getByRole('link', { name: '1 (c)' }).click()
  await expect(page.getByText('Twelve complaints were filed in 2024.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /Our draft: 1 \(c\)/ })).toBeEditable()
})

test('what cannot be read is refused with what to do instead, and can be thrown away', async ({ bench }) => {
  const { page } = await bench.visit('Coordinator')
  await page.goto('/reports/new')
  const input = page.locator('input[type=file]')
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)])
  await input.setInputFiles({ name: 'old.doc', mimeType: 'application/msword', buffer: old })
  await expect(page.getByRole('alert').first()).toContainText(/\.docx/)
  await expectAccessible(page)
  await page.goto('/reports/new')
  await input.setInputFiles({ name: 'none.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
  await expect(page.getByText('“none.txt” is empty')).toBeVisible()
  await page.getByRole('button', { name: 'Choose something else' }).click()

  await test.step('an upload can be cancelled', async () => {
    await page.route('**/api/intakes?**', () => {})
    await input.setInputFiles(textFile('slow.txt', ['1 (a)', '\tNever arrives.']))
    await expect(page.getByText('Sending “slow.txt”')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Drop the State’s reply here')).toBeVisible()
    await page.unroute('**/api/intakes?**')
  })

  await test.step('what was begun is listed, and thrown away', async () => {
    await input.setInputFiles(textFile('begun.txt', ['1 (a)', '\tThe law holds.', '', '1 (b)', '\tIt does.']))
    await expect(page.getByRole('grid')).toBeVisible()
    await page.goto('/reports')
    await page.getByRole('button', { name: 'Throw away begun.txt' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Throw away' }).click()
    await expect(page.getByText('begun.txt')).toHaveCount(0)
  })
})

test('a reply can be pasted, or typed from nothing', async ({ bench }) => {
  const { page } = await bench.visit('Coordinator')
  await page.goto('/reports/new')
  await page
    .getByRole('textbox', { name: 'Or paste its text' })
    .fill('Health\n\n1 (a)\n\n\tThere are 30 clinics.\n\n1 (b)\n\n\tNone.')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await expect(row(page, 'Question: 1 (b)')).toBeVisible()

  await page.goto('/reports/new')
  await page.getByRole('button', { name: 'Start empty' }).click()
  await expect(page.getByText('Nothing here yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Heading' }).last().click()
  await page.keyboard.type('Education')
  await page.keyboard.press('Enter')
  await page.keyboard.type('7 (a)')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Every school has a library.')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Question: 7 (a)')).toBeVisible()
  await page.evaluate(() =>
    navigator.clipboard.writeText('7 (b)\n\n\tBooks are free.\n\n7 (c)\n\n\tSo are meals.'),
  )
  await page.keyboard.press('i')
  await page.keyboard.press('Control+v')
  await expect(row(page, 'Question: 7 (c)')).toBeVisible()
  await expect(page.getByText('1 section · 3 questions · 3 paragraphs')).toBeVisible()
  await page.getByRole('button', { name: 'Create report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create report' }).click()
  await expect(page.getByRole('link', { name: '7 (b)' })).toBeVisible()
  bench.willRemove(page.url())
})

test('without a connection corrections are kept in the browser, and sent when it is back', async ({
  bench,
}) => {
  const { page, context } = await bench.visit('Coordinator')
  await page.goto('/reports/new')
  await page.locator('input[type=file]').setInputFiles(await replyDocx())
  await row(page, 'Question: 2').click()
  await context.setOffline(true)
  await page.keyboard.press('x')
  await expect(page.getByText('No connection: kept in this browser').first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('All corrections saved')).toBeVisible()
  await page.reload()
  await expect(row(page, 'Left out: 2')).toBeVisible()
})

test('a second tab cannot overwrite the first, and says so', async ({ bench }) => {
  const { page, context } = await bench.visit('Coordinator')
  await page.goto('/reports/new')
  await page.locator('input[type=file]').setInputFiles(await replyDocx())
  await expect(page.getByRole('grid')).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await row(other, 'Question: 1 (b)').click()
  await row(page, 'Question: 2').click()
  await page.keyboard.press('x')
  await expect(page.getByText('All corrections saved')).toBeVisible()
  await other.keyboard.press('x')
  await expect(other.getByText('has been corrected in another tab')).toBeVisible()
  await other.getByRole('button', { name: 'Go on with the other state' }).click()
  await expect(row(other, 'Left out: 2')).toBeVisible()
  await expect(row(other, 'Question: 1 (b)')).toBeVisible()
})
