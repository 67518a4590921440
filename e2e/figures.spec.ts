import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { ROOT } from './installation'
import { expect, test, type Visitor } from './fixtures'
import { expectAccessible } from './screen'

const PICTURE = readFileSync(join(ROOT, 'e2e/pictures/workspace.png'))

// Beside a picture that is selected the editor stands an image of its own, to hold the caret.
const PICTURES = 'figure img:not(.ProseMirror-separator)'

/** Pastes or drops a file as a browser would hand it to the page. */
async function bring(
  draft: Locator,
  how: 'paste' | 'drop',
  file: { name: string; type: string; bytes: Buffer },
) {
  await draft.evaluate(
    (element, { how: way, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name, { type }))
      const at = (element.lastElementChild ?? element).getBoundingClientRect()
      const options = { bubbles: true, cancelable: true, clientX: at.left + 20, clientY: at.bottom - 4 }
      const event =
        way === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data })
      element.dispatchEvent(event)
    },
    { how, name: file.name, type: file.type, base64: file.bytes.toString('base64') },
  )
}

const png = (name: string) => ({ name, type: 'image/png', bytes: PICTURE })

async function two(bench: {
  visit: (name: string) => Promise<Visitor>
  report: (members: [Visitor, 'author'][]) => Promise<string>
}) {
  const first = await bench.visit('First Author')
  const second = await bench.visit('Second Author')
  const report = await bench.report([
    [first, 'author'],
    [second, 'author'],
  ])
  const drafts = [first, second].map(({ page }) => page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }))
  for (const { page } of [first, second]) await page.goto(`/reports/${report}/questions/1-a`)
  for (const draft of drafts) await expect(draft).toBeEditable()
  return { first, second, report, one: drafts[0]!, two: drafts[1]! }
}

const isShown = (draft: Locator, count: number) =>
  expect
    .poll(
      () =>
        draft
          .locator(PICTURES)
          .evaluateAll((all) => all.filter((each) => (each as HTMLImageElement).naturalWidth > 0).length),
      // A process is started for each picture.
      { timeout: 30_000 },
    )
    .toBe(count)

test('pictures pasted and dropped by one are seen, described and resized by two', async ({ bench }) => {
  // Two browsers, axe and seven steps.
  test.slow()
  const { first, second, report, one, two: other } = await two(bench)
  await one.click()
  await first.page.keyboard.type('Seen in May.')
  await bring(one, 'paste', png('shelter.png'))
  await isShown(one, 1)
  await isShown(other, 1)
  await bring(one, 'drop', png('second.png'))
  await isShown(other, 2)
  await expect(other.locator('.figure-notice').first()).toContainText('Not described yet')

  await test.step('the caption is text that both write in', async () => {
    await other.locator('figcaption').first().click()
    await second.page.keyboard.type('The door of the shelter')
    await expect(one.locator('figcaption').first()).toHaveText('The door of the shelter')
  })

  await test.step('the description and the width, by keyboard alone', async () => {
    await second.page.keyboard.press('Escape')
    await second.page.keyboard.press('Tab')
    const field = second.page.getByLabel('Description for people who cannot see it')
    await expect(field).toBeFocused()
    await second.page.keyboard.type('A closed steel door')
    await second.page.keyboard.press('Tab')
    await second.page.keyboard.press('Tab')
    await expect(second.page.getByLabel('Where it stands in the report')).toBeFocused()
    await second.page.keyboard.press('Tab')
    await expect(second.page.getByRole('slider')).toBeFocused()
    const before = await one
      .locator('.figure-picture')
      .first()
      .evaluate((each) => each.clientWidth)
    for (let presses = 0; presses < 8; presses += 1) await second.page.keyboard.press('ArrowLeft')
    await expect(one.locator(PICTURES).first()).toHaveAttribute('alt', 'A closed steel door')
    await expect(one.locator('.figure-notice').first()).toBeHidden()
    await expect
      .poll(() =>
        one
          .locator('.figure-picture')
          .first()
          .evaluate((each) => each.clientWidth),
      )
      .toBeLessThan(before * 0.75)
    await expectAccessible(second.page)
    if (process.env.SHOTS) await second.page.screenshot({ path: `${process.env.SHOTS}/figure.png` })
    await second.page.keyboard.press('Escape')
    await expect(other).toBeFocused()
  })

  await test.step('what the server has says nothing of where it came from', async () => {
    const address = await one.locator(PICTURES).first().getAttribute('src')
    const answer = await first.page.request.get(address!)
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    })
    const stranger = await bench.visit('Stranger')
    expect((await stranger.page.request.get(address!)).status()).toBe(404)
    const outside = await bench.report([[stranger, 'author']])
    const foreign = await stranger.page.request.get(address!.replace(report, outside))
    expect(foreign.status()).toBe(404)
  })

  await test.step('what is not described is said before it is exported, and leads there', async () => {
    await second.page.goto(`/reports/${report}/export`)
    await second.page.getByText('1 picture has no description').click()
    await expectAccessible(second.page)
    await second.page.getByRole('link', { name: /1 \(a\), picture 2/ }).click()
    await expect(second.page.getByLabel('Description for people who cannot see it')).toBeFocused()
    await expect(other.locator('figure').nth(1)).toHaveClass(/is-selected/)
  })

  await test.step('undo takes a picture back for both', async () => {
    await one.locator(PICTURES).last().click()
    await first.page.keyboard.press('Delete')
    await expect(other.locator('figure')).toHaveCount(1)
    await first.page.keyboard.press('Control+z')
    await isShown(other, 2)
  })
})

