import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import {
  doc,
  figure,
  h,
  li,
  note,
  p,
  quote,
  rtl,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { compile } from '../compile'
import type { ReportContent } from '../content'
import { compilerWith, documentOf } from '../formats/pdf/typst'
import { fontFoldersFor } from '../formats/pdf/fonts'
import { sourceOf } from '../formats/pdf/source'
import { DEFAULT_COMPILATION } from '../settings'
import { exportWording } from '../wording'
import { drawPage, pagesIn } from './page'
import type { Region } from './regions'
import { Typesetter } from './typesetter'

const wording = exportWording()
const LONG = 'The courts applied the Convention directly in three of the 412 judgments that we read. '.repeat(
  12,
)

const reportOf = (...texts: DocumentNode[]): ReportContent => ({
  report: reportFacts(),
  chapters: [],
  sections: [
    {
      title: 'Section',
      questions: texts.map((text, index) => ({
        ...{ id: `q-${index}`, label: `3 (${'abcdef'[index]})`, slug: `3-${index}` },
        draftId: `draft-${index}`,
        text,
      })),
    },
  ],
})

/** A report of which something is made by the compiler: abbreviations, all annexes; its tables of claims go over pages. */
function madeReport(): ReportContent {
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `In district ${index} there are ${index} centres.`,
  )
  const inAnnex = (node: DocumentNode) => withAttrs(node, { standsIn: 'annex' })
  const content = reportOf(
    doc(
      p('The UN counted.'),
      inAnnex(withAttrs(table(tr(th('Town'), td(p('North', note('In June.'))))), { caption: 'Towns' })),
      p('After the table.'),
    ),
    doc(p('We answer.'), quote({ paragraph: '3-a.1', label: '3 (a)' }, ...sentences.map((each) => p(each)))),
  )
  const paragraph = sentences.join(' ')
  return {
    ...content,
    report: reportFacts({ contact: 'Secretariat' }),
    settings: {
      ...DEFAULT_COMPILATION,
      date: 'May 2027',
      abbreviations: [{ short: 'UN', long: 'United Nations' }],
      annexes: { claims: true, contradictions: true, tables: 'chosen' },
    },
    claims: {
      language: 'fr',
      paragraphs: { '3-a.1': paragraph },
      claims: sentences.map((sentence) => ({
        ...{ label: '3 (a)', paragraph: '3-a.1', sentence },
        start: paragraph.indexOf(sentence),
        end: paragraph.indexOf(sentence) + sentence.length,
      })),
      contradictions: [
        {
          explanation: 'Two numbers.',
          passages: [
            { label: '3 (b)', quote: 'One' },
            { label: '3 (a)', quote: 'Nine' },
          ],
        },
        { explanation: 'Gone.', passages: [{ label: '99', quote: 'None' }] },
      ],
    },
  }
}
const treeOf = (content: ReportContent) => compile(content, wording)

async function drawn(typesetter: Typesetter, content: ReportContent) {
  const set = typesetter.set(treeOf(content), 'a4')
  return { ...set, drawn: set.pages.map(({ hash }) => typesetter.draw(hash)!) }
}

test.each([
  ['as it is written', richReport()],
  ['with what the compiler makes', madeReport()],
])('marks move nothing: every line of a report stands where it stands in the file, %s', async (_, report) => {
  const tree = treeOf(report)
  const lines = async (hasMarks: boolean) => {
    const source = sourceOf(tree, { hasMarks })
    const compiler = compilerWith(fontFoldersFor(source))
    const { pages, glyphs } = pagesIn(compiler.svg(documentOf(compiler, source)))
    return pages.map((page) => drawPage(page, glyphs).lines)
  }
  const bare = await lines(false)
  expect(bare.flat().length).toBeGreaterThan(30)
  expect(await lines(true)).toEqual(bare)
})

