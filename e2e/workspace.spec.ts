import { moveCaret } from './caret'
import { expect, test } from './fixtures'
import { SCRIPT_BUDGET, scriptUntilTyping } from './weight'

test('one finds, reads and quotes the State’s words, and writes against them', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'author']], { sample: true })
  const { page } = author
  await page.goto(`/reports/${report}/questions/3-a`)
  await expect(page.getByRole('heading', { name: '3 (a)', exact: true })).toBeVisible()
  const draft = page.getByRole('textbox', { name: /Our draft: 3 \(a\)/ })
  await expect(draft).toBeEditable()

  await test.step('no more script than was set comes before the text can be typed in', async () => {
    const bytes = await scriptUntilTyping(page)
    expect(bytes).toBeGreaterThan(SCRIPT_BUDGET / 2)
    expect(bytes).toBeLessThan(SCRIPT_BUDGET)
  })

  await test.step('j and k go on and back; ? shows all keys', async () => {
    await page.locator('body').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('j')
    await expect(page).toHaveURL(/questions\/3-b$/)
    await expect(page.getByRole('heading', { name: '3 (b)', exact: true })).toBeVisible()
    await page.keyboard.press('k')
    await expect(page).toHaveURL(/questions\/3-a$/)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('search finds U+2011 by a plain hyphen and jumps to the paragraph', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('non-governmental')
    await expect(page.getByText(/Found in \d+ paragraphs/).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.locator('mark').first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('selected words come into the draft with their reference', async () => {
    await page.goto(`/reports/${report}/questions/3-b#p-3-b.3`)
    const paragraph = page.locator('[id="p-3-b.3"]')
    await expect(paragraph).toBeInViewport()
    await expect(page.getByRole('textbox', { name: /Our draft: 3 \(b\)/ })).toBeEditable()
    await paragraph.getByText('Since 2023').selectText()
    await page.getByRole('button', { name: 'Quote into our draft' }).click()
    const quote = page.getByRole('textbox', { name: /Our draft/ }).locator('blockquote')
    await expect(quote).toContainText('reconciliation is permitted only once')
    await expect(quote.getByRole('link', { name: /3 \(b\)/ })).toHaveAttribute('href', /p-3-b\.3/)
  })

  await test.step('what is typed is counted, saved, and there after a reload', async () => {
    const text = page.getByRole('textbox', { name: /Our draft/ })
    await moveCaret(text, 'Control+End')
    await page.keyboard.type('Counted by nobody else.')
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
    await expect.poll(() => bench.people.draftText(report, '3-b')).toContain('Counted by nobody else.')
    await page.reload()
    await expect(page.getByRole('textbox', { name: /Our draft/ })).toContainText('Counted by nobody else.')
    await page.goto(`/reports/${report}`)
    await expect(page.getByText('1 of 153 questions started')).toBeVisible()
  })
})

test('a chapter is written beside any question', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'coordinator']])
  const { page } = author
  await page.goto(`/reports/${report}/chapters/executive-summary`)
  const draft = page.getByRole('textbox', { name: /Executive summary/ })
  await draft.click()
  await page.keyboard.type('## ')
  await page.keyboard.type('Main points')
  await expect(draft.getByRole('heading', { level: 2, name: 'Main points' })).toBeVisible()
  await page.goto(`/reports/${report}/chapters/nothing-of-the-kind`)
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
})

test('a reader reads and cannot write', async ({ bench }) => {
  const coordinator = await bench.visit('Coordinator')
  const reader = await bench.visit('Reader')
  const report = await bench.report([
    [coordinator, 'coordinator'],
    [reader, 'reader'],
  ])
  await coordinator.page.goto(`/reports/${report}/questions/2`)
  await coordinator.page.getByRole('textbox', { name: /Our draft/ }).click()
  await coordinator.page.keyboard.type('For all to read.')
  await reader.page.goto(`/reports/${report}/questions/2`)
  await expect(reader.page.getByText('For all to read.')).toBeVisible()
  await expect(reader.page.locator('[contenteditable=true]')).toHaveCount(0)
  await expect(reader.page.getByRole('toolbar')).toHaveCount(0)
  await reader.page.goto(`/reports/${report}/settings`)
  await expect(reader.page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})
