import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import {
  bold, br, doc, figure, h, lang, li, link, marked, note, ol, p, quote, ref, rtl, table, td, th, tr, ul, withAttrs,
} from '@/lib/testing/richtext' // prettier-ignore
import { compile } from '../../compile'
import { DEFAULT_COMPILATION } from '../../settings'
import { exportWording } from '../../wording'
import { renderOdt } from './render'
import { faultsOf } from './testing/faults-of'
import { opened, openText, styleOf } from './testing/opened'

const wording = exportWording()

test('the package has its type first, its list of parts last, and says title and language alone', async () => {
  const { bytes, files } = await opened(richReport({ title: 'A & B', language: 'fr' }))
  expect(strFromU8(bytes.slice(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  expect(Object.keys(files)).toEqual([
    'mimetype',
    'content.xml',
    'styles.xml',
    'meta.xml',
    'META-INF/manifest.xml',
  ])
  expect(strFromU8(files['meta.xml']!)).toMatch(
    /<office:meta><dc:title>A &amp; B<\/dc:title><dc:language>fr<\/dc:language><\/office:meta>/,
  )
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  // The first day that a zip can name, at midnight.
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21])
})

test.each(['en', 'fr', 'es', 'ru', 'ar', 'zh', 'kk'])(
  'a report in “%s” is without faults',
  async (language) => {
    const { says, styles, all } = await opened(richReport({ language }))
    const isArabic = language === 'ar'
    expect(says('Standard', 'paragraph', 'style:writing-mode')).toBe(isArabic ? 'rl-tb' : 'lr-tb')
    expect(says('Standard', 'paragraph', 'fo:text-align')).toBe(isArabic ? 'right' : 'left')
    const [letters] = all('style:text-properties', all('style:default-style', styles)[0])
    const said = ['fo:language', 'style:language-asian', 'style:language-complex'].map((name) =>
      letters!.getAttribute(name),
    )
    expect(said).toContain(language)
    for (const page of all('style:page-layout-properties', styles))
      expect(page.getAttribute('style:writing-mode')).toBe(isArabic ? 'rl-tb' : 'lr-tb')
  },
)

test('any document is without faults', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument(), fc.boolean(), async (text, isNumbered) => {
      await openText(text, { settings: { ...DEFAULT_COMPILATION, isNumbered } })
    }),
    { numRuns: 15 },
  )
})

describe('a report', () => {
  test('has headings in an outline, each of the contents list’s lines leads to one and names its page', async () => {
    const { all, says } = await opened(richReport())
    const headings = all('text:h').map((each) => [
      Number(each.getAttribute('text:outline-level')),
      each.textContent,
    ])
    expect(headings).toContainEqual([1, 'Gender-based violence against women'])
    expect(headings).toContainEqual([2, 'Paragraph 3 (a) of the list of issues'])
    for (const heading of all('text:h'))
      expect(styleOf(heading)!.replace(/^P\d+$/, 'Heading_20_1')).toBe(
        `Heading_20_${heading.getAttribute('text:outline-level')}`,
      )
    const entries = all('text:a', all('text:index-body')[0])
    expect(entries.map(({ firstChild }) => firstChild!.nodeValue)).toEqual(
      headings.filter(([level]) => Number(level) <= 2).map(([, title]) => title),
    )
    for (const entry of entries) {
      const name = entry.getAttribute('xlink:href')!.slice(1)
      const start = all('text:bookmark-start').find((each) => each.getAttribute('text:name') === name)!
      expect(entry.firstChild!.nodeValue).toBe(start.parentElement!.textContent)
      expect(Number(entry.lastChild!.nodeValue)).toBeGreaterThan(2)
    }
    const cover = all('text:p').find((each) => says(styleOf(each), 'paragraph', 'fo:break-before') === null)
    expect(cover!.textContent).toBe('Alternative report')
  })

  test('is marked on every page but the cover, which has no number', async () => {
    const { styles, all } = await opened(richReport({ publicity: 'confidential' }))
    const [text, cover] = all('style:master-page', styles)
    expect(text!.textContent).toContain('not for publication')
    expect(all('text:page-number', text)).toHaveLength(1)
    expect(cover!.textContent).toBe('')
    expect(cover!.getAttribute('style:next-style-name')).toBe(text!.getAttribute('style:name'))
    const open = await opened(richReport({ publicity: 'public' }))
    expect(open.all('style:header', open.styles)).toEqual([])
  })

  test('without text says so', async () => {
    const { line, all } = await opened({ report: reportFacts(), chapters: [], sections: [] })
    expect(line('No part of this report has text yet.')).toBeDefined()
    expect(all('text:table-of-content')).toEqual([])
  })
})

