import { createHash } from 'node:crypto'
import axe from 'axe-core'
import { strFromU8 } from 'fflate'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { everyNode, reportFacts, richReport } from '@/lib/testing/report-content'
import {
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
  th,
  tr,
  withAttrs,
} from '@/lib/testing/richtext'
import type { DocumentNode } from '@/lib/richtext/document'
import { compile } from '../../compile'
import type { ReportContent } from '../../content'
import { exportWording } from '../../wording'
import { renderHtml } from './render'

const wording = exportWording()

async function open(content: ReportContent) {
  const html = strFromU8(await renderHtml(compile(content, wording), wording.t))
  const { document } = new JSDOM(html).window
  return { html, document }
}

async function openText(text: DocumentNode) {
  const sections = [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }]
  return open({ report: reportFacts(), chapters: [], sections })
}

test('is one file that asks nobody for anything', async () => {
  const { document, html } = await open(richReport())
  expect(
    document.querySelectorAll('script, link, img, iframe, object, form, base, [style], [onclick]'),
  ).toHaveLength(0)
  expect(html).not.toMatch(/url\(|@import|srcset|<!--/)
  for (const element of document.querySelectorAll('[href], [src]')) {
    expect(element.tagName).toBe('A')
    const href = element.getAttribute('href')!
    expect(
      href === 'https://example.org/survey?year=2025&lang=en' || document.getElementById(href.slice(1)),
    ).toBeTruthy()
  }
})

test('its policy forbids everything but its own style', async () => {
  const { document } = await open(richReport())
  const policy = document
    .querySelector('meta[http-equiv="Content-Security-Policy"]')!
    .getAttribute('content')!
  const hash = createHash('sha256').update(document.querySelector('style')!.textContent!).digest('base64')
  expect(policy).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  )
})

test('passes axe', async () => {
  const { window } = new JSDOM(strFromU8(await renderHtml(compile(richReport(), wording), wording.t)), {
    runScripts: 'outside-only',
  })
  window.eval(axe.source)
  // What needs a layout is checked in a browser.
  const results = await (window as unknown as { axe: typeof axe }).axe.run(window.document.documentElement, {
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(results.passes.length).toBeGreaterThan(15)
})

test('says its language, title and outline, without a gap', async () => {
  const { document } = await open(richReport({ language: 'ar' }))
  expect(document.documentElement.lang).toBe('ar')
  expect(document.documentElement.dir).toBe('rtl')
  expect(document.title).toBe('Shelters without doors')
  const levels = Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), (each) =>
    Number(each.tagName[1]),
  )
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1))
  const entries = Array.from(document.querySelectorAll('nav a'), (each) => each.textContent)
  expect(entries).toEqual([
    'موجز تنفيذي',
    'المقدمة والمنهجية',
    'Gender-based violence against women',
    'الفقرة 3 (a) من قائمة المسائل',
    'الفقرة 9 (i) and (j) من قائمة المسائل',
    'Women in detention',
    'Reply to paragraph 21',
    'التوصيات العامة',
  ])
})

test('the State’s words are a figure with their source, others’ a bare quotation', async () => {
  const { document } = await openText(doc(quote({ label: '3 (a)' }, p('one')), quote({}, p('two'))))
  expect(document.querySelector('figure')!.textContent!.replace(/\s+/g, ' ').trim()).toBe(
    'one Reply of the State, paragraph 3 (a)',
  )
  expect(document.querySelectorAll('blockquote')).toHaveLength(2)
  expect(document.querySelectorAll('figure blockquote')).toHaveLength(1)
})

test('tables say which cells are headers of what', async () => {
  const { document } = await openText(
    doc(
      table(
        tr(th(), th('Cases')),
        tr(th('2024'), withAttrs(td('1'), { colspan: '2"><script>', rowspan: 3, align: 'right' })),
        tr(th('2025')),
        tr(th('2026')),
      ),
    ),
  )
  expect(document.querySelector('thead')!.innerHTML).toContain(
    '<td><p></p></td><th scope="col"><p>Cases</p></th>',
  )
  expect(document.querySelector('tbody')!.innerHTML).toContain(
    '<th scope="row"><p>2024</p></th><td rowspan="3" class="right">',
  )
})

