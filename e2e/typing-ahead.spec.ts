import { expect, test } from './fixtures'

test('keys typed ahead on a busy page act where the caret is by then', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'author']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.type('A sentence.')

  const devtools = await author.context.newCDPSession(page)
  const press = (key: string, code: number, more: Record<string, unknown> = {}) =>
    devtools.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key,
      code: key,
      windowsVirtualKeyCode: code,
      ...more,
    })
  for (const lines of [2, 3, 4]) {
    await page.keyboard.press('Control+Home')
    await page.waitForTimeout(100)
    await page.evaluate(() => {
      setTimeout(() => {
        const until = Date.now() + 200
        while (Date.now() < until);
      })
    })
    // Both are sent while the page is busy, which no waiting for the first one's answer would allow.
    await Promise.all([
      press('End', 35, { modifiers: 2, commands: ['MoveToEndOfDocument'] }),
      press('Enter', 13, { text: '\r' }),
    ])
    await expect(draft.locator('p')).toHaveCount(lines)
    await expect(draft.locator('p').first()).toHaveText('A sentence.')
  }
})
