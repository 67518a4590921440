import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { doc, figure, h, lang, note, p, ref, rtl, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../../compile'
import type { ReportContent } from '../../content'
import { exportWording } from '../../wording'
import { streamsIn, tagsIn } from '../testing/tags-in'
import { textIn } from '../testing/text-in'
import { renderPdf, type PdfStandard } from './render'
import { sourceOf } from './source'

const wording = exportWording()

const reportOf = (text: DocumentNode, facts = {}): ReportContent => ({
  report: reportFacts(facts),
  chapters: [],
  sections: [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }],
})

const made = (content: ReportContent, standard?: PdfStandard) =>
  renderPdf(compile(content, wording), standard)

const squeezed = (text: string) => text.replace(/\s+/g, '')

test('all that was written is in it, in the order in which it is read', async () => {
  const text = squeezed(await textIn(await made(richReport()), 'pdf'))
  let from = 0
  for (const words of [
    'Alternative report',
    'Shelters without doors',
    'Contents',
    'The State counts thirty crisis centres; we visited twelve.',
    'How we worked',
    'Paragraph 3 (a) of the list of issues',
    'Reply of the State, paragraph 3 (a)',
    'The figure is not borne out',
    'Ни одного приюта',
    'South and west, counted together',
    'No shelter is open at night.',
    'Adopt the law on shelters by June 2027.',
  ]) {
    const at = text.indexOf(squeezed(words), from)
    expect(at, words).toBeGreaterThanOrEqual(from)
    from = at
  }
})

test('it is tagged: headings, lists, tables with header cells, notes, links', async () => {
  const roles = new Set((await tagsIn(await made(richReport()))).map(({ role }) => role))
  expect([...roles]).toEqual(
    expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Note', 'Link']),
  )
})

test('a picture says what it shows, a decorative one nothing', async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const image = { bytes: new Uint8Array(bytes), mime: 'image/png', width: 8, height: 8 }
  const content = reportOf(
    doc(
      figure({ image: 'one', alt: 'Shelters by region' }, 'Where they are'),
      figure({ image: 'two', decorative: true }),
      figure({ image: 'gone' }, 'Lost'),
    ),
  )
  const file = await made({ ...content, images: { one: image, two: image } })
  const figures = (await tagsIn(file)).filter(({ role }) => role === 'Figure')
  expect(figures.map(({ alt }) => alt)).toEqual(['Shelters by region'])
  expect(await textIn(file, 'pdf')).toContain('[Picture missing]')
})

test('the language of the report and of passages is said', async () => {
  const file = await made(
    reportOf(doc(p('See ', lang('Ни одного приюта', 'ru'), ' and ', lang('无庇护所', 'zh'), '.'))),
  )
  const raw = Buffer.from(file).toString('latin1')
  expect(raw).toMatch(/\/Lang ?\(en\)/)
  const said = new Set([...streamsIn(file).matchAll(/\/Lang ?\((\w+)\)/g)].map(([, tag]) => tag))
  expect([...said]).toEqual(expect.arrayContaining(['ru', 'zh']))
})

test('in an Arabic report words of another direction keep their figures and signs together', async () => {
  const text = doc(p('الفقرة «', lang('In 2024, (1,445 women).', 'en'), '» 3'))
  const content = {
    ...reportOf(text),
    report: reportFacts({ language: 'ar', contact: '12 Rue de Lausanne' }),
  }
  const bytes = await renderPdf(compile(content, wording))
  const pdf = await getDocumentProxy(bytes.slice())
  const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent()
  const line = items.flatMap((item) => ('str' in item ? [item] : []))
  const passage = line.findIndex(({ str }) => str.startsWith('In 2024'))
  // What comes behind it stands at its left.
  const behind = line.findIndex(({ str }, index) => index > passage && str === '3')
  const [x, y] = line[passage]!.transform.slice(4) as [number, number]
  expect(line[behind]!.transform[5]).toBe(y)
  expect(line[behind]!.transform[4]).toBeLessThan(x)
})

test('all fonts are ours and in the file, for every language of the Committees and Kazakh', async () => {
  const file = await made(
    reportOf(
      doc(
        p(
          'Le Comité, ',
          'el Comité, ',
          'Комитет, ',
          'Қазақстанда әйелдер үшін баспана жоқ, ',
          '委员会注意到',
        ),
        rtl(p('تلاحظ اللجنة')),
      ),
    ),
  )
  const fonts = new Set(
    [
      ...Buffer.from(file)
        .toString('latin1')
        .matchAll(/\/FontName ?\/([\w+-]+)/g),
    ].map(([, name]) => name!),
  )
  expect([...fonts].map((name) => name.replace(/^[A-Z]{6}\+/, '').split('-')[0])).toEqual(
    expect.arrayContaining(['Amiri', 'NotoSerif', 'NotoSerifSC']),
  )
  for (const name of fonts) expect(name).toMatch(/^[A-Z]{6}\+(NotoSerif|NotoSerifSC|Amiri)-/)
  const text = await textIn(file, 'pdf')
  expect(text).toContain('Қазақстанда әйелдер үшін баспана жоқ')
  expect(text).toContain('委员会注意到')
})

