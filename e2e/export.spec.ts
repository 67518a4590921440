import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from './fixtures'

test('what was written leaves as Word, PDF, HTML and JSON, without anybody’s name', async ({ bench }) => {
  const author = await bench.visit('Very Recognisable Name')
  const report = await bench.report([[author, 'coordinator']])
  const { page } = author
  await page.goto(`/reports/${report}/questions/1-b`)
  const draft = page.getByRole('textbox', { name: /1 \(b\)/ })
  await draft.click()
  await page.keyboard.type('Eleven complaints were filed with the courts.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()
  await page.goto(`/reports/${report}`)

  for (const [button, extension] of [
    ['Word', 'docx'],
    ['PDF', 'pdf'],
    ['HTML', 'html'],
    ['JSON', 'json'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('region', { name: 'Export' }).getByRole('link', { name: button }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${extension}$`))
    const bytes = await readFile(await download.path())
    const text = await everythingIn(bytes, extension)
    expect(text).toContain('Eleven complaints were filed with the courts.')
    expect(text).not.toContain('Recognisable')
    expect(text).not.toContain(author.email)
  }
})

/** Whatever a curious reader finds in a file. */
async function everythingIn(bytes: Buffer, extension: string): Promise<string> {
  if (extension === 'docx')
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => name + strFromU8(part))
      .join('\n')
  if (extension !== 'pdf') return bytes.toString('utf8')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return `${text}\n${bytes.toString('latin1')}`
}