test('spaces, tabs and breaks are those of the text', async () => {
  const words = [' two  ', bold('  bold '), ' end\t', br(), ' x', note(' note '), ' ']
  const { line } = await openText(doc(p(...words)))
  expect(line('bold').innerHTML.replace(/ xmlns:\w+="[^"]*"/g, '')).toMatch(
    /^<text:s\/>two <text:s\/><text:span [^>]*><text:s text:c="2"\/>bold <\/text:span><text:s\/>end<text:tab\/><text:line-break\/><text:s\/>x<text:note.*<\/text:note><text:s\/>$/,
  )
})

test('bold and the like, languages of passages and links are said of the words they are about', async () => {
  const { all, says } = await openText(
    doc(
      p(
        bold('bold '),
        marked('both', 'bold', 'strike'),
        lang('мова', 'uk'),
        lang('مأوى', 'ar'),
        lang('汉字', 'zh-Hant-TW'),
        link('one ', 'https://example.org/a'),
        marked('link', 'bold', { type: 'link', attrs: { href: 'https://example.org/a' } }),
        link('no', 'javascript:alert(1)'),
      ),
    ),
  )
  const said = (words: string, property: string) =>
    says(styleOf(all('text:span').find(({ textContent }) => textContent === words)!), 'text', property)
  expect([said('bold ', 'fo:font-weight'), said('bold ', 'style:font-weight-complex')]).toEqual([
    'bold',
    'bold',
  ])
  expect([said('both', 'fo:font-weight'), said('both', 'style:text-line-through-style')]).toEqual([
    'bold',
    'solid',
  ])
  expect([said('мова', 'fo:language'), said('мова', 'fo:country')]).toEqual(['uk', 'none'])
  expect([said('مأوى', 'style:language-complex'), said('مأوى', 'style:country-complex')]).toEqual([
    'ar',
    'SA',
  ])
  expect([said('汉字', 'style:country-asian'), said('汉字', 'style:rfc-language-tag-asian')]).toEqual([
    'TW',
    'zh-Hant-TW',
  ])
  const out = all('text:a').filter((each) => !each.getAttribute('xlink:href')!.startsWith('#'))
  expect(out.map(({ textContent }) => textContent)).toEqual(['one link'])
})

test('what runs otherwise than its line is set apart, in the text as on the cover', async () => {
  const { line } = await openText(doc(p('They said ', lang('«لا 3»', 'ar'), ', twice.')))
  expect(line('They said').textContent).toBe('They said \u2067«لا 3»\u2069, twice.')
  const arabic = await opened(richReport({ language: 'ar', contact: '12 Rue de Lausanne' }))
  expect(arabic.line('Rue de Lausanne').textContent).toBe('\u206612 Rue de Lausanne\u2069')
})

test('blocks that run the other way say so, and stand at their own edge', async () => {
  const { line, says } = await openText(doc(rtl(p('مأوى')), rtl(ul(li('بند'))), rtl(table(tr(td('خلية'))))))
  for (const words of ['مأوى', 'بند', 'خلية']) {
    const style = styleOf(line(words))
    expect(says(style, 'paragraph', 'style:writing-mode')).toBe('rl-tb')
    expect(says(style, 'paragraph', 'fo:text-align')).toBe('right')
  }
  const table_ = line('خلية').closest('*|table')!
  expect(says(table_.getAttribute('table:style-name'), 'table', 'style:writing-mode')).toBe('rl-tb')
})

