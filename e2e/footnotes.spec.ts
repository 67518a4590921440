import { strFromU8, unzipSync } from 'fflate'
import { moveCaret } from './caret'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('two people meet in one footnote', async ({ bench }) => {
  const first = await bench.visit('First Author')
  const second = await bench.visit('Second Author')
  const report = await bench.report([
    [first, 'coordinator'],
    [second, 'author'],
  ])
  for (const { page } of [first, second]) await page.goto(`/reports/${report}/questions/1-a`)
  const draftOf = ({ page }: typeof first) => page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ })
  const [one, two] = [draftOf(first), draftOf(second)]
  for (const draft of [one, two]) await expect(draft).toBeEditable()

  await test.step('one writes it without leaving the keys', async () => {
    await one.click()
    const { keyboard } = first.page
    await keyboard.type('Twelve centres')
    await keyboard.press('Control+Alt+f')
    await keyboard.type('Survey of 2025')
    await keyboard.press('Escape')
    await keyboard.type(' were closed.')
    await expect(one.locator('p')).toHaveText(/^Twelve centres.*Survey of 2025 were closed\.$/)
    await expect(one).toBeFocused()
  })

  await test.step('the other opens it, and both write in it', async () => {
    await two.getByRole('button', { name: /^Footnote/ }).click()
    await expect(two.locator('.footnote.is-open')).toHaveCount(1)
    await expectAccessible(second.page)
    await first.page.keyboard.press('Home')
    await one.locator('.footnote-mark').click()
    await Promise.all([
      second.page.keyboard.type(', page 4', { delay: 20 }),
      first.page.keyboard.press('Home').then(() => first.page.keyboard.type('Our own: ', { delay: 20 })),
    ])
    for (const draft of [one, two]) await expect(draft.locator('.footnote-text')).toContainText('Our own: ')
    for (const draft of [one, two])
      await expect(draft.locator('.footnote-text')).toContainText('Survey of 2025')
    await expect(one.locator('.footnote .editor-caret')).toBeAttached()
    await expect(two.locator('.footnote .editor-caret')).toBeAttached()
  })

  await test.step('each undoes their own', async () => {
    for (let presses = 0; presses < 20; presses += 1) await second.page.keyboard.press('Control+z')
    await expect(one.locator('.footnote-text')).toHaveText(/Our own: Survey of 2025$/)
    await expect(one.locator('.footnote-text')).not.toContainText('page 4')
  })

  await test.step('Backspace shows what it would remove before it does', async () => {
    await second.page.keyboard.press('Escape')
    await second.page.keyboard.press('Backspace')
    await expect(two.locator('.footnote.ProseMirror-selectednode')).toHaveCount(1)
    await expect(one.locator('.footnote')).toHaveCount(1)
  })

  await test.step('the Word file has a real footnote', async () => {
    await expect(first.page.getByText('Saved on the server').first()).toBeVisible()
    const answer = await first.page.request.get(`/reports/${report}/exports/docx?variant=public`)
    const parts = unzipSync(new Uint8Array(await answer.body()))
    expect(strFromU8(parts['word/footnotes.xml']!)).toContain('Survey of 2025')
    expect(strFromU8(parts['word/document.xml']!)).toContain('w:footnoteReference')
  })

  await test.step('the notes of the next draft are numbered from it, and follow', async () => {
    const { page } = second
    await page.goto(`/reports/${report}/questions/1-b`)
    const before = () =>
      page
        .locator('.ProseMirror')
        .evaluate((text) => getComputedStyle(text).getPropertyValue('--footnotes-before').trim())
    await expect.poll(before).toBe('1')
    const { keyboard } = first.page
    await keyboard.press('Escape')
    await keyboard.press('Control+End')
    await keyboard.press('Control+Alt+f')
    await keyboard.type('A second survey')
    await expect.poll(before).toBe('2')
  })
})

test('a confidential passage goes on behind its note and its reference', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'coordinator']])
  const { page } = author
  const { keyboard } = page
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await expect(draft).toBeEditable()
  await page.waitForLoadState('networkidle')
  await draft.click()
  await keyboard.type('They know. ')
  await keyboard.press('Control+Alt+k')
  await keyboard.press('Control+Alt+f')
  await keyboard.type('yakone')
  await keyboard.press('Escape')
  await keyboard.type('yaktwo ')
  await keyboard.type('/cross')
  await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first()).toBeVisible()
  await keyboard.press('Enter')
  await page.getByRole('combobox', { name: /^Question, chapter, table/ }).fill('1b')
  await keyboard.press('Enter')
  await keyboard.type(' yakthree')
  await keyboard.press('Enter')
  await keyboard.type('yakfour')
  await keyboard.press('Control+Alt+k')
  await keyboard.type(' Said to all.')
  // The caret comes back to behind the note by mouse and keys.
  await draft.locator('.footnote-mark').click()
  await keyboard.press('Escape')
  await keyboard.type('yakfive ')
  await expect(draft.locator('.confidential').filter({ hasText: 'yakfive' })).toHaveCount(1)
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  const answer = await page.request.get(`/reports/${report}/exports/html?variant=public`)
  const file = await answer.text()
  expect(file).toContain('They know.')
  expect(file).toContain('Said to all.')
  expect(file).not.toMatch(/yak|paragraph 1 \(b\) of the list/)
})

test('a reference follows the outline, and a passage says its language', async ({ bench }) => {
  const author = await bench.visit('Author', { viewport: { width: 390, height: 844 } })
  const report = await bench.report([[author, 'author']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-a`)
  await page.getByRole('tab', { name: 'Our draft' }).click()
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  // The menu comes after the text can be typed in.
  await expect(page.getByRole('button', { name: 'More tools' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await draft.click()
  await page.keyboard.type('See /cross')
  await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: /^Question, chapter, table/ })
  await field.fill('1b')
  await expect(page.getByRole('option')).toHaveText(/^paragraph 1 \(b\)/)
  await expectAccessible(page)
  await field.press('Enter')
  await expect(draft).toBeFocused()
  await page.keyboard.type(', ')
  await expect(draft.locator('a.cross-reference')).toHaveText('paragraph 1 (b) of the list of issues')

  await page.keyboard.press('Control+Alt+l')
  await page.getByRole('combobox', { name: /^Language/ }).fill('Rus')
  await page.keyboard.press('Enter')
  await page.keyboard.type('закон')
  await expect(draft.locator('span[lang=ru]')).toHaveText('закон')
  await moveCaret(draft, 'Control+End')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
})
