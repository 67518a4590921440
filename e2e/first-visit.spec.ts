import { expect, test, watch } from './fixtures'

test('the first person chooses name, e-mail and password, and coordinates the sample report', async ({
  browser,
  shared,
  bench,
}) => {
  const link = shared.firstVisit
  expect(link).toContain('/welcome/')
  const context = await browser.newContext()
  const page = await context.newPage()
  watch(page, shared.url, bench.offences)

  await page.goto(link)
  await page.getByLabel('Name', { exact: true }).fill('First coordinator')
  await page.getByLabel('E-mail').fill('first@test.example')
  await page.getByLabel('Password').fill('too short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('at least 12 characters').first()).toBeVisible()

  await page.getByLabel('Password').fill('harbour violet anvil moss')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('link', { name: /Alternative report on Kazakhstan/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kazakhstan')
  await expect(page.getByText('0 of 153 questions started')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Settings' }).first()).toBeVisible()

  await test.step('the link works once', async () => {
    const another = await browser.newContext()
    const second = await another.newPage()
    await second.goto(link)
    await expect(second.getByText('This link no longer works')).toBeVisible()
    await another.close()
  })

  await test.step('signing out ends the session; the password opens a new one', async () => {
    const cookies = await context.cookies()
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await context.addCookies(cookies)
    await page.goto(`${shared.url}/reports`)
    await expect(page).toHaveURL(/sign-in/)

    await page.getByLabel('E-mail').fill('first@test.example')
    await page.getByLabel('Password').fill('harbour violet anvil mosS')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await page.getByLabel('Password').fill('harbour violet anvil moss')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('link', { name: /Alternative report on Kazakhstan/ })).toBeVisible()
  })
  await context.close()
})
