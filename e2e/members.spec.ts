import { expect, test, watch } from './fixtures'

test('somebody is invited by link, joins, and is cut off within a second of being removed', async ({
  bench,
  browser,
}) => {
  const coordinator = await bench.visit('Coordinator')
  const report = await bench.report([[coordinator, 'coordinator']])
  const { page } = coordinator
  await page.goto(`/reports/${report}/members`)
  await page.getByLabel('E-mail').fill(`guest-${report}@test.example`)
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page
    .getByText(/\/invitations\//)
    .first()
    .textContent()
  expect(link).toContain('/invitations/')

  const context = await browser.newContext({ baseURL: bench.url })
  const guest = await context.newPage()
  watch(guest, bench.url, bench.offences)
  await guest.goto(link!.trim())
  await guest.getByLabel('Name', { exact: true }).fill('Guest author')
  await guest.getByLabel('Password').fill('harbour violet anvil moss')
  await guest.getByRole('button', { name: 'Make an account and join' }).click()
  await expect(guest).toHaveURL(/reports/)
  await guest.goto(`/reports/${report}/questions/1-a`)
  await expect(guest.getByRole('textbox', { name: /1 \(a\)/ })).toBeEditable()
  await expect(guest.getByText('Saved', { exact: false }).first()).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: 'More for Guest author' }).click()
  await page.getByRole('menuitem', { name: 'Remove from the report' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(guest.getByRole('textbox', { name: /1 \(a\)/ })).not.toBeEditable({ timeout: 2000 })
  const answer = await guest.goto(`/reports/${report}/questions/1-a`)
  expect(answer?.status()).toBe(404)
  await context.close()
})

test('what is not yours to see answers 404', async ({ bench }) => {
  const coordinator = await bench.visit('Coordinator')
  const stranger = await bench.visit('Stranger')
  const report = await bench.report([[coordinator, 'coordinator']])
  for (const path of [
    '',
    '/questions/1-a',
    '/chapters/introduction',
    '/members',
    '/settings',
    '/reply',
    '/exports/docx',
  ]) {
    const response = await stranger.context.request.get(`/reports/${report}${path}`)
    expect(response.status(), path).toBe(404)
  }
})