test('each block is found where its words stand, also over pages, in notes and after blanks', async () => {
  const texts = [
    doc(
      p('First words.', note('A note of the first.')),
      p(),
      h(2, 'Heading here'),
      p(LONG),
      p(LONG),
      p(LONG),
    ),
    doc(
      p(LONG.repeat(4)),
      ul(li('Item one'), li('Item two')),
      table(tr(th('Region'), th('Places')), tr(td('North'), td('9'))),
      rtl(p('تلاحظ اللجنة')),
      p('Last words.'),
    ),
  ]
  const { regions, drawn: pages } = await drawn(new Typesetter(), reportOf(...texts))
  const wordsIn = (draftId: string, block: number | null, isNote = false) =>
    regions
      .filter((each) => each.draftId === draftId && each.block === block && each.isNote === isNote)
      .flatMap(({ page, top, bottom }) =>
        pages[page - 1]!.lines.filter(({ y, size }) => y - size / 3 > top && y - size / 3 < bottom),
      )
      .map(({ text }) => text.trim())
      .join(' ')
      // As the settings number paragraphs.
      .replace(/^\d+\. /, '')
  expect(wordsIn('draft-0', null)).toBe('Paragraph 3 (a) of the list of issues')
  expect(wordsIn('draft-0', 0)).toBe('First words.1')
  expect(wordsIn('draft-0', 0, true)).toBe('1A note of the first.')
  expect(wordsIn('draft-0', 1)).toBe('')
  expect(wordsIn('draft-0', 2)).toBe('Heading here')
  for (const block of [3, 4, 5]) expect(wordsIn('draft-0', block)).toBe(LONG.trim())
  expect(wordsIn('draft-1', 0)).toBe(LONG.repeat(4).trim())
  expect(wordsIn('draft-1', 1)).toBe('• Item one • Item two')
  expect(wordsIn('draft-1', 2)).toMatch(/Region\s?Places\s?North\s?9/)
  expect(wordsIn('draft-1', 3)).toBe('تلاحظ اللجنة')
  expect(wordsIn('draft-1', 4)).toBe('Last words.')
  expect(new Set(regions.filter(({ draftId }) => draftId === 'draft-1').map(({ page }) => page)).size).toBe(2)
})

test('what is in the annexes, on the cover and in lists is found where it was written, or is set', async () => {
  const { regions, drawn: pages } = await drawn(new Typesetter(), madeReport())
  const nearest = ({ page, y, size }: { page: number; y: number; size: number }) => {
    const at = y - size / 3
    return regions.find((each) => each.page === page && each.top <= at && at <= each.bottom)
  }
  const leadsOf = (words: RegExp | string): unknown[] =>
    pages.flatMap(({ lines }, index) =>
      lines
        .filter(({ text }) => (typeof words === 'string' ? text.trim() === words : words.test(text)))
        .map((line) => {
          const found: Partial<Region> = nearest({ ...line, page: index + 1 }) ?? {}
          return found.settings ?? (found.draftId ? `${found.draftId} ${found.block}` : null)
        }),
    )
  expect(leadsOf('Shelters without doors')).toEqual(['about'])
  expect(leadsOf('Women’s Legal Aid Network')).toEqual(['organisations'])
  expect(leadsOf('Secretariat')).toEqual(['about'])
  expect(leadsOf('May 2027')).toEqual(['date'])
  expect(leadsOf(/^Original: English/)).toEqual(['about'])
  expect(leadsOf('Contents')).toEqual(['order'])
  // Once in the contents, and where it stands.
  expect(leadsOf(/^Abbreviations/)).toEqual(['order', 'abbreviations'])
  expect(leadsOf(/United Nations/)).toEqual(['abbreviations'])
  // Only a line is left in the text; table and note stand elsewhere, and are written in the same block.
  expect(leadsOf(/^See annex 1, table A\.1/)).toEqual(['draft-0 1'])
  expect(leadsOf(/^Annex 1\./)).toEqual(['order', 'annexes'])
  expect(leadsOf(/^Table A\.1\. Towns/)).toEqual(['draft-0 1'])
  expect(leadsOf(/In June\.$/)).toEqual(['draft-0 1'])
  expect(leadsOf('After the table.').concat(leadsOf(/^\d\. After the table/))).toEqual(['draft-0 2'])
  const [line, ...annexed] = regions.filter(({ draftId, block }) => draftId === 'draft-0' && block === 1)
  expect([line!.isStandIn, ...annexed.map(({ isStandIn }) => isStandIn)]).toEqual([
    true,
    undefined,
    undefined,
  ])
  // A row to the block that quotes it, and each line to its own row, also over pages.
  expect(leadsOf(/In district 17 there/)).toEqual(['draft-1 1', 'draft-1 1'])
  const rows = regions.filter(
    ({ draftId, block, page }) => draftId === 'draft-1' && block === 1 && page > line!.page,
  )
  expect(new Set(rows.map(({ page }) => page)).size).toBeGreaterThan(1)
  expect(new Set(rows.map(({ key }) => key)).size).toBeGreaterThanOrEqual(40)
  expect(leadsOf(/Two numbers/)).toEqual(['draft-1 null'])
  expect(leadsOf(/Gone\./)).toEqual(['annexes'])
  const begins = regions.filter(({ annex }) => annex)
  expect(begins.map(({ annex }) => annex)).toEqual(['tables', 'claims', 'contradictions'])
  expect(leadsOf(/^Annex 3\./)).toEqual(['order', 'annexes'])
})

