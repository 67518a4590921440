import { expect, test } from 'vitest'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { doc, h, li, p, quote, table, td, tr, ul } from '@/lib/testing/richtext'
import type { DocumentNode } from '@/lib/richtext/document'
import { compile } from './compile'
import type { ReportContent } from './content'
import type { Part } from './tree'
import { exportWording } from './wording'

const wording = exportWording()

function reportOf(text: DocumentNode, label = '3 (a)'): ReportContent {
  return {
    report: reportFacts(),
    chapters: [],
    sections: [{ title: 'A section', questions: [{ id: 'q-1', label, slug: '3-a', text }] }],
  }
}

const outline = (parts: Part[]): unknown[] =>
  parts.map(({ level, title, id, parts: inner }) => [level, title, id, ...outline(inner)])

test('chapters stand around the sections, and only what has text is there', () => {
  expect(outline(compile(richReport(), wording).parts)).toEqual([
    [1, 'Executive summary', 'chapter-executive-summary'],
    [1, 'Introduction and methodology', 'chapter-introduction'],
    [
      1,
      'Gender-based violence against women',
      'section-1',
      [2, 'Paragraph 3 (a) of the list of issues', 'question-3-a'],
      [2, 'Paragraph 9 (i) and (j) of the list of issues', 'question-9-i-j'],
    ],
    [1, 'Women in detention', 'section-3', [2, 'Reply to paragraph 21', 'question-21']],
    [1, 'General recommendations', 'chapter-general-recommendations'],
  ])
})

test('the cover says what the settings say', () => {
  expect(compile(richReport(), wording).cover).toEqual({
    kind: 'Alternative report',
    occasion: [
      'Submission to the Committee on the Elimination of Discrimination against Women (CEDAW)',
      '93rd session',
      'Concerning Kazakhstan',
    ],
    submittedBy: {
      label: 'Submitted jointly by',
      names: ['Women’s Legal Aid Network', 'Crisis Centres’ Union', 'Rural Women’s Forum'],
    },
    contact: { label: 'Contact', lines: ['Secretariat of the coalition', 'secretariat@coalition.example'] },
    publicity:
      'Confidential. This submission is for the members of the Committee only and must not be published.',
    language: 'Original: English',
  })
})

test('what the settings leave open is not made up', () => {
  const bare = { title: ' ', committee: '', session: null, state: '', contact: '\n ', organisations: [' '] }
  const { title, cover } = compile(richReport(bare), wording)
  expect(title).toBe('Alternative report')
  expect(cover).toMatchObject({ occasion: [], submittedBy: null, contact: null })
})

test('a body that is not in the catalogue, one organisation, and other ordinals', () => {
  const { cover } = compile(
    richReport({ committee: 'African Commission', session: 82, organisations: ['One'] }),
    wording,
  )
  expect(cover.occasion[0]).toBe('Submission to the African Commission')
  expect(cover.occasion[1]).toBe('82nd session')
  expect(cover.submittedBy?.label).toBe('Submitted by')
})

test('only a public submission is without a marking', () => {
  expect(compile(richReport({ publicity: 'public' }), wording).marking).toBeNull()
  expect(compile(richReport({ publicity: 'confidential' }), wording).marking).toBe(
    'Confidential – not for publication',
  )
  expect(compile(richReport({ publicity: null }), wording).marking).toBe('Draft – not for circulation')
})

test('the State’s words carry their paragraph, wherever they stand; others’ words carry none', () => {
  const text = doc(
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('one')),
    quote({ paragraph: '3-a.1' }, p('two')),
    quote({}, p('three')),
    ul(li('x', quote({ label: '7 (e)' }, p('four')))),
    table(tr(td(quote({ label: '22 (c)' }, p('five'))))),
  )
  const attributions: unknown[] = []
  const visit = (node: DocumentNode) => {
    if (node.type === 'blockquote') attributions.push(node.attrs)
    node.content?.forEach(visit)
  }
  compile(reportOf(text), wording).parts[0]!.parts[0]!.blocks.forEach(visit)
  expect(attributions).toEqual([
    { attribution: 'Reply of the State, paragraph 3 (a)' },
    { attribution: 'Reply of the State' },
    { attribution: null },
    { attribution: 'Reply of the State, paragraph 7 (e)' },
    { attribution: 'Reply of the State, paragraph 22 (c)' },
  ])
})

test('headings of a draft continue the outline of the report', () => {
  const part = compile(reportOf(doc(h(1, 'x'), h(2, 'y'))), wording).parts[0]!.parts[0]!
  expect(part.blocks.map(({ attrs }) => attrs?.level)).toEqual([3, 4])
})

test('direction follows the language', () => {
  expect(compile(richReport({ language: 'ar' }), wording).direction).toBe('rtl')
  expect(compile(richReport({ language: 'fr-CH' }), wording)).toMatchObject({
    direction: 'ltr',
    language: 'fr-CH',
  })
})

test('a report without text has a cover and no parts', () => {
  const { cover, parts } = compile({ ...reportOf(doc(p())), chapters: [] }, wording)
  expect(parts).toEqual([])
  expect(cover.kind).toBe('Alternative report')
})
