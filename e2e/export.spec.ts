import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './fixtures'

test('what was written leaves as Word and HTML, without anybody’s name', async ({ bench }) => {
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
    ['HTML', 'html'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('region', { name: 'Export' }).getByRole('link', { name: button }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${extension}$`))
    const bytes = await readFile(await download.path())
    const text =
      extension === 'docx'
        ? Object.entries(unzipSync(bytes))
            .map(([name, part]) => name + strFromU8(part))
            .join('\n')
        : bytes.toString('utf8')
    expect(text).toContain('Eleven complaints were filed with the courts.')
    expect(text).not.toContain('Recognisable')
    expect(text).not.toContain(author.email)
  }
})
