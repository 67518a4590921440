import { strFromU8 } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import {
  br,
  doc,
  h,
  lang,
  li,
  link,
  note,
  ol,
  p,
  quote,
  ref,
  rtl,
  table,
  td,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { renderDocx } from './render'
import { open, openText } from './testing/opened'

const wording = exportWording()

describe('a report', () => {
  let bytes: Uint8Array
  let file: ReturnType<typeof open>
  beforeAll(async () => {
    bytes = await renderDocx(compile(richReport(), wording))
    file = open(bytes)
  })

  test('carries no author, date, program or revision', () => {
    const core = file.xml.get('docProps/core.xml')!
    expect(Array.from(core.documentElement.children, (each) => [each.tagName, each.textContent])).toEqual([
      ['dc:title', 'Shelters without doors'],
      ['dc:language', 'en'],
    ])
    expect([...file.parts.keys()].filter((name) => /app\.xml|custom|comments|people/i.test(name))).toEqual([])
    for (const [name, part] of file.parts) {
      const text = strFromU8(part)
      expect(text, name).not.toMatch(
        /w:rsid|w:author|w:initials|w:date=|w:vanish|w:ins |w:del |Creator|lastModified/,
      )
      expect(text, name).not.toMatch(/\b20[2-9]\d-\d\d-\d\dT/)
    }
  })

  test('its zip entries carry no time of ours', () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let entries = 0
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      entries++
      // 1 January 1980, 00:00 in DOS form.
      expect(view.getUint16(at + 12, true)).toBe(0)
      expect(view.getUint16(at + 14, true)).toBe(0x21)
    }
    expect(entries).toBe(file.parts.size)
  })

  test('is a whole package: every part has a type, every relationship a target', () => {
    const types = file.xml.get('[Content_Types].xml')!
    for (const type of types.getElementsByTagName('Override')) {
      expect(file.parts.has(type.getAttribute('PartName')!.slice(1)), type.getAttribute('PartName')!).toBe(
        true,
      )
    }
    for (const [name, relations] of [...file.xml].filter(([each]) => each.endsWith('.rels'))) {
      const folder = name.replace(/_rels\/.*$/, '')
      for (const relation of relations.getElementsByTagName('Relationship')) {
        const target = relation.getAttribute('Target')!
        if (relation.getAttribute('TargetMode') === 'External') {
          expect(target).toBe('https://example.org/survey?year=2025&lang=en')
        } else {
          expect(file.parts.has(folder + target), folder + target).toBe(true)
        }
      }
    }
    const relations = Array.from(
      file.xml.get('word/_rels/document.xml.rels')!.getElementsByTagName('Relationship'),
    )
    const ids = new Set(relations.map((each) => each.getAttribute('Id')))
    for (const element of file.all('*')) {
      const id = element.getAttribute('r:id')
      if (id) expect(ids.has(id), id).toBe(true)
    }
  })

  test('has the outline of the report in real heading styles', () => {
    const headings = file.paragraphs.filter(({ style }) => /^(Title|Heading\d)$/.test(style ?? ''))
    expect(headings.map(({ style, text }) => `${style} ${text}`)).toEqual([
      'Title Shelters without doors',
      'Heading1 Executive summary',
      'Heading1 Introduction and methodology',
      'Heading2 How we worked',
      'Heading1 Gender-based violence against women',
      'Heading2 Paragraph 3 (a) of the list of issues',
      'Heading3 Why it matters',
      'Heading3 What should be done',
      'Heading2 Paragraph 9 (i) and (j) of the list of issues',
      'Heading1 Women in detention',
      'Heading2 Reply to paragraph 21',
      'Heading1 General recommendations',
    ])
  })

  test('has a contents list with a page number for every chapter, section and question', () => {
    const entries = file.paragraphs.filter(({ style }) => /^TOC\d$/.test(style ?? ''))
    expect(entries.map(({ text }) => text.replace(/\d+$/, ''))).toEqual([
      'Executive summary',
      'Introduction and methodology',
      'How we worked',
      'Gender-based violence against women',
      'Paragraph 3 (a) of the list of issues',
      'Paragraph 9 (i) and (j) of the list of issues',
      'Women in detention',
      'Reply to paragraph ',
      'General recommendations',
    ])
    for (const { element, text } of entries) {
      const runs = file.all('w:t', element)
      expect(runs.at(-1)!.textContent, text).toMatch(/^[34]$/)
      const anchor = file.all('w:hyperlink', element)[0]!.getAttribute('w:anchor')
      const bookmarks = file.all('w:bookmarkStart').filter((each) => each.getAttribute('w:name') === anchor)
      expect(bookmarks).toHaveLength(1)
      expect(text).toContain(bookmarks[0]!.parentElement!.textContent)
    }
  })

  test('uses no style that it does not define', () => {
    const defined = new Set(
      file.all('w:style', file.xml.get('word/styles.xml')!).map((each) => each.getAttribute('w:styleId')),
    )
    const used = ['word/document.xml', 'word/header1.xml', 'word/footer1.xml'].flatMap((name) =>
      ['w:pStyle', 'w:rStyle'].flatMap((tag) =>
        file.all(tag, file.xml.get(name)!).map((each) => each.getAttribute('w:val')),
      ),
    )
    expect([...new Set(used)].filter((name) => !defined.has(name))).toEqual([])
  })

  test('is A4, in its language, with page numbers and its marking on every page but the cover', () => {
    const size = file.all('w:pgSz')[0]!
    expect([size.getAttribute('w:w'), size.getAttribute('w:h')]).toEqual(['11906', '16838'])
    expect(file.all('w:titlePg')).toHaveLength(1)
    const defaults = file.all('w:docDefaults', file.xml.get('word/styles.xml')!)[0]!
    expect(file.all('w:lang', defaults)[0]!.getAttribute('w:val')).toBe('en-GB')
    expect(strFromU8(file.parts.get('word/footer1.xml')!)).toContain('PAGE')
    expect(file.xml.get('word/header1.xml')!.documentElement.textContent).toBe(
      'Confidential – not for publication',
    )
  })
})

