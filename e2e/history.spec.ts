import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const draftOf = (page: Page) => page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ })

async function write(page: Page, report: string, text: string) {
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = draftOf(page)
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  return draft
}

test('two people: what changed since one looked, who changed what, a name, a restore and its undoing', async ({
  bench,
}) => {
  const coordinator = await bench.visit('Coordinator')
  const writer = await bench.visit('Writer')
  const report = await bench.report([
    [coordinator, 'coordinator'],
    [writer, 'author'],
  ])
  await write(coordinator.page, report, 'The law is in force. Shelters are open.')
  await expect(coordinator.page.getByText('Saved on the server').first()).toBeVisible()

  await test.step('Coordinator names what it is now', async () => {
    await coordinator.page.getByRole('link', { name: 'History of this draft' }).click()
    await coordinator.page.getByRole('button', { name: 'Name this version' }).click()
    await coordinator.page.getByLabel('Name', { exact: true }).fill('First round')
    await coordinator.page.getByRole('button', { name: 'Save' }).click()
    await expect(coordinator.page.getByRole('link', { name: /First round/ })).toBeVisible()
  })

  await test.step('Writer looks and writes; Coordinator’s outline says so, and leads to it', async () => {
    const draft = await write(writer.page, report, ' Nobody counts them.')
    await expect(draft).toContainText('Nobody counts them.')
    await expect(writer.page.getByText('Saved on the server').first()).toBeVisible()
    await coordinator.page.goto(`/reports/${report}/questions/1-a`)
    await expect(
      coordinator.page.getByText(/Writer changed this since you last looked/).first(),
    ).toBeVisible()
    await expect(coordinator.page.locator('nav a[title*="changed since you looked"]')).toHaveCount(1)
    // Looking for some seconds takes the mark away, not what there is to see.
    await expect(coordinator.page.locator('nav a[title*="changed since you looked"]')).toHaveCount(0)
    await coordinator.page.getByRole('link', { name: 'What changed' }).click()
    await expect(coordinator.page.locator('ins').filter({ hasText: 'Nobody counts them.' })).toBeVisible()
    await expectAccessible(coordinator.page)
  })

  await test.step('by keyboard from change to change', async () => {
    await coordinator.page.getByRole('button', { name: 'Next change (n)' }).focus()
    await coordinator.page.keyboard.press('n')
    await expect(coordinator.page.getByText('Change 1 of 1')).toBeVisible()
    await coordinator.page.getByRole('link', { name: 'Open in the history' }).click()
    await expect(coordinator.page.getByRole('heading', { name: /History of/ })).toBeVisible()
    await expectAccessible(coordinator.page)
  })

  await test.step('Coordinator restores while Writer has it open, and takes it back', async () => {
    const theirs = draftOf(writer.page)
    await coordinator.page.goto(coordinator.page.url().replace(/\?.*/, ''))
    await coordinator.page.getByRole('link', { name: /First round/ }).click()
    await coordinator.page.getByRole('button', { name: /Restore “First round”/ }).click()
    await coordinator.page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
    await expect(theirs).not.toContainText('Nobody counts them.')
    await expect(theirs).toContainText('Shelters are open.')
    await coordinator.page.getByRole('button', { name: 'Take it back' }).click()
    await expect(theirs).toContainText('Nobody counts them.')
  })

  await test.step('what Writer types without a line into what is gone by then is kept, told, and put in again', async () => {
    const { page, context } = writer
    await draftOf(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('A last point.')
    const draftId = /history\/([^?]+)/.exec(coordinator.page.url())![1]!
    const changes = `/reports/${report}/changes?draft=${draftId}&from=0`
    await expect
      .poll(async () => (await coordinator.page.request.get(changes)).text())
      .toContain('A last point.')
    await context.setOffline(true)
    await page.keyboard.type(' In the train.')
    await coordinator.page.getByRole('button', { name: /Restore “First round”/ }).click()
    await coordinator.page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
    await expect(coordinator.page.getByText('Restored.')).toBeVisible()
    await context.setOffline(false)
    await expect(draftOf(page)).not.toContainText('A last point.')
    await page.getByRole('button', { name: 'Show them' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Put into the draft' }).click()
    await expect(draftOf(page)).toContainText('In the train.')
    await expect(draftOf(page)).toBeFocused()
  })

  await test.step('the report’s activity and versions', async () => {
    await coordinator.page.goto(`/reports/${report}/activity`)
    await expect(coordinator.page.getByText('Coordinator named a version “First round”')).toBeVisible()
    await expect(coordinator.page.getByText('Coordinator restored a version').first()).toBeVisible()
    await expectAccessible(coordinator.page)
    await coordinator.page.goto(`/reports/${report}/history`)
    await coordinator.page.getByRole('button', { name: 'Name the report as it is now' }).click()
    await coordinator.page.getByLabel('Name', { exact: true }).fill('Sent round')
    await coordinator.page.getByRole('button', { name: 'Save' }).click()
    await coordinator.page.getByRole('link', { name: 'What changed since' }).click()
    await expect(coordinator.page.getByRole('heading', { name: /From Sent round/ })).toBeVisible()
    await expectAccessible(coordinator.page)
  })
})

test('a passage alone is restored, on a phone', async ({ bench }) => {
  const coordinator = await bench.visit('Coordinator', { viewport: { width: 390, height: 844 } })
  const report = await bench.report([[coordinator, 'author']])
  const { page } = coordinator
  await page.goto(`/reports/${report}/chapters/introduction`)
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.type('One stands here.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Two stands here.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Three stands here.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.getByRole('link', { name: 'History of this draft' }).click()
  await page.getByRole('button', { name: 'Name this version' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Whole')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: /Whole/ })).toBeVisible()
  await page.goto(`/reports/${report}/chapters/introduction`)
  await expect(draft).toBeEditable()
  await draft.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Changed: ')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And more.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.getByRole('link', { name: 'History of this draft' }).click()
  await expect(page.getByRole('button', { name: 'Restore this passage' })).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore this passage' }).first().click()
  await expect(page.getByText('Restored.')).toBeVisible()
  await page.getByRole('link', { name: 'Open the draft' }).click()
  await expect(draft).toContainText('Three stands here. And more.')
  await expect(draft).not.toContainText('Changed:')
})
