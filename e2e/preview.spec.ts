import { cpus, loadavg } from 'node:os'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const line = (page: Page, text: string) => page.locator('.preview-line').filter({ hasText: text }).first()
/** How long a change may take to the page, in ms: twice as long where others keep the machine's cores busy. */
const patience = () => (loadavg()[0]! > 1.5 * cpus().length ? 4_000 : 2_000)
const picture = (page: Page, number: number) =>
  page.locator(`img[data-page="${number}"][data-is-current="true"]`)

test('the report is seen page by page while another writes it', async ({ bench }) => {
  test.slow()
  const writer = await bench.visit('Writing Author')
  const viewer = await bench.visit('Looking Author')
  const reader = await bench.visit('Reader')
  const report = await bench.report([
    [writer, 'author'],
    [viewer, 'author'],
    [reader, 'reader'],
  ])
  const { page } = viewer
  const draft = writer.page.getByRole('textbox', { name: 'Our draft: 1 (a)' })

  await test.step('an empty report has its cover, and says that nothing is written', async () => {
    await page.goto(`/reports/${report}`)
    await page.getByRole('link', { name: 'Preview' }).click()
    await expect(page.getByText('Nothing has been written yet')).toBeVisible({ timeout: 20_000 })
    await expect(picture(page, 1)).toBeVisible()
    await expect(page.getByText('of 2')).toBeVisible()
    await expectAccessible(page)
    expect((await reader.page.goto(`/reports/${report}/preview`))!.status()).toBe(404)
  })

  await test.step('what somebody types is on the page within two seconds', async () => {
    await writer.page.goto(`/reports/${report}/questions/1-a`)
    await draft.click()
    await writer.page.keyboard.type('There is no shelter at night.')
    await expect(page.getByText('of 3')).toBeVisible()
    await page.getByRole('spinbutton', { name: 'Page' }).fill('3')
    await expect(line(page, 'There is no shelter at night.')).toBeInViewport()
    await writer.page.keyboard.press('Enter')
    const from = Date.now()
    await writer.page.keyboard.insertText('Nobody opens.')
    await expect(line(page, 'Nobody opens.')).toBeInViewport()
    expect(Date.now() - from).toBeLessThan(patience())
    await expect(page.getByText('Nothing has been written yet')).toBeHidden()
  })

  await test.step('so it is in a report of six thousand words, of which every line after it moves', async () => {
    const paragraph = 'Survivors who came at night were told to return in the morning. '.repeat(8)
    for (let number = 0; number < 65; number++) {
      await writer.page.keyboard.press('Enter')
      await writer.page.keyboard.insertText(`${number + 1}. ${paragraph}`)
    }
    await expect(page.getByText(/of 1\d/)).toBeVisible({ timeout: 30_000 })
    await draft.press('Control+Home')
    const taken: number[] = []
    for (let number = 0; number < 7; number++) {
      const from = Date.now()
      await writer.page.keyboard.insertText(`Added ${number}. `)
      await expect(line(page, `Added ${number}.`)).toBeVisible({ timeout: 10_000 })
      taken.push(Date.now() - from)
    }
    const median = taken.toSorted((one, other) => one - other)[3]
    test
      .info()
      .annotations.push({ type: 'key to page', description: `${median} ms; all: ${taken.join(', ')}` })
    expect(median).toBeLessThan(patience())
  })
})

test('what one reads stays while others write, and one goes both ways between paper and draft', async ({
  bench,
}) => {
  test.slow()
  const writer = await bench.visit('Writing Author')
  const viewer = await bench.visit('Looking Author')
  const report = await bench.report([
    [writer, 'author'],
    [viewer, 'author'],
  ])
  const { page } = viewer
  const draft = writer.page.getByRole('textbox', { name: 'Our draft: 1 (a)' })
  await page.goto(`/reports/${report}/preview`)
  await writer.page.goto(`/reports/${report}/questions/1-a`)
  await draft.click()
  await writer.page.keyboard.type('There is no shelter at night.')

  await test.step('what one reads stays where it is while others write above it', async () => {
    await writer.page.keyboard.press('Enter')
    for (let number = 0; number < 90; number++) {
      await writer.page.keyboard.insertText(`Case ${number}.`)
      await writer.page.keyboard.press('Enter')
    }
    await expect(page.getByText('of 5')).toBeVisible()
    await page.getByRole('spinbutton', { name: 'Page' }).fill('5')
    await expect(line(page, 'Case 80.')).toBeInViewport()
    const before = (await line(page, 'Case 80.').boundingBox())!.y
    await draft.press('Control+Home')
    await writer.page.keyboard.insertText('Written above. ')
    for (let number = 0; number < 3; number++) await writer.page.keyboard.press('Enter')
    await writer.page.keyboard.insertText('And more, for a line of its own.')
    // A page that nobody looks at comes once nobody writes.
    await expect(line(page, 'And more, for a line of its own.')).toBeAttached({ timeout: 20_000 })
    await expect
      .poll(async () => Math.abs(((await line(page, 'Case 80.').boundingBox())?.y ?? 0) - before))
      .toBeLessThan(40)
  })

  await test.step('a click on paper opens the draft there', async () => {
    await line(page, 'Case 80.').click()
    await expect(page).toHaveURL(/questions\/1-a\?block=\d+$/)
    const own = page.getByRole('textbox', { name: 'Our draft: 1 (a)' })
    await expect(own.getByText('Case 80.')).toBeInViewport()
    await expect(own).toBeFocused()
    await page.keyboard.insertText('Here: ')
    await expect(own.getByText('Here: Case 80.')).toBeVisible()
  })

  await test.step('and the keys of the draft show beside it where that stands, and a click there leads back', async () => {
    const own = page.getByRole('textbox', { name: 'Our draft: 1 (a)' })
    await page.keyboard.press('Control+Alt+Shift+V')
    await expect(page.locator('.preview-region[data-kind="shown"]').first()).toBeInViewport({
      timeout: 20_000,
    })
    await expect(line(page, 'Here: Case 80.')).toBeInViewport()
    await page.keyboard.insertText('Beside: ')
    await expect(line(page, 'Here: Beside: Case 80.')).toBeInViewport()
    await line(page, 'Case 78.').click()
    await page.keyboard.insertText('There: ')
    await expect(own.getByText('There: Case 78.')).toBeInViewport()
    await expect(line(page, 'There: Case 78.')).toBeInViewport()
    await page.getByRole('link', { name: 'Preview on a page of its own' }).click()
    await expect(page).toHaveURL(/\/preview$/)
    await expect(picture(page, 1)).toBeAttached({ timeout: 20_000 })
  })

  await test.step('without a line it stays as it was, and goes on by itself', async () => {
    await viewer.context.setOffline(true)
    await expect(page.getByText('No connection: the pages are as they were last.')).toBeVisible({
      timeout: 30_000,
    })
    await viewer.context.setOffline(false)
    await expect(page.getByText('No connection')).toBeHidden({ timeout: 30_000 })
  })
})