test('signs of calculating, arrows and ticks are in fonts of ours, wherever nothing Chinese is written', async () => {
  const signs = '≥ ≤ ≠ ≈ → ✓ ✔ ✗ ☐ ☑ ■ ∞ √ ① Ⅳ ⅓'
  const file = await made(reportOf(doc(p(signs))))
  expect(await textIn(file, 'pdf')).toContain(signs)
  const fontsOf = (words: string) =>
    /#set text\(font: \((.*?)\), fallback/.exec(sourceOf(compile(reportOf(doc(p(words))), wording)))![1]
  // One letter, and not an equals sign with a stroke over it.
  expect(fontsOf('≠')).toMatch(/^\(name: "Noto Sans Math", covers: regex/)
  // A machine may have fonts of the same names, and the file would be another there.
  expect(fontsOf('plain')).toBe('"Noto Serif",')
})

test('a picture that is taller than a page is shown whole, on one page with its caption', async () => {
  const bytes = await sharp({ create: { width: 40, height: 160, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const image = { bytes: new Uint8Array(bytes), mime: 'image/png', width: 40, height: 160 }
  const text = doc(p('Before.'), figure({ image: 'one', alt: 'Tall' }, 'Below it'), p('After.'))
  const content = { ...reportOf(text), images: { one: image } }
  // Asked for more, Typst would show a part of it. The text is 453 points wide and on Letter 650 tall.
  const [, share] = /image\([^)]*width: ([\d.]+)%/.exec(sourceOf(compile(content, wording)))!
  expect(Number(share) * 4.53 * 4).toBeLessThan(500)
  const file = await getDocumentProxy(await made(content))
  const { items } = await (await file.getPage(file.numPages)).getTextContent()
  const last = items.map((item) => ('str' in item ? item.str : '')).join(' ')
  expect(last).toMatch(/Before\..*Below it.*After\./)
})

test('no number of a wide table is cut, and no word runs over the side of its column', async () => {
  const row = (first: string, cell: (index: number) => string, make = td) =>
    tr(th(first), ...Array.from({ length: 11 }, (_, index) => make(cell(index))))
  const text = doc(
    table(
      row('Region', (index) => String(2015 + index), th),
      row('North Kazakhstan', (index) => String(641_977 - index)),
      row('Donaudampfschifffahrtsgesellschaftskapitän', () => 'accommodation'),
    ),
  )
  const file = await getDocumentProxy(await made(reportOf(text)))
  const { items } = await (await file.getPage(file.numPages)).getTextContent()
  const words = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
  expect(words.map(({ str }) => str)).toEqual(expect.arrayContaining(['641977', '641967']))
  const lines = new Map<number, typeof words>()
  for (const word of words) {
    const height = Math.round((word.transform as number[])[5]!)
    lines.set(height, [...(lines.get(height) ?? []), word])
  }
  for (const line of lines.values()) {
    const sorted = line.toSorted((a, b) => (a.transform as number[])[4]! - (b.transform as number[])[4]!)
    for (const [index, { str, width, transform }] of sorted.entries()) {
      const next = sorted[index + 1]
      const end = (transform as number[])[4]! + width
      expect(end, str).toBeLessThanOrEqual(next ? (next.transform as number[])[4]! + 0.1 : 595)
    }
  }
})

test('a letter that no font has is named with its place', async () => {
  const content = reportOf(doc(h(2, 'Fine'), p('Here is ', note('a letter: \u{10437}'), '.')))
  await expect(made(content)).rejects.toMatchObject({
    code: 'unsupported',
    reason: 'exportGlyph',
    values: { glyph: '\u{10437}', code: 'U+10437', place: 'Paragraph 3 (a) of the list of issues' },
  })
})

test('nothing says who made it, when or with what', async () => {
  const { info } = await (await getDocumentProxy(await made(richReport()))).getMetadata()
  const { Creator, Producer, Author, CreationDate, ModDate } = info as Record<string, unknown>
  expect([Creator, Producer, Author].map((value) => (typeof value === 'string' ? value.trim() : ''))).toEqual(
    ['', '', ''],
  )
  expect([CreationDate, ModDate]).toEqual([undefined, undefined])
  expect(Buffer.from(await made(richReport())).toString('latin1')).not.toMatch(/typst/i)
})

test.each(['ua-1', 'a-2a'] as const)('keeps to the standard it claims: %s', async (standard) => {
  const content = richReport()
  const raw = Buffer.from(await made(content, standard)).toString('latin1')
  expect(raw).toContain(
    standard === 'ua-1' ? '<pdfuaid:part>1' : '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A',
  )
  // Nor when: Typst wants a date for the one of them.
  expect(raw).not.toMatch(/D:19|1980-01|(?:Creation|Mod|Create|Modify)Date|xmpMM:History|xmp:CreatorTool/)
})

test('what people wrote is never markup', async () => {
  const hostile = '#read("/etc/passwd") $x$ *b* _i_ \\ " ] [ // /* ` <part-1> @ref = H ~ --- \\u{41}'
  const content = reportOf(
    doc(
      h(2, hostile),
      p(hostile, note(hostile), ref('question:q-1', hostile)),
      table(tr(th(hostile), th('b')), tr(td(hostile), td(hostile))),
    ),
    { title: hostile, organisations: [hostile], contact: hostile },
  )
  const text = squeezed(await textIn(await made(content), 'pdf'))
  expect(text.split(squeezed(hostile)).length).toBeGreaterThan(7)
})

test('a table that is summed up is still read cell by cell', async () => {
  const summed = withAttrs(table(tr(th('Region'), th('Places')), tr(td('North'), td('9'))), {
    caption: 'Shelters',
    summary: 'Nine in the north',
  })
  const file = await made(reportOf(doc(summed)))
  expect((await tagsIn(file)).map(({ role }) => role)).toEqual(expect.arrayContaining(['Table', 'TH', 'TD']))
  expect(await textIn(file, 'pdf')).toMatch(/Shelters.*North.*Nine in the north/s)
})
