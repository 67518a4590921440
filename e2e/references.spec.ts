import type { Route } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('a writer refers to a table of another draft, which then goes to the annex', async ({ bench }) => {
  const writer = await bench.visit('Author')
  const report = await bench.report([[writer, 'coordinator']])
  const { page } = writer
  const { keyboard } = page
  const refer = async (typed: string) => {
    await keyboard.type('/cross')
    await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first()).toBeVisible()
    await keyboard.press('Enter')
    await page.getByRole('combobox', { name: /^Question, chapter, table/ }).fill(typed)
  }

  await test.step('a table with a caption', async () => {
    await page.goto(`/reports/${report}/questions/1-b`)
    const draft = page.getByRole('textbox', { name: /Our draft: 1 \(b\)/ })
    await expect(draft).toBeEditable()
    await draft.click()
    await keyboard.type('Counted by us.')
    await keyboard.press('Enter')
    await page.getByRole('button', { name: 'Insert table' }).first().click()
    await draft.locator('th, td').first().click()
    await keyboard.type('Region')
    await page.getByRole('button', { name: 'Caption, summary and column width' }).click()
    await page.getByLabel('Caption, printed above the table').fill('Centres by region')
    await keyboard.press('Escape')
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
  })

  const draft = page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ })
  await test.step('is found by its caption in another draft, and named as the file does', async () => {
    await page.goto(`/reports/${report}/questions/1-a`)
    await expect(draft).toBeEditable()
    await draft.click()
    await keyboard.type('As counted in ')
    await refer('centres')
    await expect(page.getByRole('option')).toHaveText([/^table 1Centres by region · paragraph 1 \(b\)/])
    await expectAccessible(page)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/references.png` })
    await keyboard.press('Enter')
    await expect(draft.locator('a.cross-reference')).toHaveText('table 1')
    await keyboard.type(' and ')
    await refer('Counted by')
    // On a slow line the paragraph has its name after what is typed on.
    const posts = (then: (route: Route) => Promise<void>) =>
      page.route('**/questions/**', (route) =>
        route.request().method() === 'POST' ? then(route) : route.continue(),
      )
    await posts(async (route) => {
      await page.waitForTimeout(700)
      await route.continue()
    })
    await keyboard.press('Enter')
    await keyboard.type(', both at once. ', { delay: 30 })
    await expect(draft.locator('a.cross-reference').nth(1)).toHaveText('paragraph 2 of this submission')
    await page.unrouteAll()
    await refer('As counted in')
    await posts((route) => route.abort())
    await keyboard.press('Enter')
    await keyboard.type('Nothing is lost.')
    await expect(page.getByText(/^The reference to .* was not put into the text\./)).toBeVisible()
    await page.unrouteAll()
    await expect(draft.locator('p')).toHaveText(
      'As counted in table 1 and paragraph 2 of this submission, both at once. Nothing is lost.',
    )
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
  })

  await test.step('follows the table to the annex, in the editor and in the file', async () => {
    await page.goto(`/reports/${report}/questions/1-b`)
    await page.locator('.ProseMirror td, .ProseMirror th').first().click()
    await page.getByRole('button', { name: 'Caption, summary and column width' }).click()
    await page.getByLabel('Where it stands in the report').selectOption('In the annex')
    await expectAccessible(page)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/stands-in.png` })
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
    await page.goto(`/reports/${report}/questions/1-a`)
    await expect(draft.locator('a.cross-reference').first()).toHaveText('annex, table A.1')
    const answer = await page.request.get(`/reports/${report}/exports/html?variant=public`)
    const file = await answer.text()
    expect(file).toContain('As counted in <a href="#table-a-1">annex, table A.1</a> and <a href="#p-2">')
    expect(file).toContain('<a href="#table-a-1">See annex, table A.1: Centres by region</a>')
    expect(file).toContain('Annex. Tables and figures')
    expect(file).toContain('<caption>Table A.1. Centres by region</caption>')
  })

  await test.step('from the preview one comes to it, and from it to its page there; from the cover to the settings', async () => {
    const line = (text: string) => page.locator('.preview-line').filter({ hasText: text }).first()
    await page.goto(`/reports/${report}/preview?annex=tables`)
    await expect(line('Table A.1. Centres by region')).toBeInViewport({ timeout: 20_000 })
    await line('Table A.1. Centres by region').click()
    await expect(page).toHaveURL(/questions\/1-b\?block=\d+$/)
    await expect(page.getByRole('textbox', { name: /Our draft: 1 \(b\)/ })).toBeFocused()
    await keyboard.press('Control+Alt+Shift+V')
    await expect(page.locator('.preview-region[data-kind="shown"]').first()).toBeInViewport({
      timeout: 20_000,
    })
    await expect(line('Table A.1. Centres by region')).toBeInViewport()
    await page.goto(`/reports/${report}/preview`)
    await line('Alternative report').click({ timeout: 20_000 })
    await expect(page).toHaveURL(/\/settings#about$/)
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  })

  await test.step('and says so when the table is gone', async () => {
    await page.goto(`/reports/${report}/questions/1-b`)
    const other = page.getByRole('textbox', { name: /Our draft: 1 \(b\)/ })
    await expect(other).toBeEditable()
    await other.click()
    await keyboard.press('Control+a')
    await keyboard.press('Control+a')
    await keyboard.press('Delete')
    await expect(other.locator('table')).toHaveCount(0)
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
    await page.goto(`/reports/${report}/questions/1-a`)
    await expect(draft.locator('a.cross-reference').first()).toContainText('no longer in this report')
  })
})
