import { moveCaret } from './caret'
import { expect, test } from './fixtures'

test('a laptop that sleeps while others write wakes with their text and its own', async ({ bench }) => {
  const sleeper = await bench.visit('Sleeper')
  const there = await bench.visit('There')
  const report = await bench.report([
    [sleeper, 'author'],
    [there, 'author'],
  ])
  const drafts = [sleeper, there].map(({ page }) => page.getByRole('textbox', { name: /Our draft/ }))
  for (const [index, { page }] of [sleeper, there].entries()) {
    await page.goto(`/reports/${report}/questions/1-b`)
    await expect(drafts[index]!).toBeEditable()
  }
  await drafts[0]!.click()
  await sleeper.page.keyboard.type('Before sleep. ')
  await expect(drafts[1]!).toContainText('Before sleep.')

  // The lid closes: no script runs, and the network is gone, while something typed has not been sent.
  await sleeper.context.setOffline(true)
  await sleeper.page.keyboard.type('Typed as the lid closed. ')
  const machine = await sleeper.context.newCDPSession(sleeper.page)
  await machine.send('Page.setWebLifecycleState', { state: 'frozen' })
  await moveCaret(drafts[1]!, 'Control+a')
  await there.page.keyboard.type('Everything was written anew in the meantime.')
  await expect(there.page.getByText('Saved on the server').first()).toBeVisible()

  await sleeper.context.setOffline(false)
  await machine.send('Page.setWebLifecycleState', { state: 'active' })
  for (const draft of drafts) {
    await expect(draft).toContainText('Everything was written anew in the meantime.', { timeout: 20_000 })
    await expect(draft).toContainText('Typed as the lid closed.')
    await expect(draft).not.toContainText('Before sleep.')
  }
  await expect(sleeper.page.getByText('Saved on the server').first()).toBeVisible({ timeout: 20_000 })
  await sleeper.page.keyboard.type('Awake.')
  await expect(drafts[1]!).toContainText('Awake.')
})
