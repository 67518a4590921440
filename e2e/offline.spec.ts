import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { moveCaret } from './caret'
import { expect, test } from './fixtures'
import { freePort, startInstallation } from './installation'

test('typing goes on offline, survives a reload, and merges with what others wrote meanwhile', async ({
  bench,
}) => {
  const away = await bench.visit('Away')
  const there = await bench.visit('There')
  const report = await bench.report([
    [away, 'coordinator'],
    [there, 'author'],
  ])
  const address = `/reports/${report}/questions/1-b`
  for (const { page } of [away, there]) {
    await page.goto(address)
    await expect(page.getByRole('textbox', { name: /Our draft/ })).toBeEditable()
  }
  const draft = away.page.getByRole('textbox', { name: /Our draft/ })
  await draft.click()
  await away.page.keyboard.type('Before the line broke. ')
  await expect(draft).toContainText('Before the line broke. ')
  await expect(there.page.getByText('Before the line broke.')).toBeVisible()
  await expect(away.page.getByText('Saved on the server').first()).toBeVisible()

  // Only the socket: pages still load, as behind a proxy that lost its upgrade, so that a reload can be tried.
  let cut = true
  await away.page.routeWebSocket(/\/collaboration/, (socket) =>
    cut ? socket.close({ code: 4408 }) : void socket.connectToServer(),
  )
  await away.context.setOffline(true)
  await away.page.keyboard.type('Written in the dark. ')
  await expect(away.page.getByText(/kept on this device/i).first()).toBeVisible()
  const draftThere = there.page.getByRole('textbox', { name: /Our draft/ })
  await moveCaret(draftThere, 'Control+End')
  await there.page.keyboard.press('Enter')
  await there.page.keyboard.type('Written meanwhile.')

  await away.context.setOffline(false)
  away.page.on('dialog', (dialog) => void dialog.accept())
  await away.page.reload()
  await expect(away.page.getByRole('textbox', { name: /Our draft/ })).toContainText('Written in the dark.')
  await expect(away.page.getByText(/kept on this device/i).first()).toBeVisible()

  cut = false
  for (const { page } of [away, there]) {
    await expect(page.getByRole('textbox', { name: /Our draft/ })).toContainText('Written in the dark.', {
      timeout: 30_000,
    })
    await expect(page.getByRole('textbox', { name: /Our draft/ })).toContainText('Written meanwhile.')
  }
  await expect(away.page.getByText('Saved on the server').first()).toBeVisible()
  const text = await bench.people.draftText(report, '1-b')
  for (const part of ['Before the line broke.', 'Written in the dark.', 'Written meanwhile.']) {
    expect(text.split(part).length, `${part} in: ${text}`).toBe(2)
  }
})

test('a server that dies is shown, and nothing that was typed is lost when it returns', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const data = join(tmpdir(), `counterpoint-e2e-restart-${process.pid}`)
  const port = await freePort()
  let server = await startInstallation(data, port)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(/http\S+\/welcome\/\S+/.exec(server.output())![0])
    await page.getByLabel('Name', { exact: true }).fill('Coordinator')
    await page.getByLabel('E-mail').fill('one@test.example')
    await page.getByLabel('Password').fill('harbour violet anvil moss')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByRole('link', { name: /Alternative report/ }).click()
    await page.getByRole('link', { name: /Begin with the first question/ }).click()
    const draft = page.getByRole('textbox', { name: /Our draft/ })
    await draft.click()
    await page.keyboard.type('Acknowledged. ')
    await expect(page.getByText('Saved on the server').first()).toBeVisible()

    await server.kill()
    await expect(page.getByText(/offline/i).first()).toBeVisible()
    await page.keyboard.type('Typed while it was gone.')
    server = await startInstallation(data, port)
    await expect(page.getByText('Saved on the server').first()).toBeVisible({ timeout: 45_000 })
    await page.reload()
    await expect(page.getByRole('textbox', { name: /Our draft/ })).toContainText(
      'Acknowledged. Typed while it was gone.',
    )
  } finally {
    await context.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
})

test('a line that breaks before all of a page is there takes none of it away, and the rest comes later', async ({
  bench,
}) => {
  const author = await bench.visit('Author')
  const report = await bench.report([[author, 'coordinator']])
  const { page, context } = author
  await page.goto(`/reports/${report}/questions/1-b`)
  const draft = page.getByRole('textbox', { name: /Our draft/ })
  await expect(draft).toBeEditable()
  await context.setOffline(true)
  await draft.click()
  await page.keyboard.type('Written on a bad line.')
  // What this opens has not been fetched yet.
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('/_next/static/'))
  await page.getByRole('button', { name: 'Lock this draft as final' }).click()
  await refused
  await expect(draft).toContainText('Written on a bad line.')
  await context.setOffline(false)
  await expect(page.getByRole('dialog')).toBeVisible({ timeout: 15_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByText('Saved on the server').first()).toBeVisible({ timeout: 15_000 })

  // An updated server has other parts, and not those of a page that was opened before.
  await page.route('**/_next/static/**', (route) => route.fulfill({ status: 404 }))
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByText('The installation has been updated since').first()).toBeVisible()
  await page.unroute('**/_next/static/**')
  await page.getByRole('button', { name: 'Reload', exact: true }).click()
  await expect(page.getByText('The installation has been updated since').first()).toBeHidden()
  await expect(draft).toContainText('Written on a bad line.')
})