test('the State’s words stand in a quotation with their source behind it', async () => {
  const state = { paragraph: '3-a.1', label: '3 (a)' }
  const { paragraphs, all } = await openText(doc(quote(state, p('one'), p('two')), quote({}, p('three'))))
  const quoted = paragraphs.filter(({ style }) => style?.startsWith('Quote'))
  expect(quoted.map(({ style, text }) => [style, text])).toEqual([
    ['Quote', 'one'],
    ['Quote', 'two'],
    ['QuoteSource', 'Reply of the State, paragraph 3 (a)'],
    ['Quote', 'three'],
  ])
  expect(quoted.map(({ element }) => all('w:keepNext', element).length)).toEqual([1, 1, 0, 0])
})

test('every numbered list counts for itself; nested ones and bullets keep their level', async () => {
  const { all, xml, paragraphs } = await openText(
    doc(
      ol(li('a'), li('b', ol(li('c')))),
      p('between'),
      withAttrs(ol(li('d')), { start: 4, type: 'i' }),
      ul(li('e', ul(li('f')))),
    ),
  )
  const numbering = xml.get('word/numbering.xml')!
  const found = Object.fromEntries(
    paragraphs
      .filter(({ element }) => all('w:numPr', element).length > 0)
      .map(({ element, text }) => {
        const id = all('w:numId', element)[0]!.getAttribute('w:val')
        const level = all('w:ilvl', element)[0]!.getAttribute('w:val')
        const num = all('w:num', numbering).find((each) => each.getAttribute('w:numId') === id)!
        const abstractId = all('w:abstractNumId', num)[0]!.getAttribute('w:val')
        const abstract = all('w:abstractNum', numbering).find(
          (each) => each.getAttribute('w:abstractNumId') === abstractId,
        )!
        const definition = all('w:lvl', abstract).find((each) => each.getAttribute('w:ilvl') === level)!
        const value = (tag: string) => all(tag, definition)[0]!.getAttribute('w:val')
        return [text, { list: abstractId, level, format: value('w:numFmt'), start: value('w:start'), num }]
      }),
  )
  expect(found).toMatchObject({
    a: { level: '0', format: 'decimal', start: '1' },
    c: { level: '1', format: 'lowerLetter', start: '1' },
    d: { level: '0', format: 'lowerRoman', start: '4' },
    e: { level: '0', format: 'bullet' },
    f: { level: '1', format: 'bullet' },
  })
  expect(found.a!.list).toBe(found.b!.list)
  expect(new Set([found.a!.list, found.c!.list, found.d!.list, found.e!.list]).size).toBe(4)
  const overrides = all('w:startOverride', found.d!.num).map((each) => each.getAttribute('w:val'))
  expect(overrides.every((value) => value === '4')).toBe(true)
})

test('the line beside a quotation stands where its own lines begin', async () => {
  const { paragraphs, all } = await openText(doc(quote({}, p('one')), quote({}, rtl(p('قول')))))
  const sides = paragraphs
    .filter(({ style }) => style === 'Quote')
    .map(({ element }) => {
      const side = (name: string) => all(name, element)[0]?.getAttribute('w:val') ?? null
      return [side('w:left'), side('w:right')]
    })
  // The first as its style says, on the left.
  expect(sides).toEqual([
    [null, null],
    ['none', 'single'],
  ])
})

test('a link of several runs is one link, and an address that may not be one is text', async () => {
  const both = p(
    link('one ', 'https://example.org/a'),
    { ...link('two', 'https://example.org/a') },
    link('bad', 'javascript:alert(1)'),
  )
  const { all, parts } = await openText(doc(both))
  const links = all('w:hyperlink').filter((each) => each.hasAttribute('r:id'))
  expect(links.map((each) => each.textContent)).toEqual(['one two'])
  expect([...parts.values()].some((part) => strFromU8(part).includes('javascript'))).toBe(false)
})

