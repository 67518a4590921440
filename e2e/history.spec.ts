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
  const ada = await bench.visit('Ada')
  const ben = await bench.visit('Ben')
  const report = await bench.report([
    [ada, 'coordinator'],
    [ben, 'author'],
  ])
  await write(ada.page, report, 'The law is in force. Shelters are open.')
  await expect(ada.page.getByText('Saved on the server').first()).toBeVisible()

  await test.step('Ada names what it is now', async () => {
    await ada.page.getByRole('link', { name: 'History of this draft' }).click()
    await ada.page.getByRole('button', { name: 'Name this version' }).click()
    await ada.page.getByLabel('Name', { exact: true }).fill('First round')
    await ada.page.getByRole('button', { name: 'Save' }).click()
    await expect(ada.page.getByRole('link', { name: /First round/ })).toBeVisible()
  })

  await test.step('Ben looks and writes; Ada’s outline says so, and leads to it', async () => {
    const draft = await write(ben.page, report, ' Nobody counts them.')
    await expect(draft).toContainText('Nobody counts them.')
    await expect(ben.page.getByText('Saved on the server').first()).toBeVisible()
    await ada.page.goto(`/reports/${report}/questions/1-a`)
    await expect(ada.page.getByText(/Ben changed this since you last looked/)).toBeVisible()
    await expect(ada.page.locator('nav a[title*="changed since you looked"]')).toHaveCount(1)
    // Looking for some seconds takes the mark away, not what there is to see.
    await expect(ada.page.locator('nav a[title*="changed since you looked"]')).toHaveCount(0)
    await ada.page.getByRole('link', { name: 'What changed' }).click()
    await expect(ada.page.locator('ins').filter({ hasText: 'Nobody counts them.' })).toBeVisible()
    await expectAccessible(ada.page)
  })

  await test.step('by keyboard from change to change', async () => {
    await ada.page.getByRole('button', { name: 'Next change (n)' }).focus()
    await ada.page.keyboard.press('n')
    await expect(ada.page.getByText('Change 1 of 1')).toBeVisible()
    await ada.page.getByRole('link', { name: 'Open in the history' }).click()
    await expect(ada.page.getByRole('heading', { name: /History of/ })).toBeVisible()
    await expectAccessible(ada.page)
  })

  await test.step('Ada restores while Ben has it open, and takes it back', async () => {
    const theirs = draftOf(ben.page)
    await ada.page.goto(ada.page.url().replace(/\?.*/, ''))
    await ada.page.getByRole('link', { name: /First round/ }).click()
    await ada.page.getByRole('button', { name: /Restore “First round”/ }).click()
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
    await expect(theirs).not.toContainText('Nobody counts them.')
    await expect(theirs).toContainText('Shelters are open.')
    await ada.page.getByRole('button', { name: 'Take it back' }).click()
    await expect(theirs).toContainText('Nobody counts them.')
  })

  await test.step('the report’s activity and versions', async () => {
    await ada.page.goto(`/reports/${report}/activity`)
    await expect(ada.page.getByText('Ada named a version “First round”')).toBeVisible()
    await expect(ada.page.getByText('Ada restored a version').first()).toBeVisible()
    await expectAccessible(ada.page)
    await ada.page.goto(`/reports/${report}/history`)
    await ada.page.getByRole('button', { name: 'Name the report as it is now' }).click()
    await ada.page.getByLabel('Name', { exact: true }).fill('Sent round')
    await ada.page.getByRole('button', { name: 'Save' }).click()
    await ada.page.getByRole('link', { name: 'What changed since' }).click()
    await expect(ada.page.getByRole('heading', { name: /From Sent round/ })).toBeVisible()
    await expectAccessible(ada.page)
  })
})

test('a passage alone is restored, on a phone', async ({ bench }) => {
  const ada = await bench.visit('Ada', { viewport: { width: 390, height: 844 } })
  const report = await bench.report([[ada, 'author']])
  const { page } = ada
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