test('the line beside a quotation is where its words begin, and takes no room of theirs', async () => {
  const quoted = (words: string) => quote({ paragraph: '3-a.1', label: '3 (a)' }, p(words))
  const { line, says } = await openText(doc(quoted('left'), rtl(quoted('يمين'))))
  expect(says('Quotations', 'paragraph', 'fo:border-left')).toBe('1.5pt solid #a6a6a6')
  expect(says('Quotations', 'paragraph', 'fo:border-right')).toBeNull()
  // 28.35 points without the line and what is between.
  expect(says('Quotations', 'paragraph', 'fo:margin-left')).toBe('16.85pt')
  const other = styleOf(line('يمين'))
  expect(says(other, 'paragraph', 'fo:border-right')).toBe('1.5pt solid #a6a6a6')
  expect(says(other, 'paragraph', 'fo:border-left')).toBe('none')
})

test('lists count from their own start, and go on behind a table', async () => {
  const { all, line } = await openText(
    doc(
      ol(li('one'), li('two', table(tr(td('in between'))), p('still two')), li('three', ul(li('deep')))),
      withAttrs(ol(li('four')), { start: 4, type: 'I' }),
    ),
  )
  const items = all('text:list-item').map((item) => [
    item.getAttribute('text:start-value'),
    item.parentElement!.getAttribute('text:style-name'),
    item.getElementsByTagName('text:p')[0]!.textContent,
  ])
  expect(items).toEqual([
    ['1', 'Counting_1', 'one'],
    [null, 'Counting_1', 'two'],
    ['3', 'Counting_1', 'three'],
    [null, 'Bullets', 'deep'],
    ['4', 'Counting_Capital_i', 'four'],
  ])
  expect(line('in between').closest('*|list')).toBeNull()
  expect(line('still two').parentElement!.tagName).toBe('text:list-header')
})

test('an item behind a table says what it counts', async () => {
  const { all } = await openText(doc(ol(li('one', table(tr(td('x')))), li('two'), li('three'))))
  expect(all('text:list-item').map((item) => item.getAttribute('text:start-value'))).toEqual(['1', '2', null])
})

test('numbers of paragraphs are a list’s own, which goes on; each stands there as well', async () => {
  const settings = { ...DEFAULT_COMPILATION, isNumbered: true }
  const { all } = await openText(doc(p('one'), ul(li('apart')), p('two'), h(2, 'Heading'), p('three')), {
    settings,
  })
  const numbered = all('text:list').filter((each) => styleOf(each) === 'Paragraphs')
  expect(numbered.map(({ textContent }) => textContent)).toEqual(['1.one', '2.two', '3.three'])
  expect(numbered.map((each) => each.getAttribute('text:continue-list'))).toEqual([
    null,
    'paragraphs1',
    'paragraphs2',
  ])
})

test('tables repeat their header rows, span as they should and are described', async () => {
  const { all, line } = await openText(
    doc(
      withAttrs(
        table(
          tr(th('Year'), th('Cases'), th('Closed')),
          tr(withAttrs(td('2024'), { rowspan: 2 }), withAttrs(td('many'), { colspan: 2, align: 'right' })),
          tr(td('12'), td('3')),
        ),
        { caption: 'Cases', summary: 'By year' },
      ),
    ),
  )
  const [first] = all('table:table')
  expect(all('table:table-row', all('table:table-header-rows', first)[0])).toHaveLength(1)
  expect(all('table:covered-table-cell', first)).toHaveLength(2)
  expect([all('table:title', first)[0]!.textContent, all('table:desc', first)[0]!.textContent]).toEqual([
    'Cases',
    'By year',
  ])
  const caption = line('Cases')
  expect(caption.textContent).toBe('Table 1. Cases')
  const [number] = all('text:sequence', caption)
  expect([number!.textContent, number!.getAttribute('text:name')]).toEqual(['1', 'Table'])
})

