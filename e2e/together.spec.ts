import { moveCaret } from './caret'
import { expect, test } from './fixtures'

test('two people write one draft at once, see each other, and undo only their own', async ({ bench }) => {
  const first = await bench.visit('First Author')
  const second = await bench.visit('Second Author')
  const report = await bench.report([
    [first, 'coordinator'],
    [second, 'author'],
  ])
  const drafts = [first, second].map(({ page }) => page.getByRole('textbox', { name: /Our draft: 1 \(a\)/ }))
  for (const { page } of [first, second]) await page.goto(`/reports/${report}/questions/1-a`)
  for (const draft of drafts) await expect(draft).toBeEditable()
  const [one, two] = drafts as [(typeof drafts)[0], (typeof drafts)[0]]

  await one.click()
  await first.page.keyboard.type('The first sentence.')
  await first.page.keyboard.press('Enter')
  await expect(two).toContainText('The first sentence.')

  await test.step('both type at the same moment', async () => {
    await moveCaret(two, 'Control+Home')
    await Promise.all([
      first.page.keyboard.type('Written below. '.repeat(4), { delay: 15 }),
      second.page.keyboard.type('Written above. '.repeat(4), { delay: 15 }),
    ])
    for (const draft of drafts) {
      await expect(draft).toContainText('Written below. '.repeat(4).trim())
      await expect(draft).toContainText('Written above. '.repeat(4).trim())
    }
    const paragraphs = (draft: typeof one) =>
      draft.locator('p').evaluateAll((all) => all.map((each) => each.textContent))
    await expect
      .poll(async () => JSON.stringify(await paragraphs(one)))
      .toBe(JSON.stringify(await paragraphs(two)))
    await expect(one.locator('p').first()).toHaveText(/^(Written above. ){4}The first sentence.$/)
  })

  await test.step('each sees the other: avatar, caret with name', async () => {
    await expect(second.page.getByText('First Author').first()).toBeAttached()
    await first.page.keyboard.type('x')
    await expect(two.locator('.editor-caret').first()).toBeAttached()
  })

  await test.step('undo takes back only one’s own', async () => {
    for (let presses = 0; presses < 40; presses += 1) await one.press('Control+z')
    await expect(two).not.toContainText('Written below.')
    await expect(two).toContainText('Written above.')
    await expect(one).toContainText('Written above.')
  })

  await test.step('the home page says who is where', async () => {
    await first.page.goto(`/reports/${report}`)
    await expect(first.page.getByText('Second Author').first()).toBeAttached()
  })
})

test('an editor of another version is told to reload and changes nothing', async ({ bench }) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'author']])
  const { page } = author
  await page.routeWebSocket(/\/collaboration/, (socket) => {
    // An old tab: the same client, another version in its greeting.
    const server = socket.connectToServer()
    socket.onMessage((message) => server.send(typeof message === 'string' ? message : ageGreeting(message)))
  })
  await page.goto(`/reports/${report}/questions/1-a`)
  await expect(page.getByRole('button', { name: /Reload/ }).first()).toBeVisible()
  await expect(page.locator('[contenteditable=true]')).toHaveCount(0)
  expect((await bench.people.draftText(report, '1-a')).trim()).toBe('')
})

/** Replaces the version in a Hocuspocus greeting (type 2: length-prefixed name, type, sub-type 0, length-prefixed token). */
function ageGreeting(message: Buffer): Buffer {
  const nameLength = message[0] ?? 0
  const isGreeting = message[1 + nameLength] === 2 && message[2 + nameLength] === 0
  if (!isGreeting) return message
  const aged = Buffer.from(message)
  const tokenAt = 4 + nameLength
  if (aged[tokenAt] !== undefined) aged[tokenAt] = '9'.charCodeAt(0)
  return aged
}
