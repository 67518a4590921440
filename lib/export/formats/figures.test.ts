import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { PIXEL } from '@/lib/testing/images'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, figure, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../compile'
import { exportWording } from '../wording'
import { FORMATS, type FormatName } from '.'

const wording = exportWording()
const { DOMParser } = new JSDOM('').window
const images = {
  wide: { bytes: new Uint8Array(PIXEL), mime: 'image/png', width: 1200, height: 600 },
  tall: { bytes: new Uint8Array(PIXEL), mime: 'image/jpeg', width: 500, height: 5000 },
}

const render = (text: DocumentNode, format: FormatName) => {
  const sections = [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }]
  const tree = compile({ report: reportFacts(), chapters: [], sections, images }, wording)
  return FORMATS[format].render(tree, wording.t)
}

async function openDocx(text: DocumentNode) {
  const parts = unzipSync(await render(text, 'docx'))
  const xml = new DOMParser().parseFromString(strFromU8(parts['word/document.xml']!), 'text/xml')
  const all = (tag: string) => Array.from(xml.getElementsByTagName(tag))
  return { parts, all }
}

async function openHtml(text: DocumentNode) {
  return new JSDOM(strFromU8(await render(text, 'html'))).window.document
}

// A4 between its margins, in EMU.
const TEXT_WIDTH = 9026 * 635

test('Word: a picture has its width, its description and its caption', async () => {
  const { all, parts } = await openDocx(
    doc(figure({ image: 'wide', alt: 'A closed door', width: 50 }, 'The shelter in May'), p('after')),
  )
  const extent = all('wp:extent')[0]!
  const [cx, cy] = ['cx', 'cy'].map((name) => Number(extent.getAttribute(name)))
  expect(cx! / TEXT_WIDTH).toBeGreaterThan(0.45)
  expect(cx! / TEXT_WIDTH).toBeLessThan(0.55)
  expect(cx! / cy!).toBeCloseTo(2, 1)
  expect(all('wp:docPr')[0]!.getAttribute('descr')).toBe('A closed door')
  expect(all('wp:docPr')[0]!.getAttribute('name')).toBe('')
  const styles = all('w:pStyle').map((style) => style.getAttribute('w:val'))
  expect(styles.indexOf('Caption')).toBe(styles.indexOf('Figure') + 1)
  const media = Object.keys(parts).filter((name) => name.startsWith('word/media/'))
  expect(media).toHaveLength(1)
  expect(Buffer.from(parts[media[0]!]!).equals(PIXEL)).toBe(true)
})

test('Word: a decorative picture says so, and a tall one fits its page', async () => {
  const { all } = await openDocx(
    doc(figure({ image: 'tall', alt: 'ignored', decorative: true }), figure({ image: 'wide', alt: 'b' })),
  )
  expect(all('wp:docPr').map((each) => each.getAttribute('descr') ?? '')).toEqual(['', 'b'])
  expect(all('adec:decorative').map((each) => each.getAttribute('val'))).toEqual(['1'])
  const cy = Number(all('wp:extent')[0]!.getAttribute('cy'))
  expect(cy).toBeLessThan(16838 * 635 - 2 * 1000 * 635)
  // Word refuses a document in which two drawings have one number.
  const ids = all('wp:docPr').map((each) => each.getAttribute('id'))
  expect(new Set(ids).size).toBe(2)
})

test('web page: a picture is in the page, with its width, description and caption', async () => {
  const page = await openHtml(
    doc(
      figure({ image: 'wide', alt: '"A" <door>', width: 25 }, 'The shelter'),
      figure({ image: 'wide', alt: 'x', decorative: true }),
    ),
  )
  const [first, second] = Array.from(page.querySelectorAll('img'))
  expect(first!.getAttribute('src')).toBe(`data:image/png;base64,${PIXEL.toString('base64')}`)
  expect([first!.alt, first!.width, first!.height]).toEqual(['"A" <door>', 166, 83])
  expect(first!.parentElement!.querySelector('figcaption')?.textContent).toBe('Figure 1. The shelter')
  expect(second!.getAttribute('alt')).toBe('')
  expect(second!.parentElement!.querySelector('figcaption')).toBeNull()
})

test.each(['docx', 'html'] as const)(
  '%s: a picture of another report is said to be missing',
  async (format) => {
    const text = doc(
      figure({ image: 'elsewhere', alt: 'Unseen words' }, 'Caption'),
      figure({ image: '__proto__' }),
    )
    const bytes = await render(text, format)
    const content = format === 'html' ? strFromU8(bytes) : strFromU8(unzipSync(bytes)['word/document.xml']!)
    expect(content.split('[Picture missing]').length).toBe(3)
    expect(content).toContain('Caption')
    expect(content).not.toContain('Unseen words')
  },
)

test.each(['docx', 'html'] as const)('%s: the same pictures give the same bytes', async (format) => {
  const text = doc(figure({ image: 'wide', alt: 'a' }, 'One'), figure({ image: 'tall', alt: 'b' }, 'Two'))
  const [first, second] = [await render(text, format), await render(text, format)]
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
})

const withWidth = (cell: DocumentNode, ...colwidth: number[]) => withAttrs(cell, { colwidth })
const centres = withAttrs(
  table(
    tr(withWidth(th('Region'), 100), withWidth(th('Centres'), 300)),
    tr(withWidth(th('North'), 100), withWidth(td('9'), 300)),
  ),
  { caption: 'Centres, by region', summary: 'One row for each region' },
)

test('Word: a table says its caption and summary, keeps its widths and repeats its headers', async () => {
  const { all } = await openDocx(doc(centres))
  const value = (tag: string) => all(tag).map((each) => each.getAttribute('w:val'))
  expect(value('w:tblCaption')).toEqual(['Centres, by region'])
  expect(value('w:tblDescription')).toEqual(['One row for each region'])
  const order = Array.from(all('w:tblPr')[0]!.children, ({ tagName }) => tagName)
  expect(order.slice(-3)).toEqual(['w:tblLook', 'w:tblCaption', 'w:tblDescription'])
  const [narrow, wide] = all('w:gridCol').map((each) => Number(each.getAttribute('w:w')))
  expect(wide! / narrow!).toBeCloseTo(3, 1)
  expect(all('w:tblHeader')).toHaveLength(1)
  expect(all('w:tblLook')[0]!.getAttribute('w:firstColumn')).toMatch(/^(1|true)$/)
})

test('web page: the same table', async () => {
  const page = await openHtml(doc(centres))
  const made = page.querySelector('main table')!
  expect(made.querySelector('caption')?.textContent).toBe('Table 1. Centres, by region')
  expect(made.getAttribute('aria-description')).toBe('One row for each region')
  expect(Array.from(made.querySelectorAll('col'), (col) => col.className)).toEqual(['w25', 'w75'])
  expect(page.querySelector('style')!.textContent).toContain('.w75 { width: 75%; }')
  expect(made.querySelectorAll('thead th[scope=col]')).toHaveLength(2)
  expect(made.querySelectorAll('tbody th[scope=row]')).toHaveLength(1)
})
