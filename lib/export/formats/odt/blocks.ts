import { directionOf } from '@/lib/richtext/direction'
import type { DocumentNode } from '@/lib/richtext/document'
import { INDENT, tableStyle } from '../docx/styles'
import { integer, plainText, ruleFor, writable } from '../shared'
import type { Standing } from './automatic'
import { type Context, directed } from './context'
import { figure } from './figure'
import { bookmarked, bookmarkOf, lineOf, paragraph, spaced } from './lines'
import { listOf } from './lists'
import { LISTS, styleName } from './style-names'
import { tableOf } from './tables'
import { el, type Xml } from './xml'

type NodeRule = (node: DocumentNode, context: Context) => Xml[]

const NODES: Record<string, NodeRule> = {
  paragraph: (node, context) => [paragraphOf(node, context)],
  heading: (node, context) => [
    heading(plainText(node), integer(node.attrs?.level, 1, [1, 6]), lineOf(node, context), context),
  ],
  bulletList: list,
  orderedList: list,
  // Only through `list`: an item knows neither its marker nor its depth.
  listItem: (node, context) => blocksOf(node.content, context),
  blockquote: (node, context) => {
    const attribution = node.attrs?.attribution
    const inner = {
      ...context,
      left: context.left + INDENT.quote,
      width: context.width - INDENT.quote,
      inQuote: true,
      item: null,
      keepNext: typeof attribution === 'string',
    }
    const quoted = blocksOf(node.content, inner)
    if (typeof attribution !== 'string') return quoted
    const style = context.styles.paragraph('QuoteSource', {
      ...directed(context),
      ...(context.left > 0 && { indent: { left: inner.left } }),
    })
    return [...quoted, paragraph(style, [writable(attribution)])]
  },
  table: (node, context) => tableOf(node, context, blocksOf),
  // Only through `table`, which spans and sizes them.
  tableRow: (node, context) => tableOf({ type: 'table', content: [node] }, context, blocksOf),
  tableHeader: inTable,
  tableCell: inTable,
  horizontalRule: () => [paragraph(styleName('Rule'), [])],
  figure: (node, context) => figure(node, context, lineOf(node, context)),
}

/** Blocks as OpenDocument has them. @throws AppError `unsupported` for a node or mark without a rule. */
export function blocksOf(nodes: readonly DocumentNode[] | undefined, context: Context): Xml[] {
  return (nodes ?? []).flatMap((node, index) => {
    // The marker belongs to an item's first paragraph alone.
    const own = index === 0 && node.type === 'paragraph' ? context : { ...context, item: null }
    const direction = directionOf(node.attrs?.dir)
    return ruleFor(NODES, node, context.place)(node, direction ? { ...own, rtl: direction === 'rtl' } : own)
  })
}

function inTable(node: DocumentNode, context: Context): Xml[] {
  return tableOf({ type: 'table', content: [{ type: 'tableRow', content: [node] }] }, context, blocksOf)
}

function list(node: DocumentNode, context: Context): Xml[] {
  const inner = {
    ...context,
    left: context.left + INDENT.list,
    width: context.width - INDENT.list,
    lists: context.lists + 1,
    item: { ordered: node.type === 'orderedList' },
  }
  const items = (node.content ?? []).map((child) => ruleFor(NODES, child, context.place)(child, inner))
  return listOf(node, items)
}

/**
 * A heading of the report's outline, with a bookmark of its own; those of the first two levels are named by the contents
 * list. `name` is the bookmark by which references know it.
 */
export function heading(
  title: string,
  level: number,
  line: readonly (Xml | string)[],
  context: Context,
  { name, startsPage = false }: { name?: string; startsPage?: boolean } = {},
): Xml {
  const bookmark = name ?? `Heading${++context.counts.headings}`
  if (level <= 2) context.entries.push({ title: writable(title), level, bookmark })
  const style = context.styles.paragraph(`Heading${level}`, {
    ...directed(context),
    ...(startsPage && { startsPage }),
  })
  const attributes = { 'text:style-name': style, 'text:outline-level': level }
  return el('text:h', attributes, ...spaced(bookmarked(bookmark, line)))
}

function paragraphOf(node: DocumentNode, context: Context): Xml {
  const { item, cell, keepNext, styles } = context
  const line = [...bookmarked(bookmarkOf(node), []), ...lineOf(node, context)]
  const number = item ? 0 : integer(node.attrs?.number, 0, [0, 1_000_000])
  if (number > 0)
    return numbered(number, paragraph(styles.paragraph('NumberedText', directed(context)), line), context)
  const standing: Standing = {
    ...directed(context),
    ...indentOf(context),
    ...(keepNext && { keepNext }),
    ...(cell?.align && { align: cell.align }),
  }
  return paragraph(styles.paragraph(styleOf(context), standing), line)
}

/**
 * A paragraph with its number at the margin, which goes on counting in the program that opens it: a paragraph more makes those
 * below count on. For readers that do not count the number stands there as well.
 */
function numbered(number: number, written: Xml, { numbered: known }: Context): Xml {
  const goesOn = known.list !== null && number === known.last + 1
  const id = `paragraphs${++known.lists}`
  const attributes = {
    'xml:id': id,
    'text:style-name': LISTS.paragraphs,
    'text:continue-list': goesOn && (known.list ?? false),
  }
  known.list = id
  known.last = number
  const start = { 'text:start-value': !goesOn && number }
  return el(
    'text:list',
    attributes,
    el('text:list-item', start, el('text:number', {}, `${number}.`), written),
  )
}

function styleOf({ item, inQuote, cell, lists }: Context): string {
  if (inQuote) return 'Quote'
  if (cell) return tableStyle(cell.header ? 'TableHeading' : 'TableText', cell.size)
  if (item) return item.ordered ? 'ListNumber' : 'ListBullet'
  return lists > 0 ? 'ListContinue' : 'BodyText'
}

// Styles and lists indent what stands straight in the text; only what is nested needs an indentation of its own.
function indentOf({ item, inQuote, lists, left }: Context): { indent?: { left: number; hanging?: number } } {
  if (inQuote && lists === 0 && left === INDENT.quote) return {}
  if (item && left === INDENT.list * lists) return {}
  if (left === 0) return {}
  return { indent: { left, ...(item && { hanging: INDENT.list }) } }
}
