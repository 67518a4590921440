import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { changed, p, run, word } from '../lib/inspection/testing/word'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

test('what was written leaves as Word, OpenDocument, PDF, HTML and JSON, inspected, with its hash and without anybody’s name', async ({
  bench,
}) => {
  const author = await bench.visit('Very Recognisable Name')
  const report = await bench.report([[author, 'coordinator']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-b`)
  const draft = page.getByRole('textbox', { name: /1 \(b\)/ })
  await draft.click()
  await page.keyboard.type('Eleven complaints were filed with the courts.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.goto(`/reports/${report}`)
  await page.getByRole('link', { name: 'Export the report' }).click()
  await expect(page.getByText('Nothing has been exported yet.')).toBeVisible()
  const files = page.getByRole('region', { name: 'Files', exact: true })

  await test.step('for whom it is has no default while that is not decided', async () => {
    await page.getByRole('button', { name: 'Make the file' }).click()
    await expect(page.getByText('Choose for whom the file is.')).toBeVisible()
    await page.getByRole('radio', { name: /^Public/ }).check({ force: true })
  })

  for (const [name, extension] of [
    ['Word', 'docx'],
    ['OpenDocument', 'odt'],
    ['PDF', 'pdf'],
    ['Web page', 'html'],
    ['Data', 'json'],
  ] as const) {
    await page
      .getByRole('radio', { name: new RegExp(`^${name}`) })
      .first()
      .check({ force: true })
    await page.getByRole('button', { name: 'Make the file' }).click()
    const row = files.getByRole('listitem', { name: `${name}: ready` })
    if (['docx', 'odt', 'pdf'].includes(extension))
      await expect(row.getByText('Nothing found that should not be in it')).toBeVisible({ timeout: 20_000 })
    const hash = (await row.getByText(/^[0-9a-f]{64}$/).textContent())!
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${extension}$`))
    const bytes = await readFile(await download.path())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    const text = await everythingIn(bytes, extension)
    expect(text).toContain('Eleven complaints were filed with the courts.')
    expect(text).not.toContain('Recognisable')
    expect(text).not.toContain(author.email)
  }
  await expectAccessible(page)

  await test.step('the file can be deleted, and its hash stays', async () => {
    const row = files.getByRole('listitem', { name: 'Word: ready' })
    await row.getByRole('button', { name: 'Delete the file' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the file' }).click()
    await expect(row.getByText('the file is no longer kept')).toBeVisible()
    await expect(row.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  })

  await test.step('the address says what is chosen', async () => {
    await page.goto(`/reports/${report}/export?format=pdf&pdfStandard=a-2a&variant=confidential`)
    await expect(page.getByRole('radio', { name: /^PDF\/A-2a/ })).toBeChecked()
    await expect(page.getByRole('radio', { name: /^Confidential/ })).toBeChecked()
  })
})

test('any file is inspected and cleaned, and a wrong one says so', async ({ bench }) => {
  const { page } = await bench.visit('Somebody')
  await page.goto('/reports')
  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('menuitem', { name: 'Inspect a file' }).click()
  await expect(page.getByRole('heading', { name: 'Inspect a file' })).toBeVisible()
  const choose = (name: string, bytes: Uint8Array) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await choose('letter.docx', Buffer.from('Dear Sir'))
  await expect(page.getByText(/is not what its name says/)).toBeVisible()
  const changes = p(changed('ins', run('Proposed'), 'Telltale Author'))
  await choose('letter.docx', word({ body: changes, core: '<dc:creator>Telltale Person</dc:creator>' }))
  await expect(page.getByRole('heading', { name: /things found/ })).toBeFocused({ timeout: 20_000 })
  const people = page.getByRole('region', { name: 'People', exact: true })
  await expect(people).toContainText('Telltale Person')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make a cleaned copy' }).click()
  await expect(page.getByText('Choose what becomes of the tracked changes.')).toBeVisible()
  await page.getByRole('radio', { name: /^Accept all/ }).check({ force: true })
  await page.getByRole('button', { name: 'Make a cleaned copy' }).click()
  await expect(page.getByText('The copy was inspected again: nothing found.')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByRole('link', { name: 'Save the copy' })).toBeFocused()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the copy' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('letter-clean.docx')
  const text = await everythingIn(await readFile(await download.path()), 'docx')
  expect(text).toContain('Proposed')
  expect(text).not.toContain('Telltale')
})

/** Whatever a curious reader finds in a file. */
async function everythingIn(bytes: Buffer, extension: string): Promise<string> {
  if (['docx', 'odt'].includes(extension))
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => name + strFromU8(part))
      .join('\n')
  if (extension !== 'pdf') return bytes.toString('utf8')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return `${text}\n${bytes.toString('latin1')}`
}
