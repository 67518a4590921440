import type { Page } from '@playwright/test'
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
