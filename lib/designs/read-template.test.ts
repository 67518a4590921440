import { strFromU8, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readTemplate } from './read-template'
import { letterhead, LOGO } from './testing/letterhead'

test('a template gives its fonts, sizes, colours, margins, paper and the picture of its head', async () => {
  const { template, logo } = readTemplate(await letterhead())
  expect(template.page).toEqual({
    width: 12_240,
    height: 15_840,
    top: 1000,
    right: 1100,
    bottom: 1200,
    left: 1300,
  })
  expect(template.looks.normal).toEqual({ font: 'Garamond', size: 24 })
  expect(template.looks['heading 1']).toEqual({ font: 'Gill Sans', size: 40, colour: '1F3864', bold: true })
  expect(template.looks['heading 2']).toMatchObject({ font: 'Garamond', italic: true })
  expect(logo?.place).toEqual({ width: 1800, height: 900, align: 'center', pages: 'all' })
  expect(Buffer.from(logo!.bytes).equals(Buffer.from(LOGO.bytes))).toBe(true)
})

test('nothing else of it is read', async () => {
  const { template, logo } = readTemplate(await letterhead())
  expect(JSON.stringify([template, logo?.place])).not.toMatch(/coalition|Somebody|remark|address|Committee/)
})

test('fonts of a theme are followed, and what is no font’s name is left out', async () => {
  const { template } = readTemplate(
    await letterhead((parts) => {
      const styles = strFromU8(parts['word/styles.xml']!)
      const themed = styles
        .replace(/<w:rFonts [^>]*Garamond[^>]*>/, '<w:rFonts w:asciiTheme="minorHAnsi"/>')
        .replace(/w:ascii="Gill Sans"/, 'w:ascii="C:\\Users\\somebody"')
      parts['word/styles.xml'] = strToU8(themed)
      const theme = strFromU8(parts['word/theme/theme1.xml']!)
      parts['word/theme/theme1.xml'] = strToU8(
        theme.replace(/(<a:minorFont><a:latin typeface=")[^"]*/, '$1Cardo'),
      )
    }),
  )
  expect(template.looks.normal?.font).toBe('Cardo')
  expect(template.looks['heading 1']?.font).toBe('Cardo')
})

test('a page on which nothing has room is not taken', async () => {
  const { template } = readTemplate(
    await letterhead((parts) => {
      const document = strFromU8(parts['word/document.xml']!)
      parts['word/document.xml'] = strToU8(document.replace(/w:left="1300"/, 'w:left="12000"'))
    }),
  )
  expect(template.page).toBeNull()
})

test('what is no Word document is refused', () => {
  for (const bytes of [
    new Uint8Array(),
    new TextEncoder().encode('no document'),
    zipSync({ 'a.txt': strToU8('a') }),
  ])
    expect(() => readTemplate(bytes)).toThrow(expect.objectContaining({ reason: 'templateUnreadable' }))
})