test('a picture that is none says what to do, and one without a connection waits for it', async ({
  bench,
}) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'author']])
  const { page, context } = author
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ })
  await expect(draft).toBeEditable()
  await draft.click()
  await bring(draft, 'paste', {
    name: 'drawing.svg',
    type: 'image/svg+xml',
    bytes: Buffer.from('<svg xmlns="x"/>'),
  })
  const card = page.getByRole('group', { name: /drawing\.svg/ })
  await expect(card).toContainText('export it as PNG')
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Discard' }).click()
  await expect(card).toHaveCount(0)
  await expect(draft).toBeFocused()

  await context.setOffline(true)
  await bring(draft, 'paste', png('offline.png'))
  await expect(page.getByRole('group', { name: /offline\.png/ })).toContainText('kept on this device')
  await expect(draft.locator('figure')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^1 \(a\).*edits not sent yet/ }).first()).toBeVisible()
  // The page is gone before there is a line again.
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`/reports/${report}/questions/1-b`)
  const link = again.getByRole('link', { name: /^1 \(a\).*edits not sent yet/ }).first()
  await expect(link).toBeVisible()
  // It is sent from here, and stands in its text for who opens it.
  await expect(again.getByRole('link', { name: /edits not sent yet/ })).toHaveCount(0, { timeout: 20_000 })
  await again
    .getByRole('link', { name: /^1 \(a\)/ })
    .first()
    .click()
  await isShown(again.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }), 1)
})

test('a table: caption, widths by keyboard and by hand, seen by the other', async ({ bench }) => {
  const { first, one, two: other } = await two(bench)
  const { page } = first
  await one.click()
  await page.getByRole('button', { name: 'Insert table' }).first().click()
  await expect(other.locator('table')).toBeVisible()
  await page.getByRole('button', { name: 'Caption, summary and column width' }).click()
  await expect(page.getByLabel('Caption, printed above the table')).toBeFocused()
  // The report's, for the browser's spelling.
  await expect(page.getByLabel('Caption, printed above the table')).toHaveAttribute('lang', 'en')
  await page.keyboard.type('Centres, by region')
  await page.keyboard.press('Tab')
  await page.keyboard.type('One row for each region')
  await expect(other.locator('.table-title')).toHaveText('Centres, by region')
  // On one line.
  expect(await other.locator('.table-title').evaluate((each) => each.clientHeight)).toBeLessThan(50)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Where it stands in the report')).toBeFocused()
  await page.keyboard.press('Tab')
  for (let presses = 0; presses < 15; presses += 1) await page.keyboard.press('ArrowRight')
  const widths = (draft: Locator) =>
    draft
      .locator('tr')
      .first()
      .locator('th')
      .evaluateAll((all) => all.map((each) => each.clientWidth))
  await expect.poll(async () => (await widths(other))[0]! / (await widths(other))[1]!).toBeGreaterThan(1.6)
  await expectAccessible(page)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/table.png` })
  await page.keyboard.press('Escape')
  await expect(one).toBeFocused()
  const [wide] = await widths(other)
  await drag(page, one.locator('.table-grip').first(), -120)
  await expect.poll(async () => (await widths(other))[0]!).toBeLessThan(wide! - 60)
})

async function drag(page: Page, handle: Locator, by: number): Promise<void> {
  const box = (await handle.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + by, box.y + box.height / 2, { steps: 6 })
  await page.mouse.up()
}
