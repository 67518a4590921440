import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { anyDocument } from '@/lib/testing/any-document'
import { chart } from '@/lib/testing/pictures'
import { reportFacts } from '@/lib/testing/report-content'
import {
  doc,
  figure,
  li,
  note,
  p,
  quote,
  ref,
  secretNode,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { compile } from './compile'
import type { ReportContent } from './content'
import { FORMATS, type FormatName } from './formats'
import { faultsOf } from './formats/docx/testing/faults-of'
import { plainText } from './formats/shared'
import { readByTags } from './formats/testing/tags-in'
import { textIn } from './formats/testing/text-in'
import { LARGE_ROWS } from './large'
import { DEFAULT_COMPILATION } from './settings'
import type { Part, ReportTree } from './tree'
import { exportWording } from './wording'

const wording = exportWording()
const large = {
  ...DEFAULT_COMPILATION,
  annexes: { ...DEFAULT_COMPILATION.annexes, tables: 'large' as const },
}
const tall = chart([0.2, 0.8])
const images = {
  tall: { ...tall, width: 400, height: 400 },
  flat: { ...tall, width: 400, height: 200 },
}

const reportOf = (text: DocumentNode, settings = DEFAULT_COMPILATION): ReportContent => ({
  report: reportFacts({ publicity: 'public' }),
  chapters: [],
  sections: [{ title: 'A section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }],
  settings,
  images,
})

const rows = (count: number) =>
  table(tr(th('Town')), ...Array.from({ length: count }, (_, index) => tr(td(`Row ${index + 1}`))))
const called = (node: DocumentNode, caption: string) => withAttrs(node, { caption })
const inAnnex = (node: DocumentNode) => withAttrs(node, { standsIn: 'annex' })
const inText = (node: DocumentNode) => withAttrs(node, { standsIn: 'text' })
const anchored = (node: DocumentNode, anchor: string) => withAttrs(node, { anchor })

const allParts = (parts: readonly Part[]): Part[] => parts.flatMap((part) => [part, ...allParts(part.parts)])
function nodesIn(tree: ReportTree, type: string): DocumentNode[] {
  const found: DocumentNode[] = []
  const visit = (node: DocumentNode) => {
    if (node.type === type) found.push(node)
    node.content?.forEach(visit)
  }
  allParts(tree.parts).forEach(({ blocks }) => blocks.forEach(visit))
  return found
}
const references = (tree: ReportTree) =>
  nodesIn(tree, 'crossReference').map(({ attrs }) => [attrs?.text, attrs?.part])
const labels = (tree: ReportTree) =>
  [...nodesIn(tree, 'table'), ...nodesIn(tree, 'figure')].map(({ attrs }) => attrs?.label ?? null)

describe('tables and pictures in the annex', () => {
  const text = doc(
    p('One.'),
    called(rows(LARGE_ROWS), 'Small'),
    called(rows(LARGE_ROWS + 1), 'Large'),
    called(inText(rows(40)), 'Large and kept'),
    figure({ image: 'tall' }, 'Tall'),
    figure({ image: 'flat' }, 'Flat'),
    called(inAnnex(rows(2)), 'Chosen'),
    inAnnex(figure({ image: 'flat' })),
    ul(li('in a list', called(inAnnex(rows(1)), 'Deep'))),
    p('Two.'),
  )

  test('are those that a writer put there, and no others, unless the report says so', () => {
    const tree = compile(reportOf(text), wording)
    expect(labels(tree)).toEqual([
      'Table 1.',
      'Table 2.',
      'Table 3.',
      'Table A.1.',
      'Table A.2.',
      'Figure 1.',
      'Figure 2.',
      'Figure A.1.',
    ])
    expect(labels(compile(reportOf(text, large), wording))).toEqual([
      'Table 1.',
      'Table 2.',
      'Table A.1.',
      'Table A.2.',
      'Table A.3.',
      'Figure 1.',
      'Figure A.1.',
      'Figure A.2.',
    ])
  })

  test('leave a reference where they were written, and paragraphs count as without them', () => {
    const tree = compile(reportOf(text, large), wording)
    expect(references(tree)).toEqual([
      ['See annex, table A.1: Large', 'table-a-1'],
      ['See annex, figure A.1: Tall', 'figure-a-1'],
      ['See annex, table A.2: Chosen', 'table-a-2'],
      ['See annex, figure A.2', 'figure-a-2'],
      ['See annex, table A.3: Deep', 'table-a-3'],
    ])
    expect(nodesIn(tree, 'paragraph').flatMap(({ attrs }) => attrs?.number ?? [])).toEqual([1, 2])
    const annex = tree.parts.at(-1)!
    expect(annex).toMatchObject({ id: 'annex-1', title: 'Annex. Tables and figures', level: 1 })
    expect(annex.blocks.map(({ attrs }) => attrs?.id)).toEqual([
      'table-a-1',
      'figure-a-1',
      'table-a-2',
      'figure-a-2',
      'table-a-3',
    ])
    // What had no caption says what it was written about.
    expect(plainText(annex.blocks[3]!)).toBe('On: paragraph 3 (a) of the list of issues')
    expect(Object.values(tree.images)).toEqual([images.flat, images.tall])
    expect(JSON.stringify(tree)).not.toMatch(/standsIn|waiting/)
  })

  test('are numbered with the other annexes, and notes in them come last', () => {
    const claims = {
      language: 'en',
      paragraphs: {},
      claims: [],
      contradictions: [
        {
          explanation: 'Why',
          passages: [
            { label: '4', quote: 'a' },
            { label: '5', quote: 'b' },
          ],
        },
      ],
    }
    const settings = {
      ...DEFAULT_COMPILATION,
      annexes: { claims: false, contradictions: true, tables: 'chosen' as const },
    }
    const noted = doc(
      inAnnex(table(tr(td(p('x', note('In the table.')))))),
      p('y', note('In the text.'), ' ', ref('annex:contradictions', 'annex')),
    )
    const tree = compile({ ...reportOf(noted, settings), claims }, wording)
    expect(tree.parts.map(({ title }) => title).slice(1)).toEqual([
      'Annex 1. Tables and figures',
      'Annex 2. What the State’s reply says in different ways',
    ])
    expect(references(tree)).toEqual([
      ['See annex 1, table A.1', 'table-a-1'],
      ['annex 2', 'annex-2'],
    ])
    expect(nodesIn(tree, 'footnote').map((each) => [plainText(each), each.attrs?.number])).toEqual([
      ['In the text.', 1],
      ['In the table.', 2],
    ])
  })

  test('that are confidential leave no trace in the public file', async () => {
    const written = doc(
      p('One.'),
      called(inAnnex(rows(2)), 'First'),
      secretNode(called(inAnnex(rows(3)), 'Secret')),
      called(inAnnex(rows(4)), 'Last'),
    )
    const never = doc(...written.content!.filter(({ attrs }) => !attrs?.confidential))
    const [one, other] = [written, never].map((each) => compile(reportOf(each), wording))
    expect(one).toEqual(other)
    expect(labels(compile(reportOf(written), wording, { variant: 'confidential' }))).toHaveLength(3)
    const files = await Promise.all([one!, other!].map((tree) => FORMATS.docx.render(tree)))
    expect(files[0]).toEqual(files[1])
  })
})

describe('cross-references', () => {
  const text = doc(
    p(
      'See ',
      ref('table:anchor-table', 'table 9'),
      ', ',
      ref('figure:anchor-figure', 'figure 9'),
      ', ',
      ref('paragraph:anchor-para', 'paragraph 9'),
      '.',
    ),
    anchored(called(rows(2), 'Towns'), 'anchor-table'),
    called(rows(1), 'Other'),
    anchored(figure({ image: 'flat' }, 'Bars'), 'anchor-figure'),
    anchored(p('Said here.'), 'anchor-para'),
    quote({}, anchored(p('Within.'), 'anchor-within')),
    p(
      ref('table:anchor-gone', 'table 4'),
      ref('annex:claims', 'annex 2'),
      ref('paragraph:anchor-within', 'x'),
    ),
  )

  test('lead to tables, figures, paragraphs and annexes by their numbers now, and what is gone says so', () => {
    const tree = compile(reportOf(text), wording)
    expect(references(tree)).toEqual([
      ['table 1', 'table-1'],
      ['figure 1', 'figure-1'],
      ['paragraph 2 of this submission', 'p-2'],
      ['[table not in this document]', null],
      ['[annex not in this document]', null],
      ['paragraph 3 (a) of the list of issues', 'place-1'],
    ])
    expect(JSON.stringify(tree)).not.toContain('anchor')
    // Nobody leads to the other one.
    expect(nodesIn(tree, 'table').map(({ attrs }) => attrs?.id)).toEqual(['table-1', undefined])
  })

  test('follow what comes before them, the annex, and the paragraphs’ having no numbers', () => {
    const before = doc(p('New.'), called(rows(1), 'New'), ...text.content!)
    expect(references(compile(reportOf(before), wording)).slice(0, 3)).toEqual([
      ['table 2', 'table-2'],
      ['figure 1', 'figure-1'],
      ['paragraph 3 of this submission', 'p-3'],
    ])
    const moved = doc(
      ...text.content!.map((node) => (node.attrs?.anchor === 'anchor-table' ? inAnnex(node) : node)),
    )
    expect(references(compile(reportOf(moved), wording))[0]).toEqual(['annex, table A.1', 'table-a-1'])
    const plain = compile(reportOf(text, { ...DEFAULT_COMPILATION, isNumbered: false }), wording)
    expect(references(plain)[2]).toEqual(['paragraph 3 (a) of the list of issues', 'place-1'])
  })

  test('to what has no caption lead to its question, and of two blocks with one anchor to the first', () => {
    const twice = doc(
      anchored(rows(1), 'anchor-bare'),
      anchored(called(rows(1), 'A'), 'anchor-table'),
      anchored(called(rows(1), 'B'), 'anchor-table'),
      p(ref('table:anchor-bare', 'x'), ref('table:anchor-table', 'x')),
    )
    expect(references(compile(reportOf(twice), wording))).toEqual([
      ['paragraph 3 (a) of the list of issues', 'question-3-a'],
      ['table 1', 'table-1'],
    ])
  })

  test('to what stands without a number in a table of the annex lead to that table', () => {
    const inner = anchored(figure({ image: 'flat' }), 'anchor-inner')
    const written = doc(
      p(ref('figure:anchor-inner', 'x'), ref('paragraph:anchor-cell', 'x')),
      inAnnex(called(table(tr(td(inner, anchored(p('In a cell.'), 'anchor-cell')))), 'Towns')),
    )
    expect(references(compile(reportOf(written), wording)).slice(0, 2)).toEqual([
      ['annex, table A.1', 'table-a-1'],
      ['annex, table A.1', 'table-a-1'],
    ])
  })

  test('from a confidential passage leave no trace of what they lead to', () => {
    const written = doc(
      anchored(called(rows(1), 'Towns'), 'anchor-table'),
      p('x', secretNode(ref('table:anchor-table', 'table 1'))),
    )
    const never = doc(called(rows(1), 'Towns'), p('x'))
    expect(compile(reportOf(written), wording)).toEqual(compile(reportOf(never), wording))
  })

  test.each(Object.keys(FORMATS).filter((name) => name !== 'zip' && name !== 'pdf') as FormatName[])(
    'are written by %s with what they lead to',
    async (name) => {
      const tree = compile(reportOf(doc(...text.content!, called(inAnnex(rows(1)), 'Moved'))), wording)
      const bytes = await FORMATS[name].render(tree, wording.t)
      const said = (await textIn(bytes, name)).replace(/\s+/g, ' ')
      expect(said).toContain('See table 1, figure 1, paragraph 2 of this submission.')
      expect(said).toContain('See annex, table A.1: Moved')
      if (name === 'docx') expect(faultsOf(bytes)).toEqual([])
      if (name === 'html' || name === 'markdown') {
        const page = new TextDecoder().decode(bytes)
        for (const id of ['table-1', 'figure-1', 'p-2', 'place-1', 'table-a-1'])
          expect([id, page.split(`id="${id}"`).length]).toEqual([id, 2])
      }
    },
  )

  test('and annexes are links in the PDF', { timeout: 60_000 }, async () => {
    const tree = compile(reportOf(doc(...text.content!, called(inAnnex(rows(1)), 'Moved'))), wording)
    const bytes = await FORMATS.pdf.render(tree, wording.t)
    const read = (await readByTags(bytes)).text.replace(/\s+/g, '')
    expect(read).toContain('Seetable1,figure1,paragraph2ofthissubmission.')
    expect(read).toContain('Seeannex,tableA.1:Moved')
    expect(read).toContain('TableA.1.Moved')
    const pdf = await getDocumentProxy(bytes.slice())
    const places: unknown[] = []
    for (let number = 1; number <= pdf.numPages; number++)
      for (const each of (await (await pdf.getPage(number)).getAnnotations()) as { dest?: unknown }[])
        if (each.dest) places.push(each.dest)
    // Those of the contents, and five of the text: a table, a figure, two paragraphs and what was moved.
    expect(places.length).toBe(tree.parts.length + 1 + 5)
  })
})

test('whatever is written, every reference leads to one thing of the report, and none waits', () => {
  const KINDS = ['table', 'figure', 'paragraph'] as const
  const anchorAll = (node: DocumentNode, pick: (count: number) => number): DocumentNode => {
    const content = node.content?.map((child) => anchorAll(child, pick))
    const attrs = {
      ...node.attrs,
      anchor: `anchor-${pick(4)}`,
      ...(node.type !== 'paragraph' && pick(2) && { standsIn: 'annex' }),
    }
    return (KINDS as readonly string[]).includes(node.type)
      ? { ...node, attrs, ...(content && { content }) }
      : { ...node, ...(content && { content }) }
  }
  fc.assert(
    fc.property(
      anyDocument(),
      fc.infiniteStream(fc.nat(1000)),
      fc.boolean(),
      (written, numbers, isNumbered) => {
        const pick = (count: number) => Number(numbers.next().value) % count
        const refs = KINDS.flatMap((kind) =>
          [0, 1, 2, 3].map((index) => ref(`${kind}:anchor-${index}`, 'last')),
        )
        const text = doc(...(anchorAll(written, pick).content ?? []), p('See ', ...refs))
        for (const variant of ['public', 'confidential'] as const) {
          const tree = compile(reportOf(text, { ...large, isNumbered }), wording, { variant })
          const ids = new Map<string, number>()
          const count = (id: unknown) => typeof id === 'string' && ids.set(id, (ids.get(id) ?? 0) + 1)
          allParts(tree.parts).forEach(({ id }) => count(id))
          for (const type of KINDS) nodesIn(tree, type).forEach(({ attrs }) => count(attrs?.id))
          for (const [said, part] of references(tree)) {
            expect(said).not.toBe('')
            if (part) expect([part, ids.get(part as string)]).toEqual([part, 1])
          }
          expect([...ids.values()].every((each) => each === 1)).toBe(true)
          expect(JSON.stringify(tree)).not.toMatch(/anchor|standsIn|waiting/)
        }
      },
    ),
    { numRuns: 150 },
  )
})
