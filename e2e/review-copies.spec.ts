import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { picture } from '../lib/images/testing/pictures'
import { pictureRun, withPictures } from '../lib/review-copies/testing/with-picture'
import { expect, test } from './fixtures'
import { expectAccessible } from './screen'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('a lawyer works on the report in Word: what they wrote comes in as suggestions and can be taken back', async ({
  bench,
}) => {
  const author = await bench.visit('Very Recognisable Name')
  const report = await bench.report([[author, 'coordinator']])
  const { page } = author
  const draft = page.getByRole('textbox', { name: /1 \(b\)/ })
  await page.goto(`/reports/${report}/questions/1-b`)
  await draft.click()
  await page.keyboard.type('Eleven complaints were filed with the courts.')
  await expect(page.getByText('Saved on the server').first()).toBeVisible()

  await page.goto(`/reports/${report}`)
  await page.getByRole('link', { name: 'Review in Word' }).click()
  await expect(page.getByText('No copy of this report has been taken out yet.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make a review copy' }).click()
  const made = page.getByRole('listitem', { name: 'Review copy: ready' })
  await made.getByText('Carries what was chosen, and nothing else was found').click()
  await expect(made.getByText('What a review copy carries on purpose:')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    made.getByRole('link', { name: 'Download' }).click(),
  ])
  const copy = new Uint8Array(await readFile(await download.path()))
  const everything = Object.values(unzipSync(copy))
    .map((part) => strFromU8(part))
    .join('')
  expect(everything).toContain('Eleven complaints')
  expect(everything).not.toContain('Recognisable')

  const bringIn = async (bytes: Uint8Array, name: string) => {
    const buffer = Buffer.from(bytes)
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: WORD, buffer })
  }

  await test.step('what was not changed brings nothing, and another file is refused in words', async () => {
    await bringIn(copy, 'unchanged.docx')
    await expect(page.getByText('There is nothing in this file that is not here already')).toBeVisible()
    await bringIn(strToU8('not a Word file'), 'notes.docx')
    await expect(page.getByRole('alert')).toBeVisible()
  })

  await test.step('a change that was not tracked is shown first, then taken in as a suggestion', async () => {
    const parts = unzipSync(copy)
    const body = strFromU8(parts['word/document.xml']!)
    const changed = body.replace('Eleven complaints', 'Twelve complaints')
    const chart = new Uint8Array(await picture('chart').png().toBuffer())
    const shown = pictureRun('rIdChart', { alt: 'Complaints by year' })
    const back = withPictures(
      zipSync({ ...parts, 'word/document.xml': strToU8(changed) }),
      { rIdChart: { name: 'chart.png', bytes: chart } },
      (xml) => xml.replace(/(with the courts\.<\/w:t><\/w:r>)/, `$1${shown}`),
    )
    await bringIn(back, 'from the lawyer.docx')
    const coming = page.getByRole('region', { name: 'What is in the file' })
    await expect(coming.getByRole('rowheader', { name: /1 \(b\)/ })).toBeVisible()
    await expectAccessible(page)
    await coming.getByRole('button', { name: 'Take in' }).click()
    await expect(page.getByText('Everything found its place.')).toBeVisible()
    await page.goto(`/reports/${report}/questions/1-b`)
    await expect(draft.locator('ins')).toHaveText(/Tw/)
    await expect(draft.locator('del')).toHaveText(/El/)
    const figure = draft.getByRole('img', { name: 'Complaints by year' })
    await expect
      .poll(() => figure.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  })

  await test.step('what is accepted in Word is proposed, and done here with one press', async () => {
    await page.goto(`/reports/${report}/review`)
    await page.getByRole('button', { name: 'Make a review copy' }).click()
    const next = page.getByRole('listitem', { name: 'Review copy: ready' }).first()
    await expect(page.getByRole('link', { name: 'Download' })).toHaveCount(2)
    const [second] = await Promise.all([
      page.waitForEvent('download'),
      next.getByRole('link', { name: 'Download' }).click(),
    ])
    const parts = unzipSync(new Uint8Array(await readFile(await second.path())))
    const body = strFromU8(parts['word/document.xml']!)
    const settled = body
      .replace(/<w:ins [^>]*>(<w:r>(?:(?!<\/w:r>).)*<\/w:r>)<\/w:ins>/g, '$1')
      .replace(/<w:del [^>]*>(?:(?!<\/w:del>).)*<\/w:del>/g, '')
    parts['word/document.xml'] = strToU8(settled)
    await bringIn(zipSync(parts), 'accepted.docx')
    await page.getByRole('button', { name: 'Take in' }).click()
    await expect(page.getByText('1 decision that was made in Word is listed below.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Leave open: / }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Do as in Word (1)' }).click()
    await expect(page.getByText('1 thing was decided as in Word.')).toBeVisible()
    await page.goto(`/reports/${report}/questions/1-b`)
    await expect(draft).toHaveText('Twelve complaints were filed with the courts.')
    await expect(draft.locator('ins, del')).toHaveCount(0)
  })

  await test.step('all of it can be taken back', async () => {
    await page.goto(`/reports/${report}/review`)
    await expect(page.getByText(/You can take it back until/)).toHaveCount(2)
    await page.getByRole('button', { name: 'Take back what from the lawyer.docx brought' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByText('It was taken back.')).toBeVisible()
    await page.goto(`/reports/${report}/questions/1-b`)
    await expect(draft.getByRole('img')).toHaveCount(0)
    // What was accepted stays.
    await expect(draft).toHaveText('Twelve complaints were filed with the courts.')
  })
})
