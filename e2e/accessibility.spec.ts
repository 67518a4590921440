import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const LOOKS = [
  { name: 'desktop, light', viewport: { width: 1360, height: 860 }, colorScheme: 'light' },
  // 1360 pixels at 200 per cent, as a browser's zoom has it.
  { name: 'zoomed to 200 per cent', viewport: { width: 680, height: 430 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

/** All pages as they are at first (the journeys judge what they become); zoomed, those laid out in columns. */
function pagesOf(home: string, width: number): string[] {
  const columns = [
    home,
    `${home}/questions/1-b`,
    `${home}/members`,
    `${home}/claims`,
    `${home}/history`,
    `${home}/export`,
    `${home}/review`,
    `${home}/preview`,
    '/account',
  ]
  if (width === 680) return columns
  return [
    ...columns,
    '/reports',
    '/reports/new',
    `${home}/chapters/introduction`,
    `${home}/settings`,
    `${home}/settings/compilation`,
    `${home}/contradictions`,
    `${home}/issues`,
    `${home}/activity`,
    `${home}/find`,
    `${home}/reply/versions`,
    `${home}/reply/correct`,
    '/inspect',
    '/notifications',
    '/offline',
    '/nothing',
  ]
}

/** Nothing is left to be done for what was loaded: half a second sooner than a quiet network tells. */
const drawn = (page: Page) =>
  page.evaluate(async () => {
    for (let time = 0; time < 2; time++) await new Promise((done) => requestIdleCallback(done))
  })

for (const { name, ...look } of LOOKS) {
  test(`every screen passes axe and fits its width (${name})`, async ({ bench }) => {
    test.setTimeout(120_000)
    const coordinator = await bench.visit('Coordinator', look)
    const report = await bench.report([[coordinator, 'coordinator']])
    const { page } = coordinator
    const home = `/reports/${report}`
    for (const path of pagesOf(home, look.viewport.width)) {
      await page.goto(path)
      if (path.endsWith('/preview')) await expect(page.locator('img[data-is-current]').first()).toBeVisible()
      else await drawn(page)
      if (/questions|chapters/.test(path) && look.viewport.width > 700) {
        await expect(page.getByRole('textbox', { name: /Our draft|Introduction/ })).toBeEditable()
      }
      await test.step(path, () => expectAccessible(page))
    }
  })
}

test('on a phone, the reply and the draft are two tabs', async ({ bench }) => {
  const author = await bench.visit('Author', { viewport: { width: 390, height: 844 } })
  const report = await bench.report([[author, 'author']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-a`)
  await page.getByRole('tab', { name: 'Our draft' }).click()
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await draft.click()
  await page.keyboard.type('Typed on a phone.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.getByRole('tab', { name: 'State’s reply' }).click()
  await expect(page.getByText('The law on equal rights')).toBeVisible()
  await expect(draft).toBeHidden()
})