test('footnotes are Word’s own, each with its text, in their order', async () => {
  const text = doc(
    h(2, 'Heading', note('zero')),
    p('a', note('one ', link('there', 'https://example.org/x'), br(), 'second line'), 'b'),
    table(tr(td(p('c', note('two'))))),
  )
  const { all, xml, parts } = await openText(text)
  const notes = xml.get('word/footnotes.xml')!
  const own = all('w:footnote', notes).filter((each) => !each.hasAttribute('w:type'))
  const references = all('w:footnoteReference').map((each) => each.getAttribute('w:id'))
  expect(own.map((each) => each.getAttribute('w:id'))).toEqual(references)
  expect(own.map((each) => each.textContent)).toEqual([' zero', ' one theresecond line', ' two'])
  for (const each of own) {
    expect(all('w:p', each)).toHaveLength(1)
    expect(all('w:footnoteRef', each)).toHaveLength(1)
    expect(all('w:pStyle', each)[0]!.getAttribute('w:val')).toBe('FootnoteText')
  }
  const [hyperlink] = all('w:hyperlink', notes)
  const relations = strFromU8(parts.get('word/_rels/footnotes.xml.rels')!)
  expect(relations).toContain(`Id="${hyperlink!.getAttribute('r:id')}"`)
  // The contents list names the heading, and calls no note a second time.
  expect(new Set(references).size).toBe(references.length)
})

test('references lead to a bookmark of their part, passages say their language, blocks their direction', async () => {
  const text = doc(
    p(ref('question:q-1', 'x'), ref('question:gone', 'paragraph 8')),
    p(lang('loi', 'fr'), lang('قانون', 'ar'), lang('法', 'zh')),
    rtl(p('x')),
  )
  const { all, paragraphs } = await openText(text)
  const leading = all('w:hyperlink').filter(
    (each) => each.textContent === 'paragraph 3 (a) of the list of issues',
  )
  expect(leading).toHaveLength(1)
  const anchor = leading[0]!.getAttribute('w:anchor')
  const bookmark = all('w:bookmarkStart').filter((each) => each.getAttribute('w:name') === anchor)
  expect(bookmark).toHaveLength(1)
  expect(bookmark[0]!.parentElement!.textContent).toBe('Paragraph 3 (a) of the list of issues')
  const languages = all('w:lang').map((each) =>
    Array.from(each.attributes, ({ name, value }) => [name, value]),
  )
  expect(languages).toEqual([[['w:val', 'fr-FR']], [['w:bidi', 'ar-SA']], [['w:eastAsia', 'zh-CN']]])
  const last = paragraphs.at(-1)!
  expect([all('w:bidi', last.element).length, all('w:rtl', last.element).length]).toEqual([1, 1])
})

test('an Arabic report runs from right to left', async () => {
  const text = doc(
    h(1, 'عنوان'),
    p('نص'),
    ul(li('بند')),
    quote({ label: '3' }, p('قول')),
    table(tr(td('خلية'))),
  )
  const sections = [{ title: 'قسم', questions: [{ id: 'q-1', label: '3', slug: '3', text }] }]
  const tree = compile(
    { report: reportFacts({ language: 'ar', title: 'تقرير' }), chapters: [], sections },
    wording,
  )
  const { all, xml, paragraphs } = open(await renderDocx(tree))
  expect(all('w:bidiVisual')).toHaveLength(1)
  for (const { element, text: line } of paragraphs.filter(
    (each) => /[\u0600-\u06ff]/.test(each.text) && !each.style?.startsWith('TOC'),
  )) {
    expect(all('w:bidi', element), line).toHaveLength(1)
    expect(all('w:rtl', element).length, line).toBeGreaterThan(0)
  }
  expect(all('w:sectPr').map((each) => all('w:bidi', each).length)).toEqual([1])
  const separators = all('w:footnote', xml.get('word/footnotes.xml')!).filter((each) =>
    each.hasAttribute('w:type'),
  )
  expect(separators.map((each) => all('w:bidi', each).length)).toEqual([1, 1])
  // Letters that join would be torn apart.
  const spaced = all('w:rPr', xml.get('word/styles.xml')!).filter((each) => all('w:spacing', each).length > 0)
  expect(spaced).toHaveLength(0)
  const lang = all('w:lang', xml.get('word/styles.xml')!)[0]!
  expect(lang.getAttribute('w:bidi')).toBe('ar-SA')
})

test('a report without text says so', async () => {
  const { paragraphs } = open(
    await renderDocx(compile({ report: reportFacts(), chapters: [], sections: [] }, wording)),
  )
  expect(paragraphs.at(-1)!.text).toBe('No part of this report has text yet.')
})
