import type { Locator, Page } from '@playwright/test'
import { moveCaret } from './caret'
import { expect, test, type Visitor } from './fixtures'
import { expectAccessible } from './screen'

const WIDE = { viewport: { width: 1720, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

const draftOf = (page: Page) => page.getByRole('textbox', { name: /Our draft/ })
const cardsOf = (page: Page) =>
  page.getByRole('region', { name: 'Comments on this draft' }).getByRole('article')

/** Opens the draft of 1 (a) and writes these paragraphs. */
async function write({ page }: Visitor, report: string, paragraphs: string[]): Promise<Locator> {
  await page.goto(`/reports/${report}/questions/1-a`)
  const draft = draftOf(page)
  await expect(draft).toBeEditable()
  await draft.click()
  for (const [index, text] of paragraphs.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(text)
  }
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  return draft
}

/** Whether the words of a thread stand out from the text. */
const isDrawn = (mark: Locator) =>
  mark.evaluate((element) => getComputedStyle(element).boxShadow !== 'none').catch(() => false)

/**
 * Sends what is written in the field that has the focus, and answers how many milliseconds pass by the pages' clocks from
 * the key to the moment in which the other sees these words.
 */
async function sendTo(from: Page, to: Page, words: string): Promise<number> {
  const seen = to.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const margins = [...document.querySelectorAll('.comments-column')]
          if (!margins.some(({ textContent }) => textContent?.includes(text))) return
          watch.disconnect()
          resolve(Date.now())
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { childList: true, characterData: true, subtree: true })
      }),
    words,
  )
  const pressed = from.evaluate(
    () =>
      new Promise<number>((resolve) =>
        addEventListener('keydown', () => resolve(Date.now()), { once: true, capture: true }),
      ),
  )
  // Both listen once a later question to the page is answered.
  await Promise.all([to.evaluate(() => {}), from.evaluate(() => {})])
  await from.keyboard.press('Control+Enter')
  return (await seen) - (await pressed)
}

