import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('claims are marked, listed and taken away; a contradiction is quoted, and one is judged to be none', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const author = await bench.visit('Author')
  const other = await bench.visit('Other author')
  const report = await bench.report(
    [
      [author, 'coordinator'],
      [other, 'author'],
    ],
    { sample: true },
  )
  const { page } = author

  await test.step('marks stand in the text, by kind, and go with one key', async () => {
    await page.goto(`/reports/${report}/questions/3-f`)
    const reply = page.getByRole('article')
    const figure = reply.locator('.claim-figure').filter({ hasText: '30' }).first()
    await expect(figure).toBeVisible({ timeout: 30_000 })
    await expect(figure).toHaveAttribute('title', /^Figure/)
    await page.getByRole('button', { name: 'Claims in the reply' }).click()
    const legend = page.getByRole('group', { name: 'Claims in the reply' })
    await legend.getByRole('checkbox', { name: /^Figure/ }).uncheck()
    await expect(reply.locator('.claim-figure')).toHaveCount(0)
    await expectAccessible(page)
    await legend.getByRole('checkbox', { name: /^Figure/ }).check()
    await page.keyboard.press('Escape')
    await expect(legend).toBeHidden()
    await page.getByRole('button', { name: 'Claims in the reply' }).blur()
    await page.keyboard.press('c')
    await expect(reply.locator('.claim')).toHaveCount(0)
    await page.keyboard.press('c')
    await expect(figure).toBeVisible()
  })

  await test.step('a contradiction is quoted from its card', async () => {
    const card = page.getByRole('article').filter({ hasText: 'crisis centres' }).getByRole('article').first()
    await expect(card).toBeVisible()
    await page.goto(`/reports/${report}/contradictions`)
    const first = page.getByRole('article').filter({ hasText: '27' }).filter({ hasText: '30' }).first()
    await first.getByRole('link', { name: 'Use in our draft' }).click()
    const draft = page.getByRole('textbox', { name: /Our draft/ })
    await expect(draft.locator('blockquote')).not.toHaveCount(0, { timeout: 20_000 })
    const quoted = await draft.locator('blockquote').count()
    expect(quoted).toBeGreaterThan(1)
    await expect(page).not.toHaveURL(/contradiction=/)
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
    await page.reload()
    await expect(draft.locator('blockquote')).toHaveCount(quoted)
  })

  await test.step('what is quoted counts as contested, for everybody', async () => {
    await other.page.goto(`/reports/${report}/claims`)
    await other.page.getByLabel('Contested').selectOption('true')
    await expect
      .poll(() => other.page.getByRole('row').filter({ hasText: 'quoted' }).count(), { timeout: 20_000 })
      .toBeGreaterThan(0)
  })

  await test.step('the ledger is sorted, filtered and downloaded', async () => {
    const ledger = other.page
    await ledger.getByLabel('Contested').selectOption('')
    await ledger
      .getByRole('group', { name: 'Kinds' })
      .getByRole('button', { name: /^Figure/ })
      .click()
    await ledger.getByLabel('Words of the claim').fill('crisis centre')
    const rows = ledger.locator('tbody tr')
    await expect(rows.first()).toContainText('crisis centre')
    await expectAccessible(ledger)
    await ledger.getByRole('columnheader', { name: 'Value' }).getByRole('button').click()
    await ledger.getByRole('columnheader', { name: 'Value' }).getByRole('button').click()
    await expect(ledger.getByRole('columnheader', { name: 'Value' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    const download = ledger.waitForEvent('download')
    await ledger.getByRole('link', { name: 'Download as CSV' }).click()
    expect((await download).suggestedFilename()).toBe('CEDAW-93-KAZ-claims.csv')
  })

  await test.step('a judgement is remembered with its author, and can be taken back', async () => {
    await other.page.goto(`/reports/${report}/contradictions`)
    const cards = other.page.getByRole('article')
    await expect(cards.first()).toBeVisible()
    const words = await cards.first().getByRole('heading').innerText()
    await cards.first().getByRole('button', { name: 'Not a contradiction' }).click()
    const judged = other.page.getByRole('region', { name: 'Judged not to be contradictions' })
    await expect(judged.getByText(/Judged not to be one by Other author/)).toBeVisible()
    await expectAccessible(other.page)
    await page.goto(`/reports/${report}/contradictions`)
    await expect(page.getByRole('region', { name: 'Judged not to be contradictions' })).toContainText(
      words.split('\n').at(-1)!,
    )
    await judged.getByRole('button', { name: 'It is one after all' }).click()
    await expect(judged).toHaveCount(0)
  })
})
