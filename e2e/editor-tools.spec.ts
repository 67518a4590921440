import type { Page } from '@playwright/test'
import { expect, test, type Visitor } from './fixtures'
import { expectAccessible } from './screen'

// Every state is judged by axe.
test.setTimeout(120_000)

const DESKTOP = { viewport: { width: 1360, height: 860 }, colorScheme: 'light' } as const
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true } as const

async function openDraft({ page }: Visitor, report: string): Promise<ReturnType<Page['getByRole']>> {
  await page.goto(`/reports/${report}/chapters/introduction`)
  const draft = page.getByRole('textbox', { name: /Introduction/ })
  await draft.click()
  // What joins the text later is there.
  await expect(page.getByRole('toolbar', { name: 'Text tools' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  return draft
}

test('commands by "/", by the tools’ menu and by keys, with a keyboard alone', async ({ bench }) => {
  const author = await bench.visit('Author', DESKTOP)
  const report = await bench.report([[author, 'author']])
  const draft = await openDraft(author, report)
  const { page } = author

  await page.keyboard.type('/')
  const menu = page.getByRole('listbox', { name: 'Commands' })
  await expect(menu.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('subh')
  await expect(menu.getByRole('option')).toHaveText([/^Subheading/])
  await page.keyboard.press('Enter')
  await page.keyboard.type('Shelters')
  await expect(draft.getByRole('heading', { level: 2, name: 'Shelters' })).toBeVisible()

  // Escape leaves the slash and stays in the text; a slash within words asks for nothing.
  await page.keyboard.press('Enter')
  await page.keyboard.type('/tab')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.keyboard.type(' and/or')
  await expect(menu).toBeHidden()
  await expect(draft).toBeFocused()
  await expect(draft).toContainText('/tab and/or')

  // Words that are selected have tools beside them; Alt+F10 leads there.
  await page.keyboard.press('Shift+Home')
  const bubble = page.getByRole('toolbar', { name: 'Tools for the selection' })
  await expect(bubble).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Alt+F10')
  await expect(bubble.getByRole('button', { name: 'Bold' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(draft.locator('em')).toHaveText('/tab and/or')

  // A character from the panel, and signs for those that cannot be seen.
  await page.keyboard.press('Control+End')
  await page.getByRole('button', { name: 'More tools' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Special characters' }).click()
  await page.getByRole('textbox', { name: /^Search: degree/ }).fill('section')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(draft).toBeFocused()
  await page.keyboard.press('Control+Shift+Space')
  await page.keyboard.type('12')
  await expect(draft).toContainText('§\u00a012')
  await page.keyboard.press('Control+Shift+.')
  await expect(draft.locator('.editor-invisible')).toHaveCount(1)

  // Out of the text, the sheet says all keys.
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('No-break space', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('find and replace, in the draft and across the report', async ({ bench }) => {
  const author = await bench.visit('Author', DESKTOP)
  const report = await bench.report([[author, 'author']])
  const draft = await openDraft(author, report)
  const { page } = author
  await page.keyboard.type('The victims said that a Victim has no shelter. One victim left.')

  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find in the draft' })
  await expect(bar.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await page.keyboard.type('victim')
  await expect(bar.getByRole('status')).toHaveText(/of 3/)
  await expect(draft.locator('.editor-found')).toHaveCount(3)
  await bar.getByRole('button', { name: 'Whole words only' }).click()
  await expect(bar.getByRole('status')).toHaveText(/of 2/)
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Replace…' }).click()
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('survivor')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(draft).toContainText('The victims said that a survivor has no shelter. One survivor left.')
  await page.keyboard.press('Escape')
  await expect(draft).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(draft).toContainText('a Victim has no shelter. One victim left.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()

  // A second draft, and both from the page of the report.
  await page.goto(`/reports/${report}/questions/1-a`)
  await page.getByRole('textbox', { name: /Our draft/ }).click()
  await page.keyboard.type('No victim was asked.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.goto(`/reports/${report}/find`)
  await page.getByRole('searchbox', { name: 'Words' }).fill('victim')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('4 places in 2 drafts')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Replace with' }).fill('survivor')
  await page.getByRole('button', { name: /^Replace 4 places/ }).click()
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Replace 4 places' }).click()
  await expect(page.getByText('4 places were replaced in 2 drafts.')).toBeVisible()
  await expect(page.getByText('Not found in any draft.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo this replacement' }).click()
  await expect(page.getByText('4 places were put back.')).toBeVisible()

  // A place leads into its draft.
  await page
    .getByRole('link', { name: /One victim left/ })
    .last()
    .click()
  const found = page.getByRole('textbox', { name: /Introduction/ }).locator('.editor-found.is-current')
  await expect(found).toHaveText('victim')
  await expect(page.getByRole('search', { name: 'Find in the draft' }).getByRole('status')).toHaveText(
    '3 of 3',
  )
})

test('the tools on a phone', async ({ bench }) => {
  const author = await bench.visit('Author', PHONE)
  const report = await bench.report([[author, 'author']])
  const draft = await openDraft(author, report)
  const { page } = author
  await page.keyboard.type('/')
  await expect(page.getByRole('listbox', { name: 'Commands' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('option', { name: 'Bullet list' }).tap()
  await page.keyboard.type('first')
  await expect(draft.getByRole('listitem')).toHaveText('first')
  await page.getByRole('button', { name: 'More tools' }).tap()
  await expect(page.getByRole('menuitem', { name: /^Find/ }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /^Find/ }).first().tap()
  await expect(page.getByRole('search', { name: 'Find in the draft' })).toBeVisible()
  await expectAccessible(page)
})