test('one changed word changes one page; the one before can still be drawn', async () => {
  const typesetter = new Typesetter()
  const text = (word: string) => [doc(p(LONG.repeat(8))), doc(p(word), p(LONG)), doc(p(LONG.repeat(8)))]
  const first = await drawn(typesetter, reportOf(...text('thirty')))
  const second = await drawn(typesetter, reportOf(...text('twelve')))
  const before = new Set(first.pages.map(({ hash }) => hash))
  const changed = second.pages.filter(({ hash }) => !before.has(hash))
  expect(second.pages.length).toBeGreaterThan(4)
  expect(changed).toHaveLength(1)
  const wordsOf = (hash: string) =>
    typesetter.draw(hash)!.lines.map(({ text: line }) => line.split(' ').at(-1))
  expect(wordsOf(changed[0]!.hash)).toContain('twelve')
  const gone = first.pages.find(({ hash }) => !second.pages.some((page) => page.hash === hash))!
  expect(wordsOf(gone.hash)).toContain('thirty')
  expect(typesetter.draw('no such page')).toBeNull()
})

test('a page is a picture that runs nothing and fetches nothing, with its letters, lines and links', async () => {
  const { drawn: pages, pages: facts } = await drawn(new Typesetter(), richReport())
  expect(facts[0]).toMatchObject({ width: 596, height: 842 })
  for (const { picture } of pages) {
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 596 842"/)
    expect(picture).not.toMatch(/script|onclick|style|foreignObject|<a |xlink|href="(?!#|data:image)/)
    const drawnShapes = new Set([...picture.matchAll(/<path id="(\w+)"/g)].map(([, id]) => id))
    const used = new Set([...picture.matchAll(/<use href="#(\w+)"/g)].map(([, id]) => id))
    expect(used).toEqual(drawnShapes)
  }
  const [cover, contents] = pages
  expect(cover!.lines.map(({ text }) => text.trim())).toContain('Shelters without doors')
  expect(contents!.links.length).toBeGreaterThan(3)
  expect(contents!.links[0]).toMatchObject({ to: { page: expect.any(Number), y: expect.any(Number) } })
  const links = pages.flatMap((page) => page.links)
  expect(links.some(({ href }) => href?.startsWith('https://'))).toBe(true)
})

test('a letter that no font has is drawn as a box and named with its place; other paper gives other pages', async () => {
  const typesetter = new Typesetter()
  const tree = treeOf(reportOf(doc(p('Fine')), doc(p('A letter: \u{10437}'))))
  const a4 = typesetter.set(tree, 'a4')
  expect(a4.refusal).toMatchObject({
    reason: 'exportGlyph',
    values: { glyph: '\u{10437}', place: 'Paragraph 3 (b) of the list of issues' },
  })
  const letter = typesetter.set(treeOf(reportOf(doc(p('Fine, with 中文')))), 'letter')
  expect(letter.refusal).toBeNull()
  expect(letter.pages[0]).toMatchObject({ width: 612, height: 792 })
})

test('a report without text has its cover and says that there is nothing', async () => {
  const { drawn: pages, regions } = await drawn(
    new Typesetter(),
    reportOf(doc(p()), doc(figure({ image: 'gone' }))),
  )
  expect(pages.length).toBeGreaterThan(1)
  const { drawn: empty, regions: none } = await drawn(new Typesetter(), reportOf(doc(p())))
  expect(regions.length).toBeGreaterThan(0)
  expect(none.filter(({ draftId }) => draftId !== null)).toEqual([])
  expect(empty.at(-1)!.lines.length).toBeGreaterThan(0)
})