test('lists keep their start and style, links their address only if it is one', async () => {
  const { document } = await openText(
    doc(
      withAttrs(ol(li('x')), { start: 4, type: 'a' }),
      withAttrs(ol(li('y')), { start: 'x', type: '"><b>' }),
      p(link('good', 'mailto:a@example.org'), link('bad', 'javascript:alert(1)')),
    ),
  )
  const lists = Array.from(document.querySelectorAll('main ol'), (each) => each.cloneNode(false) as Element)
  expect(lists.map((each) => each.outerHTML)).toEqual(['<ol start="4" type="a"></ol>', '<ol></ol>'])
  expect(Array.from(document.querySelectorAll('main a'), (each) => each.outerHTML)).toEqual([
    '<a href="mailto:a@example.org" rel="noopener noreferrer">good</a>',
  ])
})

test('deep headings stay headings', async () => {
  const { document } = await openText(doc(h(1, 'a'), h(2, 'b'), h(3, 'c'), ...everyNode().content!))
  expect(Array.from(document.querySelectorAll('h4, h5, h6'), (each) => each.tagName)).toEqual([
    'H4',
    'H5',
    'H6',
    'H6',
    'H4',
  ])
})

test('footnotes lead there and back, without a role that checkers refuse', async () => {
  const { document } = await openText(
    doc(p('a', note('one ', link('there', 'https://example.org/x')), 'b', note('two'))),
  )
  const marks = Array.from(document.querySelectorAll('main p sup a'))
  expect(marks.map((each) => [each.textContent, each.getAttribute('aria-label'), each.id])).toEqual([
    ['1', 'Note 1', 'noteref-1'],
    ['2', 'Note 2', 'noteref-2'],
  ])
  const items = Array.from(document.querySelectorAll('section.notes li'))
  expect(items.map((each) => each.firstChild!.textContent)).toEqual(['one ', 'two '])
  items.forEach((item, index) => {
    expect(marks[index]!.getAttribute('href')).toBe(`#${item.id}`)
    const back = item.querySelector('[role="doc-backlink"]')!
    expect(back.getAttribute('href')).toBe(`#${marks[index]!.id}`)
    expect(back.getAttribute('aria-label')).toBe(`Back to note ${index + 1} in the text`)
  })
  expect(document.querySelector('[role="doc-endnote"], [role="doc-endnotes"]')).toBeNull()
})

test('references lead to their part, passages say their language, blocks their direction', async () => {
  const { document } = await openText(
    doc(
      p(ref('question:q-1', 'x'), ref('question:gone', 'paragraph 8')),
      p(lang('loi', 'fr'), lang('قانون', 'ar')),
      rtl(p('x')),
    ),
  )
  const reference = document.querySelector('main p a')!
  expect([reference.textContent, reference.getAttribute('href')]).toEqual([
    'paragraph 3 (a) of the list of issues',
    '#question-3-a',
  ])
  expect(document.getElementById('question-3-a')).not.toBeNull()
  expect(document.querySelector('main p')!.textContent).toBe(
    '1. paragraph 3 (a) of the list of issuesparagraph 8',
  )
  const spans = Array.from(document.querySelectorAll('main span[lang]'), (each) => each.outerHTML)
  expect(spans).toEqual(['<span lang="fr" dir="ltr">loi</span>', '<span lang="ar" dir="rtl">قانون</span>'])
  expect(document.querySelectorAll('main p[dir="rtl"]')).toHaveLength(1)
})

test('lines of the cover that run otherwise than the page stand apart', async () => {
  const { document } = await open(richReport({ language: 'ar' }))
  const lines = Array.from(document.querySelectorAll('header dd, header .date'), (each) => each.innerHTML)
  expect(lines).toContain('<bdi>Women’s Legal Aid Network</bdi>')
  const english = await open(richReport())
  expect(english.document.querySelector('header bdi')).toBeNull()
})

test('a report without text says so', async () => {
  const { document } = await open({ report: reportFacts(), chapters: [], sections: [] })
  expect(document.querySelector('main')!.textContent!.trim()).toBe('No part of this report has text yet.')
  expect(document.querySelector('nav')).toBeNull()
})