test('a reviewer comments without write access, the author answers; marks follow the words; settling takes them off', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const author = await bench.visit('Author', WIDE)
  const reviewer = await bench.visit('Reviewer', WIDE)
  const report = await bench.report([
    [author, 'author'],
    [reviewer, 'reviewer'],
  ])
  const draft = await write(author, report, [
    'The law was never applied.',
    'Nine centres were closed.',
    'End.',
  ])
  const mark = draft.locator('.comment-mark')
  // From the key to the other's eye. The first finds the server cold.
  const delays: number[] = []

  await test.step('the reviewer selects words, names the author by keyboard, and sends', async () => {
    const { page } = reviewer
    await page.goto(`/reports/${report}/questions/1-a`)
    await expect(draftOf(page)).toContainText('Nine centres were closed.')
    await expect(page.getByRole('button', { name: 'Discussion', exact: true })).toBeVisible()
    await draftOf(page).locator('p').nth(1).selectText()
    const field = page.getByRole('textbox', { name: 'Comment on the selected words' })
    // What listens to the keys is fetched after the text.
    await expect(async () => {
      await page.keyboard.press('Control+Alt+m')
      await expect(field).toBeFocused({ timeout: 1500 })
    }).toPass()
    await expect(draftOf(page).locator('.comment-pending')).toHaveText('Nine centres were closed.')
    await page.keyboard.type('Which ones? @au')
    await expect(page.getByRole('option', { name: 'Author' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await page.keyboard.type('knows.')
    delays.push(await sendTo(page, author.page, 'Which ones? @Author knows.'))
    await expect(field).toHaveCount(0)
  })

  await test.step('it is there for the author at once, beside its words', async () => {
    await expect(cardsOf(author.page).first()).toContainText('Which ones? @Author knows.')
    await expect(mark).toHaveText('Nine centres were closed.')
    await expect.poll(() => isDrawn(mark)).toBe(true)
    await expect(author.page.getByRole('link', { name: /1 \(a\).*1 open comment, 1 unread/ })).toBeAttached()
    const [words, card] = [await mark.boundingBox(), await cardsOf(author.page).first().boundingBox()]
    expect(Math.abs(words!.y - card!.y)).toBeLessThan(40)
  })

  await test.step('the author opens it by its words and answers; the reviewer sees that', async () => {
    const { page } = author
    await mark.click()
    const card = cardsOf(page).first()
    await card.getByRole('textbox', { name: 'Reply' }).fill('Those of the north.')
    await expectAccessible(page)
    await expect(cardsOf(reviewer.page).first()).toContainText('Which ones?')
    delays.push(await sendTo(page, reviewer.page, 'Those of the north.'))
    await expect(card.getByText('Those of the north.')).toBeVisible()
    await card.getByRole('textbox', { name: 'Reply' }).fill('And of the west.')
    delays.push(await sendTo(page, reviewer.page, 'And of the west.'))
    console.log(`seen after ${delays.join(', ')} ms`)
    expect(delays.toSorted((a, b) => a - b)[1]).toBeLessThan(1000)
    await expect(page.getByRole('link', { name: /1 \(a\).*1 open comment(?!, 1 unread)/ })).toBeAttached()
  })

  await test.step('one changes and deletes what is one’s own', async () => {
    const card = cardsOf(author.page).first()
    await card.getByRole('button', { name: 'Edit this comment' }).first().click()
    await card.getByRole('textbox', { name: 'Change the comment' }).fill('Those of the south.')
    await card.getByRole('button', { name: 'Save' }).click()
    await expect(cardsOf(reviewer.page).first()).toContainText('Those of the south.')
    await expect(cardsOf(reviewer.page).first()).toContainText('edited')
    const own = card.getByRole('listitem').filter({ hasText: 'Those of the south.' })
    await own.getByRole('button', { name: 'Delete this comment' }).click()
    await author.page.getByRole('button', { name: 'Delete it' }).click()
    await expect(cardsOf(reviewer.page).first()).not.toContainText('Those of the south.')
  })

  await test.step('cut and pasted elsewhere, the words keep their thread', async () => {
    await moveCaret(draft, 'Control+End')
    await draft.locator('p').nth(1).selectText()
    await author.page.keyboard.press('Control+x')
    await expect(mark).toHaveCount(0)
    await moveCaret(draft, 'Control+Home')
    await author.page.keyboard.press('Control+v')
    await expect(draft.locator('p').first()).toContainText('Nine centres were closed.')
    await expect(mark).toHaveText('Nine centres were closed.')
    await expect.poll(() => isDrawn(draftOf(reviewer.page).locator('.comment-mark'))).toBe(true)
    await expect(cardsOf(author.page).first()).not.toContainText('is gone')
  })

  await test.step('settled, it is drawn no more; undone, it is back', async () => {
    const card = cardsOf(reviewer.page).first()
    if ((await card.getByRole('button', { name: 'Resolve' }).count()) === 0) await card.click()
    await card.getByRole('button', { name: 'Resolve' }).click()
    await expect(cardsOf(author.page)).toHaveCount(0)
    await expect.poll(() => isDrawn(mark)).toBe(false)
    const notice = reviewer.page.getByRole('status').filter({ hasText: 'Resolved.' })
    await notice.getByRole('button', { name: 'Undo' }).click()
    await expect(cardsOf(author.page)).toHaveCount(1)
    await expect.poll(() => isDrawn(mark)).toBe(true)
  })

  await test.step('when the words are deleted, the thread stays and says so with what stood there', async () => {
    await moveCaret(draft, 'Control+End')
    await draft.locator('p').first().selectText()
    await author.page.keyboard.press('Delete')
    for (const { page } of [author, reviewer]) {
      await expect(cardsOf(page).first()).toContainText('The text that this was about is gone.')
      await expect(cardsOf(page).first().locator('q')).toHaveText('Nine centres were closed.')
    }
    await author.page.keyboard.press('Control+z')
    await expect(cardsOf(author.page).first()).not.toContainText('is gone')
  })
})

test('comments on a paragraph of the State and on a chapter are found, jumped to and linked', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const author = await bench.visit('Author', WIDE)
  const reader = await bench.visit('Rita Reader', WIDE)
  const report = await bench.report([
    [author, 'author'],
    [reader, 'reader'],
  ])
  const { page } = author
  await write(author, report, ['A first line.'])

  await test.step('on a line across the page, which has no words', async () => {
    const draft = draftOf(page)
    await moveCaret(draft, 'Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('--- and on.')
    const rule = draft.locator('hr')
    await expect(rule).toHaveCount(1)
    await expect(page.getByText('Saved on the server').first()).toBeVisible()
    await rule.click()
    const field = page.getByRole('textbox', { name: 'Comment on the selected words' })
    await expect(async () => {
      await page.keyboard.press('Control+Alt+m')
      await expect(field).toBeFocused({ timeout: 1500 })
    }).toPass()
    await expect(draft.locator('hr.comment-pending')).toHaveCount(1)
    await page.keyboard.type('Is this needed?')
    await page.keyboard.press('Control+Enter')
    await expect(draft.locator('hr[data-threads]')).toHaveCount(1)
    await expect(cardsOf(page).first()).toContainText('Is this needed?')
    await expectAccessible(page)
    await cardsOf(page).first().click()
    await cardsOf(page).first().getByRole('button', { name: 'Delete this comment' }).click()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await expect(cardsOf(page)).toHaveCount(0)
    await expect(draft.locator('hr[data-threads]')).toHaveCount(0)
    await expect(draft).toBeFocused()
  })

  await test.step('on a paragraph, beside it', async () => {
    const begin = page.getByRole('button', { name: 'Comment on 1 (a), paragraph 1' })
    await begin.click()
    await page.getByRole('textbox', { name: 'Comment on 1 (a), paragraph 1' }).fill('Who says so?')
    await page.keyboard.press('Control+Enter')
    const list = page.getByRole('region', { name: 'Comments on 1 (a), paragraph 1' })
    await expect(list.getByRole('article')).toContainText('Who says so?')
  })

  await test.step('on a whole chapter', async () => {
    await page.goto(`/reports/${report}/chapters/introduction`)
    const chapter = page.getByRole('textbox', { name: /Introduction and methodology/ })
    await expect(chapter).toBeEditable()
    await expect(page.getByRole('button', { name: 'Discussion', exact: true })).toBeVisible()
    await chapter.click()
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('textbox', { name: 'Comment on the whole draft' }).fill('Say how many we are.')
    await page.keyboard.press('Control+Enter')
    await expect(cardsOf(page).first()).toContainText('On the whole draft')
  })

  await test.step('the panel lists and narrows them, and leads there', async () => {
    await page.getByRole('button', { name: 'Discussion', exact: true }).click()
    const panel = page.getByRole('region', { name: 'Discussion', exact: true })
    await expect(panel.getByText('2 open threads')).toBeVisible()
    await expectAccessible(page)
    await panel.getByLabel('Where').selectOption('1 (a)')
    await expect(panel.getByText('1 open thread', { exact: true })).toBeVisible()
    await panel.getByLabel('Which threads').selectOption('resolved')
    await expect(panel.getByText('Nothing was resolved yet.')).toBeVisible()
    await panel.getByLabel('Which threads').selectOption('open')
    await panel.getByRole('link', { name: /Who says so\?/ }).click()
    await expect(page).toHaveURL(/questions\/1-a$/)
    await expect(page.getByRole('article', { name: 'Comment of Author' })).toBeFocused()
    await panel.getByRole('button', { name: 'Close the discussion' }).click()
  })

  await test.step('keys go to the one before, in another draft, and on', async () => {
    await page.getByRole('heading', { name: '1 (a)', exact: true }).focus()
    await page.keyboard.press('p')
    await expect(page).toHaveURL(/chapters\/introduction$/)
    await expect(cardsOf(page).first()).toBeFocused()
    await page.keyboard.press('p')
    await expect(page.getByText('This is the first comment.')).toBeVisible()
    await page.keyboard.press('Control+Alt+n')
    await expect(page).toHaveURL(/questions\/1-a$/)
  })

  await test.step('a link leads to where the words are; a reader is told of nothing', async () => {
    const answer = await page.request.get(`/reports/${report}/threads`)
    const { threads } = (await answer.json()) as { threads: { id: string; place: string }[] }
    const { id } = threads.find(({ place }) => place === 'draft')!
    await page.goto(`/reports/${report}/threads/${id}`)
    await expect(page).toHaveURL(/chapters\/introduction$/)
    await expect(cardsOf(page).first()).toBeFocused()
    await reader.page.goto(`/reports/${report}/questions/1-a`)
    await expect(draftOf(reader.page)).toContainText('A first line.')
    await reader.page.waitForLoadState('networkidle')
    await expect(reader.page.getByRole('button', { name: /Discussion|Comment/ })).toHaveCount(0)
    await reader.page.goto(`/reports/${report}/threads/${id}`)
    await expect(reader.page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
  })
})

test('on a phone a thread comes in a sheet, and what is written without a line waits for it', async ({
  bench,
}) => {
  test.setTimeout(120_000)
  const author = await bench.visit('Author')
  const reviewer = await bench.visit('Reviewer', PHONE)
  const report = await bench.report([
    [author, 'coordinator'],
    [reviewer, 'reviewer'],
  ])
  const draft = await write(author, report, ['Nine centres were closed.', 'End.'])

  await test.step('a comment that is not sent survives a reload, and is not thrown away without a question', async () => {
    const { page } = author
    await expect(page.getByRole('button', { name: 'Discussion', exact: true })).toBeVisible()
    await draft.locator('p').first().selectText()
    await page.keyboard.press('Control+Alt+m')
    const field = page.getByRole('textbox', { name: 'Comment on the selected words' })
    await field.fill('Since when?')
    await page.waitForTimeout(400)
    await page.reload()
    await expect(field).toHaveValue('Since when?')
    await expect(draft.locator('.comment-pending')).toHaveText('Nine centres were closed.')
    await field.press('Escape')
    const question = page.getByRole('alertdialog', { name: 'Throw away what you wrote?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toHaveCount(0)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('Since when?')
    await field.press('Control+Enter')
    await expect(draft.locator('.comment-mark')).toHaveText('Nine centres were closed.')
  })

  await test.step('on the phone a tap on the words opens the sheet', async () => {
    const { page } = reviewer
    await page.goto(`/reports/${report}/questions/1-a`)
    await page.getByRole('tab', { name: 'Our draft' }).click()
    const mark = draftOf(page).locator('.comment-mark')
    await expect.poll(() => isDrawn(mark)).toBe(true)
    await mark.tap({ position: { x: 12, y: 8 } })
    const sheet = page.getByRole('dialog', { name: 'Comments on this draft' })
    await expect(sheet.getByRole('article')).toContainText('Since when?')
    await expectAccessible(page)
    await page.context().setOffline(true)
    await sheet.getByRole('textbox', { name: 'Reply' }).fill('Since June.')
    await sheet.getByRole('button', { name: 'Reply' }).click()
    await expect(sheet).toContainText('waits for the connection')
    await page.context().setOffline(false)
    await expect(sheet).not.toContainText('waits for the connection', { timeout: 20_000 })
    await sheet.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(sheet).toHaveCount(0)
    await expect(author.page.getByText('Since June.').first()).toBeAttached()
  })

  await test.step('what is changed and settled without a line is seen here at once, and by the others later', async () => {
    const { page } = author
    const mark = draft.locator('.comment-mark')
    await expect(page.getByRole('region', { name: 'Comments on this draft' })).toBeVisible()
    // Its words may stand on two lines.
    await mark.click({ position: { x: 12, y: 8 } })
    const card = page.getByRole('article', { name: 'Comment of Author' })
    await card.getByRole('button', { name: 'Edit this comment' }).waitFor()
    await page.context().setOffline(true)
    await card.getByRole('button', { name: 'Edit this comment' }).click()
    await card.getByRole('textbox', { name: 'Change the comment' }).fill('Since which year?')
    await card.getByRole('button', { name: 'Save' }).click()
    await expect(card).toContainText('Since which year?')
    await expect(card).toContainText('waits for the connection')
    await card.getByRole('button', { name: 'Resolve' }).click()
    await expect(page.getByText('Resolved here.')).toBeVisible()
    await expect.poll(() => isDrawn(mark)).toBe(false)
    await expect(draftOf(reviewer.page).locator('.comment-mark')).toHaveCount(1)
    expect(await isDrawn(draftOf(reviewer.page).locator('.comment-mark'))).toBe(true)
    await page.context().setOffline(false)
    await expect
      .poll(() => isDrawn(draftOf(reviewer.page).locator('.comment-mark')), { timeout: 20_000 })
      .toBe(false)
    const answer = await page.request.get(`/reports/${report}/threads`)
    expect(JSON.stringify(await answer.json())).toContain('Since which year?')
  })
})
