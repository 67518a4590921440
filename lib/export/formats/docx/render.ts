import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { directionOfText } from '@/lib/richtext/direction'
import type { Part, ReportTree } from '../../tree'
import { writable } from '../shared'
import { faceOf } from '../text-width'
import { blocksOf } from './blocks'
import { headsOf } from './heads'
import { Numberings } from './lists'
import { ParagraphNumbers } from './numbers'
import { packDocument } from './package'
import { estimatePages } from './pages'
import { EDGE, type Sheet, sheetOf } from './sheet'
import { stylesOf } from './styles'

/**
 * The report as a Word document: named styles throughout, a contents list with page numbers, and no trace of who
 * wrote it, when, or with what. The same report gives the same bytes.
 */
export async function renderDocx(tree: ReportTree): Promise<Uint8Array> {
  const numberings = new Numberings()
  const paragraphNumbers = new ParagraphNumbers()
  const notes: string[] = []
  const sheet = sheetOf(tree)
  const body = { tree, numberings, paragraphNumbers, notes, sheet }
  const children = [...coverOf(tree), ...contentsOf(tree), ...bodyOf(body)]
  const styles = stylesOf(tree, sheet.textWidth)
  const document = new Document({
    title: writable(tree.title),
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles,
    numbering: { config: [...numberings.config(), ...paragraphNumbers.config()] },
    pageNumbers: estimatePages(styles, { width: sheet.textWidth, height: sheet.textHeight }, notes),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: sheet.width, height: sheet.height },
            margin: { ...sheet.margin, header: EDGE, footer: EDGE },
          },
        },
        headers: headsOf(tree),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ style: 'Footer', children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return packDocument(document, {
    title: writable(tree.title),
    language: tree.language,
    direction: tree.direction,
  })
}

function coverOf(tree: ReportTree): FileChild[] {
  const { cover, title } = tree
  const { submittedBy, contact } = cover
  return [
    line('CoverKind', cover.kind, tree),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [run(title, tree)],
      ...direction(tree),
    }),
    ...cover.occasion.map((text) => line('CoverOccasion', text, tree)),
    ...(submittedBy ? labelled(submittedBy.label, submittedBy.names, tree) : []),
    ...(contact ? labelled(contact.label, contact.lines, tree) : []),
    ...(cover.date ? [line('CoverDate', cover.date, tree)] : []),
    line(tree.marking ? 'CoverMarking' : 'CoverPublicity', cover.publicity, tree),
    line('CoverText', cover.language, tree),
  ]
}

function labelled(label: string, lines: string[], tree: ReportTree): FileChild[] {
  return [line('CoverLabel', label, tree), ...lines.map((text) => line('CoverText', text, tree))]
}

function contentsOf(tree: ReportTree): FileChild[] {
  if (tree.parts.length === 0) return []
  return [
    new Paragraph({
      style: 'TOCHeading',
      pageBreakBefore: true,
      ...direction(tree),
      children: [run(tree.contents, tree)],
    }),
    new TableOfContents(tree.contents, { hyperlink: true, headingStyleRange: '1-2' }),
  ]
}

function bodyOf(body: Omit<Body, 'bookmarks'>): FileChild[] {
  const { tree } = body
  if (tree.parts.length === 0)
    return [new Paragraph({ style: 'BodyText', pageBreakBefore: true, text: tree.nothing })]
  const parts = tree.parts.flatMap(withInner)
  const bookmarks = new Map(parts.map(({ id }, index) => [id, `Part${index + 1}`]))
  return tree.parts.flatMap((part, index) => partOf(part, { ...body, bookmarks }, index === 0))
}

const withInner = (part: Part): Part[] => [part, ...part.parts.flatMap(withInner)]

interface Body {
  tree: ReportTree
  sheet: Sheet
  numberings: Numberings
  paragraphNumbers: ParagraphNumbers
  bookmarks: ReadonlyMap<string, string>
  notes: string[]
}

function partOf(part: Part, body: Body, opensPage: boolean): FileChild[] {
  const { tree, sheet, bookmarks, ...shared } = body
  const rtl = tree.direction === 'rtl'
  const heading = new Paragraph({
    heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    pageBreakBefore: opensPage,
    ...direction(tree),
    // What cross-references lead to.
    children: [new Bookmark({ id: bookmarks.get(part.id) ?? part.id, children: [run(part.title, tree)] })],
  })
  const text = blocksOf(part.blocks, {
    place: part.title,
    rtl,
    reportRtl: rtl,
    ...shared,
    images: tree.images,
    bookmarks,
    left: 0,
    width: sheet.textWidth,
    face: faceOf(tree.design?.template?.looks.normal?.font ?? 'Times New Roman').width,
    textHeight: sheet.textHeight,
    inQuote: false,
    keepNext: false,
    cell: null,
    lists: 0,
    item: null,
  })
  return [heading, ...text, ...part.parts.flatMap((inner) => partOf(inner, body, false))]
}

function line(style: string, text: string, tree: ReportTree): Paragraph {
  return new Paragraph({ style, ...direction(tree), children: [run(text, tree)] })
}

// In a line from right to left a run says how it runs itself: figures and signs in it follow that.
function run(text: string, { direction }: ReportTree): TextRun {
  const rightToLeft = directionOfText(text) !== 'ltr'
  return new TextRun({ text: writable(text), ...(direction === 'rtl' && { rightToLeft }) })
}

function direction(tree: ReportTree): { bidirectional?: boolean } {
  return tree.direction === 'rtl' ? { bidirectional: true } : {}
}