test('a table of rows that reach into each other has a place for each cell', async () => {
  const { all } = await openText(
    doc(
      table(
        tr(withAttrs(td('a'), { rowspan: 9, colspan: 2 }), td('b')),
        tr(withAttrs(td('c'), { rowspan: 2 }), withAttrs(td('d'), { colspan: 3 })),
        tr(td('e')),
      ),
    ),
  )
  expect(all('table:table-column')).toHaveLength(6)
})

test('pictures are as wide as in the editor and no taller than a page, described or decorative, each once in the package', async () => {
  const { all, files } = await openText(
    doc(
      figure({ image: 'seen', alt: 'A door', width: 50 }, 'Seen'),
      figure({ image: 'seen', decorative: true, alt: 'x' }),
      figure({ image: 'tall', alt: 'Stairs' }),
    ),
  )
  const frames = all('draw:frame')
  const sizes = frames.map((each) =>
    ['svg:width', 'svg:height'].map((name) => Number.parseFloat(each.getAttribute(name)!)),
  )
  expect(sizes[0]![0]).toBeCloseTo(226.8, 0)
  expect(sizes[0]![1]).toBeCloseTo(113.4, 0)
  expect(sizes[2]![1]).toBeLessThan(700)
  expect(frames.map((each) => all('svg:desc', each)[0]?.textContent ?? null)).toEqual([
    'A door',
    null,
    'Stairs',
  ])
  expect(frames.map((each) => each.getAttribute('loext:decorative'))).toEqual([null, 'true', null])
  expect(Object.keys(files).filter((name) => name.startsWith('Pictures/'))).toEqual([
    'Pictures/1.png',
    'Pictures/2.jpg',
  ])
})

test('cross-references lead to parts, and notes stand behind each other whatever they stand in', async () => {
  const { all } = await openText(
    doc(
      p('a', note('one')),
      table(tr(th('b', note('two')))),
      quote({ paragraph: '3-a.1', label: '3 (a)' }, p('c', note('three', ref('question:q-1', '3 (a)')))),
      p(ref('question:q-1', '3 (a)'), ref('question:gone', '4')),
    ),
  )
  expect(all('text:note-citation').map(({ textContent }) => textContent)).toEqual(['1', '2', '3'])
  const inside = all('text:a').filter(({ parentElement }) => !parentElement!.closest('*|index-body'))
  expect(inside.map((each) => each.getAttribute('xlink:href'))).toEqual(['#Part2', '#Part2'])
})

test('what is broken is found', async () => {
  const bytes = await renderOdt(compile(richReport(), wording))
  const broken = (part: string, [from, to]: [string | RegExp, string]) => {
    const { mimetype, ...files } = unzipSync(bytes)
    const before = strFromU8(files[part]!)
    expect(before.replace(from, to), String(from)).not.toBe(before)
    const all: Zippable = {
      mimetype: [mimetype!, { level: 0 }],
      ...files,
      [part]: strToU8(before.replace(from, to)),
    }
    return faultsOf(zipSync(all))
  }
  const changes: [string, [string | RegExp, string], RegExp][] = [
    ['content.xml', ['text:style-name="Quotations"', 'text:style-name="Gone"'], /no paragraph style “Gone”/],
    ['content.xml', ['xlink:href="#Part1"', 'xlink:href="#Part99"'], /nothing is called “#Part99”/],
    ['content.xml', [/<table:covered-table-cell\/>/, ''], /places of/],
    ['content.xml', ['<text:note-citation>1<', '<text:note-citation>7<'], /note 1 is called “7”/],
    ['content.xml', [/<text:p /, '<text:p text:colour="red" '], /text:p has text:colour/],
    ['content.xml', [/<text:p [^>]*>/, '$&  '], /a space is lost/],
    ['META-INF/manifest.xml', ['"meta.xml"', '"more.xml"'], /the manifest lists/],
  ]
  for (const [part, change, said] of changes) expect(broken(part, change).join('\n')).toMatch(said)
})
