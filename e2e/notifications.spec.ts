import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const WIDE = { viewport: { width: 1720, height: 900 } }

test('who is given a draft and named in a comment is told, goes there, and has read it', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const author = await bench.visit('Author', WIDE)
  const coordinator = await bench.visit('Coordinator', WIDE)
  const report = await bench.report([
    [author, 'author'],
    [coordinator, 'coordinator'],
  ])
  const [mine, theirs] = [author.page, coordinator.page]
  await mine.goto(`/reports/${report}/chapters/introduction`)
  await expect(mine.getByRole('textbox', { name: /Introduction/ })).toBeEditable()

  await test.step('a draft is given to somebody', async () => {
    await theirs.goto(`/reports/${report}/questions/1-a`)
    await theirs.getByRole('button', { name: 'Give this draft to somebody to write' }).click()
    await theirs.getByRole('menuitemcheckbox', { name: 'Author' }).click()
    await theirs.keyboard.press('Escape')
    await expect(theirs.getByRole('button', { name: 'Written by Author' })).toBeFocused()
    await expect(mine.getByRole('link', { name: /^1 \(a\).*yours to write/ }).first()).toBeVisible()
    await expect(mine.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible()
  })

  await test.step('and named in a comment on that draft', async () => {
    const draft = theirs.getByRole('textbox', { name: /Our draft/ })
    await expect(draft).toBeEditable()
    await draft.click()
    await theirs.keyboard.type('Legal aid is not free.')
    await expect(theirs.getByText('Saved on the server').first()).toBeVisible()
    await draft.locator('p').first().selectText()
    await theirs.keyboard.press('Control+Alt+m')
    await expect(theirs.getByRole('textbox', { name: 'Comment on the selected words' })).toBeFocused()
    await theirs.keyboard.type('@Auth')
    await theirs.keyboard.press('Enter')
    await theirs.keyboard.type('is that so?')
    await theirs.keyboard.press('Control+Enter')
    await expect(mine.getByRole('link', { name: 'Notifications, 2 unread' })).toBeVisible()
  })

  await test.step('the list leads to the thread, and what was followed is read', async () => {
    await mine.getByRole('link', { name: 'Notifications, 2 unread' }).click()
    await expect(mine.getByRole('heading', { name: 'Notifications' })).toBeVisible()
    await expectAccessible(mine)
    const entries = mine.getByRole('main').getByRole('listitem')
    await expect(entries).toHaveCount(2)
    await expect(entries.first()).toContainText('Coordinator named you in a comment, 1 (a)')
    await expect(mine.getByRole('main')).not.toContainText('is that so?')
    await entries.first().getByRole('link').click()
    await expect(mine).toHaveURL(/questions\/1-a\?thread=/)
    await expect(mine.getByRole('article').filter({ hasText: 'is that so?' }).first()).toBeVisible()
    await expect(mine.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible()
  })

  await test.step('all of it is read with one button', async () => {
    await mine.goto('/notifications')
    await mine.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(mine.getByText('All read')).toBeVisible()
    await expect(mine.getByRole('link', { name: 'Notifications, none unread' })).toBeVisible()
  })
})

test('each kind can be switched off', async ({ bench }) => {
  const author = await bench.visit('Author')
  const { page } = author
  await page.goto('/account#notifications')
  const kind = page.getByRole('checkbox', { name: 'A draft is given to me to write: In Counterpoint' })
  await kind.uncheck()
  // Kept at once, without a button.
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(kind).not.toBeChecked()
  await expect(page.getByText('This installation sends no mail.')).toBeVisible()
})
