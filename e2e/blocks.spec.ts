import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('blocks move by their handle, by keys, and change by their menu', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'author']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ })
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.type('First paragraph.\nSecond paragraph.\n1. one\ntwo\nthree')
  const handle = page.getByRole('button', { name: 'Move or change this block' })

  await test.step('dragged above the one before it', async () => {
    // The handle comes a moment after the text.
    await expect(async () => {
      await draft.locator('p', { hasText: 'First' }).hover()
      await draft.locator('p', { hasText: 'Second' }).hover()
      await expect(handle).toBeVisible({ timeout: 500 })
    }).toPass()
    const box = (await handle.boundingBox())!
    await page.mouse.move(box.x + 5, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + 5, box.y - 40, { steps: 6 })
    await expect(page.locator('.drag-line')).toBeVisible()
    await page.mouse.up()
    await expect(draft.locator('p').first()).toHaveText('Second paragraph.')
    await expect(page.locator('.drag-line')).toHaveCount(0)
  })

  await test.step('by keys, within a list', async () => {
    await draft.locator('li', { hasText: 'three' }).click()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect(draft.locator('li').nth(1)).toHaveText('three')
    await page.keyboard.press('Control+z')
    await expect(draft.locator('li').nth(2)).toHaveText('three')
  })

  await test.step('its menu, opened by keys, turns it into another', async () => {
    await draft.locator('p', { hasText: 'First' }).click()
    await page.keyboard.press('Alt+Shift+Enter')
    await expect(page.getByRole('menu', { name: 'This block' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Subheading' }).click()
    await expect(draft.locator('h2')).toHaveText('First paragraph.')
    await expect(draft).toBeFocused()
  })
})
