import {
  Document,
  HeadingLevel,
  type IDocumentOptions,
  Packer,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { largeReport } from '@/lib/testing/large-report'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { estimatePages } from './pages'
import { renderDocx } from './render'
import { linesOf } from '../text-width'

const ENTRY = /PAGEREF [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:t[^>]*>(\d+)</g

const numbersIn = (xml: string) => [...xml.matchAll(ENTRY)].map(([, number]) => Number(number))

/** The same headings and texts, with page numbers by `pageNumbers`. */
async function numbered(texts: string[], pageNumbers: IDocumentOptions['pageNumbers']): Promise<number[]> {
  const document = new Document({
    styles: STYLES,
    pageNumbers,
    sections: [
      {
        properties: { page: { margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 } } },
        children: [
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
          ...texts.flatMap((text, index) => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(`Heading ${index}`)] }),
            new Paragraph({ style: 'BodyText', children: [new TextRun(text)] }),
          ]),
        ],
      },
    ],
  })
  return numbersIn(strFromU8(unzipSync(await Packer.toBuffer(document))['word/document.xml']!))
}

const STYLES = {
  default: {
    document: { run: { font: 'Times New Roman', size: 22 } },
    heading1: {
      run: { size: 32, bold: true },
      paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 140, line: 276 } },
    },
  ],
}

test(
  'the numbers of the contents list are those that a layout like Word’s finds, or next to them',
  { timeout: 30_000 },
  async () => {
    const sentence =
      'Survivors who came at night were told to return in the morning, and nine of them did not. '
    const texts = Array.from({ length: 24 }, (_, index) => sentence.repeat(3 + ((index * 7) % 23)))
    const ours = await numbered(texts, estimatePages(STYLES, { width: 9072, height: 14_004 }, []))
    const theirs = await numbered(texts, estimatePageNumbersWith({ guess: true }))
    expect(theirs.at(-1)).toBeGreaterThan(8)
    expect(ours).toHaveLength(theirs.length)
    ours.forEach((number, index) =>
      expect(Math.abs(number - theirs[index]!), `${index}`).toBeLessThanOrEqual(1),
    )
  },
)

test('tables, pictures and footnotes take their room', { timeout: 30_000 }, async () => {
  const pagesOf = async (sizes: Parameters<typeof largeReport>[0]) => {
    const content = largeReport({
      words: 3000,
      questions: 6,
      sections: 3,
      notes: 0,
      tables: 0,
      figures: 0,
      ...sizes,
    })
    const bytes = await renderDocx(compile(content, exportWording()))
    return numbersIn(strFromU8(unzipSync(bytes)['word/document.xml']!)).at(-1)!
  }
  const plain = await pagesOf({})
  expect(await pagesOf({ figures: 6 })).toBeGreaterThanOrEqual(plain + 2)
  expect(await pagesOf({ tables: 9 })).toBeGreaterThan(plain)
  expect(await pagesOf({ notes: 90 })).toBeGreaterThan(plain)
})

test('lines end between words, after a break, within a word that is wider than a line, and between ideographs', () => {
  const cut = (text: string, room: number) => {
    const ends = linesOf(text, { size: 10, room, first: 0 })
    return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end))
  }
  expect(cut('nine of them did not', 50)).toEqual(['nine of ', 'them did ', 'not'])
  expect(cut('one\ntwo', 500)).toEqual(['one\n', 'two'])
  expect(cut('mmmmmmmmmm', 40)).toEqual(['mmmmm', 'mmmmm'])
  expect(cut('汉字汉字汉', 21)).toEqual(['汉字', '汉字', '汉'])
  expect(cut('', 50)).toEqual([''])
})
