import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { doc, figure, li, note, p, quote, secret, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { compile } from './compile'
import type { ReportContent } from './content'
import { FORMATS } from './formats'
import { plainText } from './formats/shared'
import { DEFAULT_COMPILATION, readCompilation } from './settings'
import type { Part } from './tree'
import { exportWording } from './wording'

const wording = exportWording()

const reportOf = (text: DocumentNode): ReportContent => ({
  report: reportFacts(),
  chapters: [],
  sections: [{ title: 'A section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }],
})

const allBlocks = (parts: readonly Part[]): DocumentNode[] =>
  parts.flatMap((part) => [...part.blocks, ...allBlocks(part.parts)])

test('paragraphs of the text count on through all parts, and none that stands within something', () => {
  const numbers = (isNumbered: boolean) =>
    allBlocks(
      compile({ ...richReport(), settings: { ...DEFAULT_COMPILATION, isNumbered } }, wording).parts,
    ).flatMap(({ type, attrs }) => (type === 'paragraph' ? [attrs?.number] : []))
  const counted = numbers(true)
  expect(counted).toEqual(counted.map((_, index) => index + 1))
  expect(counted.length).toBeGreaterThan(8)
  expect(new Set(numbers(false))).toEqual(new Set([undefined]))
  const inner = compile(reportOf(doc(p('1'), ul(li('in')), quote({}, p('in')), p('2'))), wording)
  expect(JSON.stringify(inner.parts).match(/"number":\d/g)).toEqual(['"number":1', '"number":2'])
})

test('tables and figures with a caption count on, each kind by itself', () => {
  const captioned = (caption: string | null) => withAttrs(table(tr(td('x'))), { caption })
  const text = doc(
    captioned('One'),
    captioned(null),
    figure({ image: 'i' }, 'Bars'),
    figure({ image: 'i' }),
    ul(li('x', captioned('Two'))),
    figure({ image: 'i' }, 'Lines'),
  )
  const labels: unknown[] = []
  const visit = (node: DocumentNode) => {
    if (node.attrs?.label !== undefined) labels.push([node.attrs.label, node.attrs.number])
    node.content?.forEach(visit)
  }
  allBlocks(compile(reportOf(text), wording).parts).forEach(visit)
  expect(labels).toEqual([
    ['Table 1.', 1],
    ['Figure 1.', 1],
    ['Table 2.', 2],
    ['Figure 2.', 2],
  ])
})

test('sections stand in the order that was chosen, and count in it', () => {
  const content = richReport()
  content.sections = content.sections.map((section, index) => ({ ...section, id: `s-${index}` }))
  const settings = { ...DEFAULT_COMPILATION, order: 'own' as const, sections: ['s-2', 's-0'] }
  const { parts } = compile({ ...content, settings }, wording)
  expect(parts.filter(({ id }) => id.startsWith('section')).map(({ title }) => title)).toEqual([
    'Women in detention',
    'Gender-based violence against women',
  ])
})

test('the cover has the date as it was written', () => {
  const settings = { ...DEFAULT_COMPILATION, date: 'January 2027' }
  expect(compile({ ...richReport(), settings }, wording).cover.date).toBe('January 2027')
})

test('abbreviations are listed before all chapters, those that the text uses alone', () => {
  const settings = {
    ...DEFAULT_COMPILATION,
    abbreviations: [
      { short: 'WHO', long: 'World Health Organization' },
      { short: 'GBV', long: 'gender-based violence' },
      { short: 'UN', long: 'United Nations' },
    ],
  }
  const text = doc(p('The UN says ', secret('the WHO '), 'and ', note('GBV.'), 'nothing.'))
  const listed = (variant: 'public' | 'confidential') => {
    const [first] = compile({ ...reportOf(text), settings }, wording, { variant }).parts
    expect(first).toMatchObject({ id: 'abbreviations', title: 'Abbreviations', level: 1, source: null })
    return first!.blocks[0]!.content!.map(({ content }) => plainText(content![0]!))
  }
  expect(listed('confidential')).toEqual(['Abbreviation', 'GBV', 'UN', 'WHO'])
  expect(listed('public')).toEqual(['Abbreviation', 'GBV', 'UN'])
  expect(compile({ ...reportOf(doc(p('x'))), settings }, wording).parts[0]!.id).toBe('section-1')
})

test('annexes show what the text quotes of the State, and what its reply says in two ways', () => {
  const sentence = 'There are 30 crisis centres in the country.'
  const claims = {
    language: 'fr',
    paragraphs: { '3-a.1': `${sentence} All are open.`, '4.1': 'Nine are open.' },
    claims: [
      { label: '3 (a)', paragraph: '3-a.1', start: 10, end: 27, sentence },
      { label: '3 (a)', paragraph: '3-a.1', start: 44, end: 52, sentence: 'All are open.' },
      { label: '4', paragraph: '4.1', start: 0, end: 4, sentence: 'Nine are open.' },
    ],
    contradictions: [
      {
        explanation: 'Thirty are not nine.',
        passages: [
          { label: '3 (a)', quote: 'All are open' },
          { label: '4', quote: 'Nine are open' },
        ],
      },
    ],
  }
  const text = doc(
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('30 crisis centres in the country')),
    quote({ paragraph: '4.1', label: '4' }, p(secret('Nine are open'))),
  )
  const annexes = { claims: true, contradictions: true, tables: 'chosen' as const }
  const content = { ...reportOf(text), claims, settings: { ...DEFAULT_COMPILATION, annexes } }
  const read = (variant: 'public' | 'confidential') =>
    compile(content, wording, { variant })
      .parts.filter(({ id }) => id.startsWith('annex'))
      .map(({ title, blocks }) => [
        title,
        ...blocks[0]!.content!.slice(1).map((row) => plainText(row).trim()),
      ])
  expect(read('public')).toEqual([
    [
      'Annex 1. What the State says and what this submission answers',
      expect.stringMatching(/^Paragraph 3 \(a\)\s+There are 30 crisis centres in the country\.$/),
    ],
    [
      'Annex 2. What the State’s reply says in different ways',
      expect.stringMatching(
        /Paragraph 3 \(a\): “All are open”.*Paragraph 4: “Nine are open”.*Thirty are not nine\./s,
      ),
    ],
  ])
  expect(read('confidential')[0]).toHaveLength(3)
  const tree = compile(content, wording)
  expect(JSON.stringify(tree.parts.at(-2))).toContain('"part":"question-3-a"')
  expect(JSON.stringify(tree.parts.at(-2))).toContain('{"type":"language","attrs":{"lang":"fr"}}')
  expect(compile({ ...content, settings: DEFAULT_COMPILATION }, wording).parts).toHaveLength(1)
  expect(
    compile({ ...reportOf(doc(p('x'))), claims, settings: content.settings }, wording).parts.at(-1)!.title,
  ).toBe('Annex. What the State’s reply says in different ways')
})

test('what formats write of it: numbers before paragraphs, labels before captions, the date on the cover', async () => {
  const settings = { ...DEFAULT_COMPILATION, date: 'January 2027' }
  const text = doc(p('One.'), withAttrs(table(tr(td('x'))), { caption: 'Towns' }))
  const tree = compile({ ...reportOf(text), settings }, wording)
  const html = new TextDecoder().decode(await FORMATS.html.render(tree, wording.t))
  expect(html).toContain('<p id="p-1" class="numbered"><span class="number">1.</span> One.</p>')
  expect(html).toContain('<caption>Table 1. Towns</caption>')
  expect(html).toContain('<p class="date">January 2027</p>')
  const json = new TextDecoder().decode(await FORMATS.json.render(tree))
  expect(JSON.parse(json)).toMatchObject({
    cover: { date: 'January 2027' },
    parts: [
      {
        parts: [
          {
            blocks: [
              { type: 'paragraph', attrs: { number: 1 } },
              { type: 'table', attrs: { caption: 'Towns', label: 'Table 1.', number: 1 } },
            ],
          },
        ],
      },
    ],
  })
})

test('stored settings of another version are read as far as they are understood', () => {
  expect(readCompilation(null)).toEqual(DEFAULT_COMPILATION)
  expect(readCompilation({ order: 'backwards', isNumbered: false, oddity: 1, date: 'May' })).toEqual({
    ...DEFAULT_COMPILATION,
    isNumbered: false,
    date: 'May',
  })
})
