import {
  ExternalHyperlink,
  type FileChild,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { directionOf } from '@/lib/richtext/direction'
import { safeHref } from '@/lib/richtext/href'
import type { Place, ReportTree } from '../../tree'
import type { TableSize } from '../columns'
import { groupByLink, integer, plainText, ruleFor, writable } from '../shared'
import { figure } from './figure'
import { languageRun } from './language'
import { DEEPEST_LEVEL, type Numberings } from './lists'
import { bookmark, bookmarkOf, numberOf, type ParagraphNumbers } from './numbers'
import { INDENT, quoteLine, tableStyle } from './styles'
import { tableOf } from './tables'

/** Where in the document a block stands: it decides style and indentation. */
export interface Context {
  place: Place
  /** Whether the lines here run from right to left: the report's own, or what a block around says. */
  rtl: boolean
  /** Whether the report runs from right to left. */
  reportRtl: boolean
  numberings: Numberings
  paragraphNumbers: ParagraphNumbers
  images: ReportTree['images']
  /** The bookmark of a part of the report, by its id. */
  bookmarks: ReadonlyMap<string, string>
  /** The texts of the footnotes so far, in their order: what pages are reckoned with. */
  notes: string[]
  /** Twips from the margin of the page or cell, by quotations and lists around. */
  left: number
  /** How tall the text of a page is. */
  textHeight: number
  /** Width that is left for a table. */
  width: number
  /** How wide the letters of its text are beside those of Times New Roman. */
  face: number
  inQuote: boolean
  /** Set where the next paragraph must not go to another page alone: a quotation and its source. */
  keepNext: boolean
  /** Set within a table, and how its paragraphs are aligned. */
  cell: { header: boolean; size: TableSize; align: 'left' | 'center' | 'right' | null } | null
  /** How many lists are around. */
  lists: number
  /** Set for the first paragraph of a list item: what carries the bullet or number. */
  item: { reference: string; ordered: boolean } | null
}

type NodeRule = (node: DocumentNode, context: Context) => FileChild[]

const NODES: Record<string, NodeRule> = {
  paragraph: (node, context) => [paragraph(node, context)],
  heading: (node, context) => {
    const level = integer(node.attrs?.level, 1, [1, 6]) as 1 | 2 | 3 | 4 | 5 | 6
    return [
      new Paragraph({
        heading: HeadingLevel[`HEADING_${level}`],
        ...bidirectional(context),
        children: runsOf(node, context),
      }),
    ]
  },
  bulletList: list,
  orderedList: list,
  // Only through `list`: an item knows neither its marker nor its depth.
  listItem: (node, context) => blocksOf(node.content, context),
  blockquote: (node, context) => {
    const attribution = node.attrs?.attribution
    const inner = {
      ...deeper(context, INDENT.quote),
      inQuote: true,
      item: null,
      keepNext: typeof attribution === 'string',
    }
    const quoted = blocksOf(node.content, inner)
    if (typeof attribution !== 'string') return quoted
    const indent = context.left > 0 ? { indent: { left: inner.left } } : {}
    const source = new TextRun({ text: writable(attribution), ...(context.rtl && { rightToLeft: true }) })
    return [
      ...quoted,
      new Paragraph({ style: 'QuoteSource', ...bidirectional(context), ...indent, children: [source] }),
    ]
  },
  table: (node, context) => tableOf(node, context, blocksOf),
  // Only through `table`, which spans and sizes them.
  tableRow: (node, context) => tableOf({ type: 'table', content: [node] }, context, blocksOf),
  tableHeader: (node, context) =>
    tableOf({ type: 'table', content: [{ type: 'tableRow', content: [node] }] }, context, blocksOf),
  tableCell: (node, context) =>
    tableOf({ type: 'table', content: [{ type: 'tableRow', content: [node] }] }, context, blocksOf),
  horizontalRule: () => [new Paragraph({ style: 'Rule' })],
  figure: (node, context) => figure(node, context, runsOf(node, context)),
}

type InlineRule = (node: DocumentNode, context: Context) => ParagraphChild[]

const INLINE: Record<string, InlineRule> = {
  hardBreak: () => [new TextRun({ break: 1 })],
  text: (node, context) => {
    const marks = (node.marks ?? []).map((mark) => ruleFor(MARKS, mark, context.place)(mark))
    const options: IRunOptions = Object.assign(context.rtl ? { rightToLeft: true } : {}, ...marks)
    return [new TextRun({ ...options, children: tabbed(writable(node.text ?? '')) })]
  },
  // Word counts its footnotes itself, in their order, which is the tree's.
  footnote: (node, context) => {
    context.notes.push(plainText(node))
    const note = new Paragraph({
      style: 'FootnoteText',
      ...bidirectional(context),
      // As Word sets it: the number, a space, the note.
      children: [new TextRun(' '), ...runsOf(node, context)],
    })
    return [new FootnoteReferenceRun({ children: [note] })]
  },
  crossReference: ({ attrs }, context) => {
    const text = writable(typeof attrs?.text === 'string' ? attrs.text : '')
    const run = new TextRun({ text, ...(context.rtl && { rightToLeft: true }) })
    const part = typeof attrs?.part === 'string' ? attrs.part : ''
    const anchor = context.bookmarks.get(part) ?? bookmarkOf({ type: '', attrs: { id: part } })
    return anchor === null ? [run] : [new InternalHyperlink({ anchor, children: [run] })]
  },
}

const MARKS: Record<string, (mark: DocumentMark) => IRunOptions> = {
  bold: () => ({ bold: true }),
  italic: () => ({ italics: true }),
  underline: () => ({ underline: {} }),
  strike: () => ({ strike: true }),
  language: languageRun,
  link: ({ attrs }) => (safeHref(attrs?.href) ? { style: 'Hyperlink' } : {}),
}

/** Blocks as Word has them. @throws AppError `unsupported` for a node or mark without a rule. */
export function blocksOf(nodes: readonly DocumentNode[] | undefined, context: Context): FileChild[] {
  return (nodes ?? []).flatMap((node, index) => {
    // The marker belongs to an item's first paragraph alone.
    const own = index === 0 && node.type === 'paragraph' ? context : { ...context, item: null }
    const direction = directionOf(node.attrs?.dir)
    return ruleFor(NODES, node, context.place)(node, direction ? { ...own, rtl: direction === 'rtl' } : own)
  })
}

function list(node: DocumentNode, context: Context): FileChild[] {
  const depth = Math.min(context.lists, DEEPEST_LEVEL)
  const item = { reference: context.numberings.reference(node, depth), ordered: node.type === 'orderedList' }
  const inner = { ...deeper(context, INDENT.list), lists: context.lists + 1, item }
  return (node.content ?? []).flatMap((child) => ruleFor(NODES, child, context.place)(child, inner))
}

function deeper(context: Context, indent: number): Context {
  return { ...context, left: context.left + indent, width: context.width - indent }
}

function paragraph(node: DocumentNode, context: Context): Paragraph {
  const { item, cell, keepNext } = context
  const number = item ? null : numberOf(node)
  const options: IParagraphOptions = {
    style: number === null ? styleOf(context) : 'NumberedText',
    ...bidirectional(context),
    ...(item && {
      numbering: { reference: item.reference, level: Math.min(context.lists - 1, DEEPEST_LEVEL) },
    }),
    ...(number !== null && {
      numbering: { reference: context.paragraphNumbers.reference(number), level: 0 },
    }),
    ...indentOf(context),
    ...(context.inQuote && context.rtl !== context.reportRtl && { border: quoteLine(context.rtl) }),
    ...(keepNext && { keepNext }),
    ...(cell?.align && { alignment: cell.align }),
    children: [...bookmark(node), ...runsOf(node, context)],
  }
  return new Paragraph(options)
}

function styleOf({ item, inQuote, cell, lists }: Context): string {
  if (inQuote) return 'Quote'
  if (cell) return tableStyle(cell.header ? 'TableHeading' : 'TableText', cell.size)
  if (item) return item.ordered ? 'ListNumber' : 'ListBullet'
  return lists > 0 ? 'ListContinue' : 'BodyText'
}

// Styles and numberings indent what stands straight in the text; only what is nested needs an indentation of its own.
function indentOf({ item, inQuote, lists, left }: Context): { indent?: { left: number; hanging?: number } } {
  if (inQuote && lists === 0 && left === INDENT.quote) return {}
  if (item && left === INDENT.list * lists) return {}
  if (left === 0) return {}
  return { indent: { left, ...(item && { hanging: INDENT.list }) } }
}

function runsOf(node: DocumentNode, context: Context): ParagraphChild[] {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href)).flatMap(({ href, nodes }) => {
    const children = nodes.flatMap((child) => ruleFor(INLINE, child, context.place)(child, context))
    return href ? [new ExternalHyperlink({ link: href, children })] : children
  })
}

function tabbed(text: string): (string | Tab)[] {
  return text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]))
}

// The styles of a report that runs from right to left say so themselves; a block that does not must say that.
function bidirectional({ rtl, reportRtl }: Context): { bidirectional?: boolean } {
  return rtl || reportRtl ? { bidirectional: rtl } : {}
}
