import type { Page } from '@playwright/test'
import type { Editor } from '@tiptap/core'
import { moveCaret } from './caret'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const panelOf = (page: Page) => page.getByRole('region', { name: 'Suggestions' })

test('a reviewer suggests, an author decides, and undo brings back what was decided', async ({ bench }) => {
  const author = await bench.visit('Author')
  const reviewer = await bench.visit('Rita Reviewer')
  const report = await bench.report([
    [author, 'coordinator'],
    [reviewer, 'reviewer'],
  ])
  const [mine, theirs] = [author, reviewer].map(({ page }) =>
    page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }),
  ) as [ReturnType<typeof author.page.getByRole>, ReturnType<typeof author.page.getByRole>]
  for (const { page } of [author, reviewer]) await page.goto(`/reports/${report}/questions/1-a`)
  await expect(mine).toBeEditable()
  await mine.click()
  await author.page.keyboard.type('There are twelve shelters.')
  await expect(theirs).toContainText('There are twelve shelters.')

  await test.step('who may only review begins in suggesting and cannot edit', async () => {
    await expect(theirs).toBeEditable()
    await expect(reviewer.page.getByRole('button', { name: 'How typing works: Suggesting' })).toBeVisible()
    await reviewer.page.getByRole('button', { name: 'How typing works: Suggesting' }).click()
    await expect(reviewer.page.getByRole('menuitem', { name: 'Viewing' })).toBeVisible()
    await expect(reviewer.page.getByRole('menuitem', { name: 'Editing' })).toHaveCount(0)
    await reviewer.page.keyboard.press('Escape')
  })

  await test.step('what is typed and deleted is proposed to the others', async () => {
    await moveCaret(theirs, 'Control+End')
    for (let count = 0; count < 'twelve shelters.'.length; count++)
      await reviewer.page.keyboard.press('Backspace')
    await reviewer.page.keyboard.type('twelve safe houses.')
    await expect(mine.locator('ins')).toHaveText('twelve safe houses.')
    await expect(mine.locator('del')).toHaveText('twelve shelters.')
    await expect(author.page.getByText(/4 words, 5 with suggestions/)).toBeVisible()
    await expect(author.page.getByRole('button', { name: '1 suggestion', exact: true })).toBeVisible()
    await expect(said(author.page, /Rita Reviewer suggested something: .*1 \(a\)/)).toBeAttached()
  })

  await test.step('a card says whose it is, and it can be accepted, undone and accepted again', async () => {
    await moveCaret(mine, 'Control+End')
    await author.page.keyboard.press('ArrowLeft')
    const card = author.page.getByRole('group', { name: 'Suggestion' })
    await expect(card).toContainText('Rita Reviewer')
    await expectAccessible(author.page)
    await card.getByRole('button', { name: 'Accept' }).click()
    await expect(said(reviewer.page, '1 suggestion was accepted.')).toBeAttached()
    await expect(theirs).toHaveText('There are twelve safe houses.')
    await expect(theirs.locator('ins, del')).toHaveCount(0)
    await mine.press('Control+z')
    await expect(theirs.locator('ins')).toHaveText('twelve safe houses.')
    await expect(theirs.locator('del')).toHaveText('twelve shelters.')
    await mine.press('Control+Shift+z')
    await expect(theirs.locator('ins, del')).toHaveCount(0)
  })

  await test.step('paragraphs are proposed too, and the panel rejects all of one person', async () => {
    await moveCaret(theirs, 'Control+End')
    await reviewer.page.keyboard.press('Enter')
    await reviewer.page.keyboard.type('Six are closed.')
    await expect(mine).toContainText('Six are closed.')
    await author.page.getByRole('button', { name: /^\d+ suggestions?$/ }).click()
    const panel = author.page.getByRole('region', { name: 'Suggestions' })
    await expectAccessible(author.page)
    await panel.getByLabel('Suggested by').selectOption({ label: 'Rita Reviewer' })
    await panel.getByRole('button', { name: 'Reject all' }).click()
    await author.page.getByRole('alertdialog').getByRole('button', { name: 'Reject' }).click()
    await expect(theirs).toHaveText('There are twelve safe houses.')
    await expect(panel).toContainText('There are no suggestions.')
  })

  await test.step('a list is proposed around words that stand once, and told of when it is accepted', async () => {
    await moveCaret(theirs, 'Control+End')
    await theirs.press('Control+Shift+8')
    await expect(mine.locator('[data-place="bulletList"]')).toHaveText('There are twelve safe houses.')
    await expect(mine).toHaveText('There are twelve safe houses.')
    await expect(panelOf(author.page)).toContainText('Make a bulleted list')
    await panelOf(author.page).getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(theirs.locator('ul > li')).toHaveText('There are twelve safe houses.')
    await expect(async () => {
      const page = await author.page.context().newPage()
      await page.goto(`/reports/${report}/activity?kind=suggestions`)
      await expect(page.getByText(/Author accepted \d suggestions by Rita Reviewer/)).toBeVisible({
        timeout: 2000,
      })
      await expect(page.getByText(/Author rejected \d suggestions? by Rita Reviewer/)).toBeVisible({
        timeout: 500,
      })
      await page.close()
    }).toPass()
    await reviewer.page.keyboard.press('Escape')
  })

  await test.step('what the server refuses can be copied, and the draft goes on', async () => {
    const { page } = reviewer
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    // As by an editor that does not make suggestions of what is typed.
    await page.evaluate(() => {
      const { editor } = document.querySelector('.ProseMirror') as unknown as { editor: Editor }
      editor.view.dispatch(editor.state.tr.insertText('Not proposed. ', 1).setMeta('suggested', true))
    })
    await expect(page.getByText(/changes more than suggestions/)).toBeVisible()
    await expectAccessible(page)
    await expect(mine).toHaveText('There are twelve safe houses.')
    await page.getByRole('button', { name: 'Discard my edits and load anew' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Copy the text' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Not proposed.')
    await page.getByRole('button', { name: 'Discard my edits and load anew' }).click()
    await expect(theirs).toHaveText('There are twelve safe houses.')
    await moveCaret(theirs, 'Control+End')
    await page.keyboard.type(' Here.')
    await expect(mine.locator('ins')).toHaveText('Here.')
    await theirs.press('Control+z')
    await expect(mine).toHaveText('There are twelve safe houses.')
  })

  await test.step('an author may suggest and withdraw, and only look', async () => {
    await author.page.keyboard.press('Escape')
    await mine.press('Control+Alt+Shift+X')
    await expect(author.page.getByRole('button', { name: 'How typing works: Suggesting' })).toBeVisible()
    await moveCaret(mine, 'Control+End')
    await author.page.keyboard.type(' More are needed.')
    await expect(theirs.locator('ins')).toHaveText('More are needed.')
    await author.page.keyboard.press('ArrowLeft')
    await author.page
      .getByRole('group', { name: 'Suggestion' })
      .getByRole('button', { name: 'Withdraw' })
      .click()
    await expect(theirs).toHaveText('There are twelve safe houses.')
    await author.page.reload()
    await expect(mine).toBeEditable()
    await mine.pressSequentially('Perhaps. ')
    await expect(theirs.locator('ins')).toHaveText('Perhaps.')
    await mine.press('Control+Alt+Shift+C')
    await expect(mine).not.toBeEditable()
  })
})
