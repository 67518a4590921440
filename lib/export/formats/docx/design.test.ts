import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { chart } from '@/lib/testing/pictures'
import { doc, figure, note, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { compile } from '../../compile'
import type { Design } from '../../design'
import { exportWording } from '../../wording'
import { renderDocx } from './render'
import { faultsOf } from './testing/faults-of'

const wording = exportWording()
const image = chart([0.4, 0.8], 60, 30)

const TEMPLATE: Design['template'] = {
  page: { width: 12_240, height: 15_840, top: 1000, right: 1100, bottom: 1200, left: 1300 },
  looks: {
    normal: { font: 'Garamond', size: 24 },
    'heading 1': { font: 'Gill Sans', size: 40, colour: '1F3864' },
    header: { font: 'Garamond', size: 16 },
  },
}

async function opened(design: Design | undefined, content = richReport()) {
  const bytes = await renderDocx(compile({ ...content, ...(design && { design }) }, wording))
  expect(faultsOf(bytes)).toEqual([])
  const parts = unzipSync(bytes)
  const text = (name: string) => strFromU8(parts[name]!)
  const style = (id: string) => new RegExp(`w:styleId="${id}".*?</w:style>`).exec(text('word/styles.xml'))![0]
  return { parts, text, style, bytes }
}

test('paper is A4 unless Letter was chosen, or a template says otherwise', { timeout: 30_000 }, async () => {
  const sizeOf = async (design?: Design) =>
    /<w:pgSz w:w="(\d+)" w:h="(\d+)"/
      .exec((await opened(design)).text('word/document.xml'))!
      .slice(1)
      .join('×')
  expect(await sizeOf()).toBe('11906×16838')
  expect(await sizeOf({ paper: 'letter', template: null, logo: null })).toBe('12240×15840')
  const page = { ...TEMPLATE!.page!, width: 10_000, height: 14_000 }
  expect(await sizeOf({ paper: 'a4', template: { ...TEMPLATE!, page }, logo: null })).toBe('10000×14000')
})

test('a template’s fonts, sizes, colours and margins take the place of ours; spacing and the fonts of Arabic stay', async () => {
  const { text, style } = await opened({ paper: 'a4', template: TEMPLATE, logo: null })
  const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/.exec(text('word/styles.xml'))![0]
  expect(defaults).toMatch(/w:ascii="Garamond"/)
  expect(defaults).toMatch(/w:cs="Times New Roman"/)
  expect(defaults).toMatch(/<w:sz w:val="24"\/>/)
  expect(style('Heading1')).toMatch(/Gill Sans.*w:val="1F3864".*w:val="40"/)
  expect(style('Heading1')).toMatch(/<w:b w:val="false"\/>/)
  expect(style('Heading1')).toMatch(/w:before="480"/)
  expect(style('Heading2')).toMatch(/Gill Sans/)
  expect(style('Heading2')).toMatch(/<w:b\/>/)
  expect(text('word/document.xml')).toMatch(
    /<w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300"/,
  )
})

test('a logo stands on the cover, or on every page above what marks the submission', async () => {
  const place = { width: 1800, height: 900, align: 'center' } as const
  const first = await opened({
    paper: 'a4',
    template: null,
    logo: { image, place: { ...place, pages: 'first' } },
  })
  const all = await opened({
    paper: 'a4',
    template: null,
    logo: { image, place: { ...place, pages: 'all' } },
  })
  const heads = ({ parts, text }: typeof all) =>
    Object.keys(parts)
      .filter((name) => /^word\/header\d\.xml$/.test(name))
      .map(
        (name) =>
          `${text(name).includes('<pic:pic') ? 'logo ' : ''}${/not for publication/.exec(text(name)) ? 'marked' : ''}`,
      )
      .sort()
  expect(heads(first)).toEqual(['logo ', 'marked'])
  expect(heads(all)).toEqual(['logo ', 'logo marked'])
  const pictures = Object.entries(all.parts).filter(([name]) => name.startsWith('word/media/'))
  expect(pictures).toHaveLength(1)
  expect(Buffer.from(pictures[0]![1]).equals(Buffer.from(image.bytes))).toBe(true)
  // The text begins below it.
  expect(Number(/w:top="(\d+)"/.exec(all.text('word/document.xml'))![1])).toBeGreaterThan(708 + 900)
})

test('numbers of paragraphs are Word’s own, those of tables and figures fields with what the compiler counted', async () => {
  const tree = compile(
    {
      report: reportFacts(),
      chapters: [],
      sections: [
        {
          title: 'Section',
          questions: [
            {
              ...{ id: 'q-1', label: '3', slug: '3' },
              text: doc(
                p('one', note('x')),
                p('two'),
                withAttrs(table(tr(th('a')), tr(td('b'))), { caption: 'Centres' }),
                figure({ image: 'i', alt: 'Bars' }, 'Complaints'),
                p('five'),
              ),
            },
          ],
        },
      ],
      images: { i: image },
    },
    wording,
  )
  const blocks = tree.parts[0]!.parts[0]!.blocks
  const numbers = [7, 8, undefined, undefined, 12]
  const labels = [undefined, undefined, 'Table 1.', 'Figure 1.']
  tree.parts[0]!.parts[0]!.blocks = blocks.map((block, index) =>
    withAttrs(block, {
      ...(labels[index] ? { label: labels[index], number: 1 } : { number: numbers[index] }),
    }),
  )
  const bytes = await renderDocx(tree)
  expect(faultsOf(bytes)).toEqual([])
  const parts = unzipSync(bytes)
  const document = strFromU8(parts['word/document.xml']!)
  const numbering = strFromU8(parts['word/numbering.xml']!)
  const used = [...document.matchAll(/w:val="NumberedText"\/>.*?<w:numId w:val="(\d+)"/g)].map(
    ([, id]) => id!,
  )
  expect(used).toHaveLength(3)
  expect(used[0]).toBe(used[1])
  const startOf = (id: string) => {
    const num = new RegExp(`<w:num w:numId="${id}".*?</w:num>`).exec(numbering)![0]
    const abstract = /w:abstractNumId w:val="(\d+)"/.exec(num)![1]!
    const level = new RegExp(`<w:abstractNum [^>]*w:abstractNumId="${abstract}".*?</w:abstractNum>`).exec(
      numbering,
    )![0]
    return [/<w:start w:val="(\d+)"/.exec(level)![1], /<w:lvlText w:val="([^"]*)"/.exec(level)![1]]
  }
  expect(startOf(used[0]!)).toEqual(['7', '%1.'])
  expect(startOf(used[2]!)).toEqual(['12', '%1.'])
  const captionOf = (style: string) =>
    [
      ...new RegExp(`<w:pStyle w:val="${style}"/>.*?</w:p>`)
        .exec(document)![0]
        .matchAll(/<w:(t|instrText)[^>]*>([^<]*)</g),
    ]
      .map(([, , text]) => text)
      .join('|')
  expect(captionOf('TableCaption')).toMatch(/^Table \|SEQ Table\|1\|\. \|Centres$/)
  expect(captionOf('Caption')).toMatch(/^Figure \|SEQ Figure\|1\|\. \|Complaints$/)
})
