import { moveCaret } from './caret'
import { expect, test } from './fixtures'

test('a face is pressed, and the view goes where that person writes, until one does something oneself', async ({
  bench,
}) => {
  const leader = await bench.visit('Leading Author')
  const follower = await bench.visit('Following Author')
  const report = await bench.report([
    [leader, 'author'],
    [follower, 'author'],
  ])
  const draftOf = (page: typeof leader.page, label: string) =>
    page.getByRole('textbox', { name: `Our draft: ${label}` })
  await leader.page.goto(`/reports/${report}/questions/1-a`)
  await follower.page.goto(`/reports/${report}/questions/2`)
  const bar = follower.page.getByText(/You follow Leading Author/).first()

  await test.step('to another question', async () => {
    await follower.page.getByRole('button', { name: 'Follow Leading Author' }).first().click()
    await expect(bar).toBeVisible()
    await expect(follower.page).toHaveURL(/questions\/1-a$/)
    await expect(draftOf(follower.page, '1 (a)')).toBeEditable()
  })

  await test.step('down the text that they write', async () => {
    const draft = draftOf(leader.page, '1 (a)')
    await draft.click()
    for (let line = 0; line < 45; line++) {
      await leader.page.keyboard.insertText(`Line ${line}.`)
      await leader.page.keyboard.press('Enter')
    }
    await leader.page.keyboard.insertText('The last line.')
    await expect(follower.page.getByText('The last line.')).toBeInViewport()
    await expect(draftOf(follower.page, '1 (a)').locator('.editor-caret')).toHaveCount(1)
    await moveCaret(draft, 'Control+Home')
    await expect(follower.page.getByText('Line 0.', { exact: true })).toBeInViewport()
    await expect(bar).toBeVisible()
  })

  await test.step('to the next question and no further than Escape', async () => {
    await leader.page
      .getByRole('link', { name: /^1 \(b\)/ })
      .first()
      .click()
    await expect(follower.page).toHaveURL(/questions\/1-b$/)
    await follower.page.keyboard.press('Escape')
    await expect(bar).toBeHidden()
    await leader.page.getByRole('link', { name: /^2\b/ }).first().click()
    await expect(leader.page).toHaveURL(/questions\/2$/)
    await expect(draftOf(leader.page, '2')).toBeEditable()
    await expect(follower.page).toHaveURL(/questions\/1-b$/)
  })

  await test.step('typing ends it too', async () => {
    await follower.page.getByRole('button', { name: 'Follow Leading Author' }).first().click()
    await expect(follower.page).toHaveURL(/questions\/2$/)
    const draft = draftOf(follower.page, '2')
    await draft.click()
    await expect(bar).toBeVisible()
    await follower.page.keyboard.type('mine')
    await expect(bar).toBeHidden()
  })
})

test('two tabs of one person are one face, and neither shows them their own caret', async ({ bench }) => {
  const author = await bench.visit('Author')
  const other = await bench.visit('Other Author')
  const report = await bench.report([
    [author, 'author'],
    [other, 'author'],
  ])
  const second = await author.context.newPage()
  const address = `/reports/${report}/questions/1-a`
  for (const page of [author.page, second, other.page]) await page.goto(address)
  const drafts = [author.page, second, other.page].map((page) =>
    page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }),
  )
  const [one, two, theirs] = drafts as [(typeof drafts)[0], (typeof drafts)[0], (typeof drafts)[0]]
  for (const draft of drafts) await expect(draft).toBeEditable()
  await one.click()
  await author.page.keyboard.type('From the first tab. ')
  await expect(two).toContainText('From the first tab.')
  await moveCaret(two, 'Control+End')
  await second.keyboard.type('From the second.')
  await expect(one).toContainText('From the first tab. From the second.')
  await expect(theirs).toContainText('From the second.')
  await expect(other.page.getByRole('button', { name: 'Follow Author' })).toHaveCount(2)
  await expect(theirs.locator('.editor-caret').first()).toBeAttached()
  await expect(one.locator('.editor-caret')).toHaveCount(0)
  await expect(two.locator('.editor-caret')).toHaveCount(0)
})
