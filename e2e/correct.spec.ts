import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('a coordinator corrects the reply later, and no draft is lost', async ({ bench }) => {
  const coordinator = await bench.visit('Coordinator')
  const author = await bench.visit('Author')
  const report = await bench.report([
    [coordinator, 'coordinator'],
    [author, 'author'],
  ])
  await author.page.goto(`/reports/${report}/questions/1-b`)
  await author.page.getByRole('textbox', { name: /Our draft/ }).click()
  await author.page.keyboard.type('Nine complaints were filed.')
  await expect.poll(() => bench.people.draftText(report, '1-b')).toContain('Nine complaints')

  const { page } = coordinator
  await page.goto(`/reports/${report}`)
  await page.getByRole('link', { name: 'State’s reply' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Correct how it was read' }).click()
  const row = (name: string) => page.getByRole('row', { name }).first()
  await row('Question: 1 (b)').click()
  await page.keyboard.press('x')
  await row('Question: 2').focus()
  await page.keyboard.press('r')
  await page.keyboard.type('3 (a)')
  await page.keyboard.press('Escape')
  await expectAccessible(page)

  await test.step('leaving the page loses no correction', async () => {
    await expect(row('Question: 3 (a)')).toBeVisible()
    await page.waitForTimeout(400)
    await page.reload()
    await expect(row('Question: 3 (a)')).toBeVisible()
    await page.getByRole('button', { name: 'Go on with them' }).click()
  })

  await page.getByRole('button', { name: 'Save corrections…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 question gets another number: 2 → 3 (a)')
  await expect(dialog).toContainText('1 question is there no more: 1 (b)')
  await expect(dialog).toContainText('The draft of 1 (b) has text. It stays under “No longer in the reply”.')
  await dialog.getByRole('button', { name: 'Save corrections' }).click()
  await expect(page.getByRole('heading', { name: 'What changed in the State’s reply' })).toBeVisible()
  await expectAccessible(page)

  await test.step('the author, who had it open, keeps the draft and sees what happened', async () => {
    await expect(author.page.getByText('This question is no longer in the State’s reply')).toBeVisible()
    await expect(author.page.getByRole('textbox', { name: /Our draft/ })).toContainText('Nine complaints')
  })
  await page.goto(`/reports/${report}`)
  await expect(page.getByRole('heading', { name: 'No longer in the reply' })).toBeVisible()
  await test.step('old addresses of a relabelled question go on', async () => {
    await page.goto(`/reports/${report}/questions/2`)
    await expect(page).toHaveURL(/questions\/3-a$/)
    await expect(page.getByText('Legal aid is free of charge.')).toBeVisible()
  })
})
