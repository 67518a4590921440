import type { Page } from '@playwright/test'
import { moveCaret } from './caret'
import { expect, test } from './fixtures'

const draftOf = (page: Page) => page.getByRole('textbox', { name: /Our draft/ })

/** How many pages and drafts the browser keeps, of everybody who used it. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    let pages = 0
    for (const name of await caches.keys()) {
      if (name.startsWith('counterpoint:pages:')) pages += (await (await caches.open(name)).keys()).length
    }
    const drafts = new Set<string>()
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name!)
        opening.onsuccess = () => resolve(opening.result)
      })
      if (!database.objectStoreNames.contains('updates')) {
        database.close()
        continue
      }
      const rows = await new Promise<{ draftId: string }[]>((resolve) => {
        const reading = database.transaction('updates').objectStore('updates').getAll()
        reading.onsuccess = () => resolve(reading.result)
      })
      database.close()
      for (const { draftId } of rows) drafts.add(draftId)
    }
    return { pages, drafts: drafts.size }
  })

/** What this browser keeps of the discussion. */
const discussionKept = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((each) => each.name?.endsWith(':threads'))?.name
    if (!name) return ''
    return new Promise<string>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => {
        const database = opening.result
        const reading = database.transaction('reports').objectStore('reports').getAll()
        reading.onsuccess = () => {
          database.close()
          resolve(JSON.stringify(reading.result))
        }
      }
    })
  })

/** The workspace of a small report, open long enough that this browser keeps all of it: home, list, three chapters, the questions. */
async function openAndKeep(page: Page, report: string): Promise<void> {
  await page.goto(`/reports/${report}/questions/1-a`)
  await expect(draftOf(page)).toBeEditable()
  const places = await page.getByRole('navigation', { name: 'Outline' }).getByRole('listitem').count()
  await expect.poll(() => kept(page), { timeout: 40_000 }).toEqual({ pages: places + 2, drafts: places })
  await page.evaluate(() => navigator.serviceWorker.ready)
}

test('the workspace opens, is read and written without a line, and sends all of it afterwards', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const away = await bench.visit('Away', { serviceWorkers: 'allow' })
  const there = await bench.visit('There')
  const report = await bench.report([
    [away, 'author'],
    [there, 'author'],
  ])
  const { page, context } = away
  await openAndKeep(page, report)
  await draftOf(page).click()
  await page.keyboard.press('Control+Alt+m')
  await page.getByRole('textbox', { name: 'Comment on the whole draft' }).fill('Say how many we are.')
  await page.keyboard.press('Control+Enter')
  const discussion = page.getByRole('button', { name: 'Discussion', exact: true })
  const panel = page.getByRole('region', { name: 'Discussion', exact: true })
  await discussion.click()
  await expect(panel.getByText('1 open thread')).toBeVisible()
  await expect.poll(() => discussionKept(page)).toContain('Say how many we are.')

  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: '1 (a)' }).first()).toBeVisible()
  await test.step('the discussion is there as it was last seen', async () => {
    await discussion.click()
    await expect(panel.getByText(/Without a connection: the discussion as of/)).toBeVisible()
    await expect(panel).toContainText('Say how many we are.')
    await panel.getByRole('button', { name: 'Close the discussion' }).click()
  })
  await expect(draftOf(page)).toBeEditable()
  await draftOf(page).click()
  await page.keyboard.type('Written in the first, without a line.')
  await expect(page.getByText(/kept on this device/i).first()).toBeVisible()

  await test.step('a question that was never opened here', async () => {
    await page
      .getByRole('link', { name: /^1 \(b\)/ })
      .first()
      .click()
    await expect(page).toHaveURL(/questions\/1-b/)
    await expect(draftOf(page)).toBeEditable()
    await draftOf(page).click()
    await page.keyboard.type('Written in the second.')
    await expect(page.getByText(/kept on this device/i).first()).toBeVisible()
  })

  await test.step('the outline says which drafts are not sent', async () => {
    for (const label of ['1 \\(a\\)', '1 \\(b\\)'])
      await expect(
        page.getByRole('link', { name: new RegExp(`^${label}.*edits not sent yet`) }).first(),
      ).toBeVisible()
    await expect(page.getByRole('link', { name: /^Introduction.*edits not sent yet/ })).toHaveCount(0)
  })

  await test.step('meanwhile somebody writes another text', async () => {
    await there.page.goto(`/reports/${report}/questions/1-a`)
    await expect(draftOf(there.page)).toBeEditable()
    await draftOf(there.page).click()
    await there.page.keyboard.type('Newer words from the office. ')
    await expect(there.page.getByText('Saved on the server').first()).toBeVisible()
  })

  await test.step('the tab is closed, and a week later the laptop wakes with a line', async () => {
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`/reports/${report}/questions/1-a`)
    for (const words of ['Newer words from the office.', 'Written in the first, without a line.']) {
      await expect(draftOf(again)).toContainText(words)
      await expect(draftOf(there.page)).toContainText(words, { timeout: 20_000 })
    }
    await expect(again.getByRole('link', { name: /edits not sent yet/ })).toHaveCount(0, { timeout: 20_000 })
    expect(await bench.people.draftText(report, '1-b')).toContain('Written in the second.')
  })
})

