import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { reportFacts, richReport, stored } from '@/lib/testing/report-content'
import {
  commented,
  doc,
  h,
  li,
  marked,
  note,
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
import type { DocumentNode } from '@/lib/richtext/document'
import { originalReading } from '@/lib/richtext/readings'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { countDraft } from '@/lib/richtext/words'
import { documentFromUpdates, updateFromDocument } from '@/lib/richtext/ydoc'
import { anyDocument } from '@/lib/testing/any-document'
import { compile } from './compile'
import type { ReportContent } from './content'
import { FORMATS } from './formats'
import { openTexts } from './render-report'
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
    date: null,
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

test('footnotes are numbered through the whole report, in the order in which it is read', () => {
  const content = reportOf(doc(p('b', note('three'), note(' ')), ul(li('c', table(tr(td(p(note('four')))))))))
  content.chapters = [
    { chapter: 'general_recommendations', text: doc(p('z', note('five'))) },
    { chapter: 'introduction', text: doc(p('a', note('one')), h(2, 'x', note('two'))) },
  ]
  const found: unknown[] = []
  const visit = (node: DocumentNode) => {
    if (node.type === 'footnote') found.push([node.attrs?.number, node.content?.[0]?.text])
    node.content?.forEach(visit)
  }
  const walk = (part: Part) => {
    part.blocks.forEach(visit)
    part.parts.forEach(walk)
  }
  compile(content, wording).parts.forEach(walk)
  expect(found).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
    [4, 'four'],
    [5, 'five'],
  ])
})

test('references say what their target is called now and lead there; what is gone keeps its last words', () => {
  const text = doc(
    p(
      ref('question:q-1', 'paragraph 2 (z)'),
      ref('chapter:introduction', 'Intro'),
      ref('question:gone', 'paragraph 8'),
      ref('nonsense', 'x'),
    ),
  )
  const content = { ...reportOf(text), chapters: [{ chapter: 'introduction' as const, text: doc(p()) }] }
  const [block] = compile(content, wording).parts[0]!.parts[0]!.blocks
  expect(block!.content!.map(({ attrs }) => attrs)).toEqual([
    { text: 'paragraph 3 (a) of the list of issues', part: 'question-3-a' },
    // Without text of its own it is not in the report, so nothing leads there.
    { text: 'Introduction and methodology', part: null },
    { text: 'paragraph 8', part: null },
    { text: 'x', part: null },
  ])
})

test('a block runs as its words do, unless it or what is around it says how', () => {
  const text = doc(p('نص'), p('3 text'), p('7'), rtl(p('text')), rtl(ul(li('item'))), ul(li('بند')))
  const blocks = compile(reportOf(text), wording).parts[0]!.parts[0]!.blocks
  expect(blocks.map(({ attrs }) => attrs?.dir ?? null)).toEqual(['rtl', null, null, 'rtl', 'rtl', null])
  const inner = (index: number) => blocks[index]!.content![0]!.content![0]!.attrs?.dir
  expect([inner(4), inner(5)]).toEqual([undefined, 'rtl'])
})

test('nothing that the writers say to each other is in the report', () => {
  const text = doc(p('a', commented('b', 't-1', 't-2'), note(commented('c', 't-1'))))
  expect(JSON.stringify(compile(reportOf(text), wording))).not.toContain('t-1')
})

test('numbers as many notes of a draft as were counted in it: so the editor’s numbers are those of the report', () => {
  fc.assert(
    fc.property(anyDocument(), fc.array(fc.constantFrom('', 'A note.')), (any, notes) => {
      const update = updateFromDocument(doc(...any.content!, p('x', ...notes.map((text) => note(text)))))
      const ydoc = new Y.Doc()
      Y.applyUpdate(ydoc, update)
      const text = originalReading(documentFromUpdates([update]), { withoutComments: true })
      let numbered = 0
      const visit = (node: DocumentNode) => {
        if (node.type === 'footnote') numbered = Math.max(numbered, Number(node.attrs?.number))
        node.content?.forEach(visit)
      }
      compile(reportOf(text), wording).parts[0]!.parts[0]!.blocks.forEach(visit)
      expect(countDraft(ydoc.getXmlFragment(XML_FRAGMENT)).notes).toBe(numbered)
    }),
    { numRuns: 60 },
  )
})

test('a part leads back to the draft and the block that it was written in, and no format says where', async () => {
  const suggested = { id: 's-1', user: 'u-1', at: 1 }
  const text = doc(
    p('gone', marked('!', 'bold')),
    withAttrs(p(marked('new', { type: 'insertion', attrs: suggested })), { inserted: suggested }),
    p(),
    quote({ paragraph: '3-a.1' }, p('kept')),
    p('last'),
  )
  const content = reportOf(text)
  content.sections[0]!.questions[0]!.draftId = 'd-1'
  const { chapters, ...rest } = stored(content)
  const tree = compile(openTexts({ ...rest, chapters }), wording)
  const [section] = tree.parts
  expect(section!.source).toBeNull()
  expect(section!.parts[0]!.source).toEqual({ draftId: 'd-1', blocks: [0, 3, 4] })
  const bytes = await FORMATS.json.render(tree)
  expect(new TextDecoder().decode(bytes)).not.toMatch(/d-1|origin/)
  const { draftId: _, ...question } = content.sections[0]!.questions[0]!
  const bare = { ...content, sections: [{ title: 'A section', questions: [question] }] }
  expect(compile(bare, wording).parts[0]!.parts[0]!.source).toBeNull()
})

test('for whom it is can be said apart from what the settings say', () => {
  const open = richReport({ publicity: null })
  expect(compile(open, wording, { variant: 'public' }).marking).toBeNull()
  expect(compile(open, wording, { variant: 'confidential' })).toMatchObject({
    marking: 'Confidential – not for publication',
    cover: { publicity: expect.stringMatching(/^Confidential/) },
  })
})
