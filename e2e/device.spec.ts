import type { Page } from '@playwright/test'
import { moveCaret } from './caret'
import { expect, test } from './fixtures'

/** How many rows of text the browser keeps for everybody who used it. */
const keptRows = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name!)
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open(name)
          opening.onsuccess = () => {
            const database = opening.result
            // Comments that wait have a database of their own.
            if (!database.objectStoreNames.contains('updates')) {
              database.close()
              return resolve(0)
            }
            const counting = database.transaction('updates').objectStore('updates').count()
            counting.onsuccess = () => {
              database.close()
              resolve(counting.result)
            }
          }
        }),
    )
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  })

test('a session that ends while no tab is open leaves no text that the server has in the browser', async ({
  bench,
}) => {
  const visitor = await bench.visit('Author')
  const report = await bench.report([[visitor, 'author']])
  const { page, context } = visitor
  await page.goto(`/reports/${report}/questions/1-b`)
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.type('Nobody else is to read this here.')
  await expect(draft).toContainText('Nobody else is to read this here.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await expect.poll(() => keptRows(page)).toBeGreaterThan(0)
  await page.close()
  await bench.people.endSessions(visitor.id)

  const again = await context.newPage()
  await again.goto(`/reports/${report}/questions/1-b`)
  await expect(again).toHaveURL(/sign-in/)
  await expect.poll(() => keptRows(again)).toBe(0)
})

test('two tabs of one person go on together while the server is away', async ({ bench }) => {
  const visitor = await bench.visit('Author')
  const report = await bench.report([[visitor, 'author']])
  const pages = [visitor.page, await visitor.context.newPage()]
  const drafts = pages.map((page) => page.getByRole('textbox', { name: /Our draft/ }))
  let cut = false
  for (const [index, page] of pages.entries()) {
    await page.routeWebSocket(/\/collaboration/, (socket) =>
      cut ? socket.close({ code: 4408 }) : void socket.connectToServer(),
    )
    await page.goto(`/reports/${report}/questions/1-b`)
    await expect(drafts[index]!).toBeEditable()
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
  }
  cut = true
  // Each tab tries a new connection when the network goes.
  await visitor.context.setOffline(true)
  await visitor.context.setOffline(false)
  for (const page of pages) await expect(page.getByText(/offline/i).first()).toBeVisible()

  await drafts[0]!.click()
  await pages[0]!.keyboard.type('From the first tab. ')
  await expect(drafts[1]!).toContainText('From the first tab. ')
  await moveCaret(drafts[1]!, 'Control+End')
  await pages[1]!.keyboard.type('From the second.')
  await expect(drafts[0]!).toContainText('From the first tab. From the second.')
  await pages[0]!.keyboard.press('Control+z')
  await expect(drafts[1]!).not.toContainText('From the first tab.')
  await expect(drafts[1]!).toContainText('From the second.')
  await pages[0]!.keyboard.press('Control+Shift+z')
  for (const page of pages) await expect(page.getByText(/kept on this device/i).first()).toBeVisible()

  cut = false
  for (const page of pages)
    await expect(page.getByText('Saved on the server').first()).toBeVisible({ timeout: 30_000 })
  const text = await bench.people.draftText(report, '1-b')
  for (const part of ['From the first tab.', 'From the second.'])
    expect(text.split(part).length, `${part} in: ${text}`).toBe(2)
})