test('without a line a page that is not kept says so, and what is kept is one step away', async ({
  bench,
}) => {
  test.setTimeout(90_000)
  const { page, context, ...person } = await bench.visit('Author', { serviceWorkers: 'allow' })
  const report = await bench.report([[{ page, context, ...person }, 'author']])
  await openAndKeep(page, report)
  await context.setOffline(true)
  await page.goto(`/reports/${report}/members`)
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await page.getByRole('region', { name: 'What this device keeps' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/reports/${report}$`))
  await expect(page.getByRole('link', { name: /Continue at/ })).toBeVisible()
  await context.setOffline(false)
})

test('a device can be told to forget everything, and asks first when that would lose edits', async ({
  bench,
}) => {
  test.setTimeout(90_000)
  const visitor = await bench.visit('Author', { serviceWorkers: 'allow' })
  const report = await bench.report([[visitor, 'author']])
  const { page, context } = visitor
  let cut = false
  await page.routeWebSocket(/\/collaboration/, (socket) =>
    cut ? socket.close({ code: 4408 }) : void socket.connectToServer(),
  )
  await openAndKeep(page, report)
  cut = true
  await context.setOffline(true)
  await context.setOffline(false)
  await moveCaret(draftOf(page), 'Control+End')
  await page.keyboard.type('Only here.')
  await expect(page.getByText(/kept on this device/i).first()).toBeVisible()

  page.on('dialog', (dialog) => void dialog.accept())
  await test.step('signing out with unsent edits asks first', async () => {
    await page.goto('/account')
    await page
      .getByRole('button', { name: /^Your account|Author/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('alertdialog')).toContainText('edits that are only on this device')
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect((await kept(page)).drafts).toBeGreaterThan(0)
  })

  await page.getByRole('button', { name: 'Forget everything on this device' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('1 draft has edits')
  await page.getByRole('button', { name: 'Forget everything', exact: true }).click()
  await expect(page).toHaveURL(/sign-in/)
  expect(await kept(page)).toEqual({ pages: 0, drafts: 0 })
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('a session that was ended leaves no page in the browser', async ({ bench }) => {
  test.setTimeout(90_000)
  const visitor = await bench.visit('Author', { serviceWorkers: 'allow' })
  const report = await bench.report([[visitor, 'author']])
  const { page, context } = visitor
  await openAndKeep(page, report)
  await page.close()
  await bench.people.endSessions(visitor.id)
  const again = await context.newPage()
  await again.goto(`/reports/${report}/questions/1-a`)
  await expect(again).toHaveURL(/sign-in/)
  await expect.poll(() => kept(again)).toEqual({ pages: 0, drafts: 0 })
})

test('who wants only what they open keeps nothing else', async ({ bench }) => {
  const visitor = await bench.visit('Author', { serviceWorkers: 'allow' })
  const report = await bench.report([[visitor, 'author']])
  const { page } = visitor
  await page.goto('/account')
  await page.getByRole('radio', { name: /Only the pages and drafts that I open/ }).check({ force: true })
  await page.goto(`/reports/${report}/questions/1-b`)
  await expect(draftOf(page)).toBeEditable()
  await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual({ pages: 3, drafts: 1 })
})
