import { moveCaret } from './caret'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('a draft is locked as final with its reason, edits made without a line wait, and it is opened again', async ({
  bench,
}) => {
  const coordinator = await bench.visit('Coordinator')
  const author = await bench.visit('Author')
  const report = await bench.report([
    [coordinator, 'coordinator'],
    [author, 'author'],
  ])
  const [one, two] = [coordinator, author].map(({ page }) =>
    page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }),
  ) as [ReturnType<typeof author.page.getByRole>, ReturnType<typeof author.page.getByRole>]
  for (const { page } of [coordinator, author]) await page.goto(`/reports/${report}/questions/1-a`)
  await expect(two).toBeEditable()
  await two.click()
  await author.page.keyboard.type('The agreed words.')
  await expect(one).toContainText('The agreed words.')

  await test.step('the author loses the line and types on', async () => {
    await author.context.setOffline(true)
    await moveCaret(two, 'Control+End')
    await author.page.keyboard.type(' And these in the train.')
  })

  await test.step('the coordinator locks it', async () => {
    await coordinator.page.getByRole('button', { name: 'Lock this draft as final…' }).click()
    const dialog = coordinator.page.getByRole('dialog')
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await dialog.getByLabel('Reason').fill('Agreed by all organisations.')
    await expectAccessible(coordinator.page)
    await dialog.getByRole('button', { name: 'Lock' }).click()
    await expect(dialog).toBeHidden()
    await expect(coordinator.page.getByText(/Locked as final by Coordinator/).first()).toBeVisible()
    await expect(one).not.toBeEditable()
    await expectAccessible(coordinator.page)
    await expect(coordinator.page.getByRole('link', { name: /1 \(a\).*locked as final/ })).toBeAttached()
  })

  await test.step('the author comes back, keeps what was typed and is told', async () => {
    await author.context.setOffline(false)
    await expect(author.page.getByText('Agreed by all organisations.').first()).toBeVisible({
      timeout: 20_000,
    })
    await expect(author.page.getByText(/They are sent once it is unlocked/)).toBeVisible()
    await expect(two).not.toBeEditable()
    await expect(two).toContainText('And these in the train.')
    await author.page.getByRole('button', { name: 'Copy the text' }).click()
    await expect(author.page.getByText('Copied.')).toBeVisible()
    await expect(author.page.getByRole('button', { name: 'Unlock' })).toHaveCount(0)
    expect((await bench.people.draftText(report, '1-a')).trim()).toBe('The agreed words.')
  })

  await test.step('unlocked, it takes what waited', async () => {
    await coordinator.page.getByRole('button', { name: 'Unlock' }).click()
    await expect(one).toContainText('And these in the train.', { timeout: 15_000 })
    await expect(two).toBeEditable()
    await expect(one).toBeEditable()
    await expect(author.page.getByText(/Locked as final/)).toHaveCount(0)
  })
})
