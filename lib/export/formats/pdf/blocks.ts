import { columnShares } from '@/lib/richtext/column-shares'
import { directionOf } from '@/lib/richtext/direction'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'
import type { Place, ReportTree } from '../../tree'
import {
  blockId,
  captionLabel,
  groupByLink,
  headerRows,
  integer,
  listStyle,
  paragraphNumber,
  ruleFor,
} from '../shared'
import { figure } from './figure'
import { literal, said } from './literal'
import { isShort } from './short-table'

/** Where in the report a node stands, and what it may lead to. */
export interface Context {
  place: Place
  images: ReportTree['images']
  /** The label of each part, by its id. */
  labels: ReadonlyMap<string, string>
  /** What the note of a marked report begins with: see `marks.ts`. */
  noteMark?: string
  /** What a row of its table begins with there; nothing for most. */
  rowMark?: (row: number) => string
  /** What a cell begins with. */
  cellMark?: string
  /** In a list, a quotation or a table, where less than the width of the text is left. */
  isInside?: boolean
}

type NodeRule = (node: DocumentNode, context: Context) => string
type MarkRule = (text: string, mark: DocumentMark) => string

// Each rule writes content as it stands between brackets: `#name(…)[…]`.
const NODES: Record<string, NodeRule> = {
  paragraph: (node, context) => {
    const number = paragraphNumber(node)
    const before = number && `#box(width: 2.5em)[${said(number)}]`
    return directed(node, `#par[${named(node)}${before}${inlineOf(node, context)}]`)
  },
  heading: (node, context) => {
    const level = integer(node.attrs?.level, 1, [1, 6])
    return directed(node, `#heading(level: ${level})[${inlineOf(node, context)}]`)
  },
  bulletList: (node, context) => directed(node, `#list(${items(node, context)})`),
  orderedList: (node, context) => {
    const start = integer(node.attrs?.start, 1, [0, 32_767])
    return directed(node, `#enum(start: ${start}, numbering: "${listStyle(node)}.", ${items(node, context)})`)
  },
  listItem: (node, context) => directed(node, typstOf(node.content, { ...context, isInside: true })),
  blockquote: (node, context) => {
    const { attribution } = node.attrs ?? {}
    const below = typeof attribution === 'string' ? `, attribution: [${said(attribution)}]` : ''
    const text = typstOf(node.content, { ...context, isInside: true })
    return directed(node, `#quote(block: true${below})[${text}]`)
  },
  table: (node, context) => directed(node, table(node, context)),
  tableRow: (node, context) => typstOf(node.content, context),
  tableHeader: (node, context) => cell(node, context),
  tableCell: (node, context) => cell(node, context),
  horizontalRule: () => '#pdf.artifact(line(length: 30%, stroke: 0.5pt))',
  hardBreak: () => '#linebreak()',
  figure: (node, context) => {
    const label = captionLabel(node)
    const caption = (label && said(`${label} `)) + inlineOf(node, context)
    return directed(node, figure(node, context, caption && named(node) + caption))
  },
  footnote: (node, context) => `#footnote[${context.noteMark ?? ''}${inlineOf(node, context)}]`,
  crossReference: ({ attrs }, { labels }) => {
    const text = said(typeof attrs?.text === 'string' ? attrs.text : '')
    const part = typeof attrs?.part === 'string' ? attrs.part : ''
    // A part has a label of its own; what is none is a block, which is called by its id.
    const label = labels.get(part) ?? blockId({ type: '', attrs: { id: part } })
    return label ? `#link(<${label}>)[${text}]` : text
  },
  text: (node, context) =>
    (node.marks ?? []).reduce(
      (text, mark) => ruleFor(MARKS, mark, context.place)(text, mark),
      said(node.text ?? ''),
    ),
}

const MARKS: Record<string, MarkRule> = {
  bold: (text) => `#strong[${text}]`,
  italic: (text) => `#emph[${text}]`,
  underline: (text) => `#underline[${text}]`,
  strike: (text) => `#strike[${text}]`,
  language: (text, { attrs }) => {
    const tag = languageTag(attrs?.lang)
    return tag ? `#text(${languageOf(tag)})[${text}]` : text
  },
  // Written by `inlineOf`, around all of the link's text.
  link: (text) => text,
}

/** The Typst of some nodes. @throws AppError `unsupported` for a node or mark without a rule. */
export function typstOf(nodes: readonly DocumentNode[] | undefined, context: Context): string {
  return (nodes ?? []).map((node) => ruleFor(NODES, node, context.place)(node, context)).join('\n')
}

/** How Typst is told a language: `lang: "zh", region: "TW", dir: ltr`. */
export function languageOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag)
  // Typst knows codes of two or three letters; of no others, and no script.
  const known = /^[a-z]{2,3}$/.test(language) ? language : 'en'
  const where = region && /^[A-Z]{2}$/.test(region) ? `"${region}"` : 'none'
  return `lang: "${known}", region: ${where}, dir: ${directionOfLanguage(tag)}`
}

function inlineOf(node: DocumentNode, context: Context): string {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href))
    .map(({ href, nodes }) => {
      const text = nodes.map((each) => ruleFor(NODES, each, context.place)(each, context)).join('')
      return href ? `#link(${literal(href)})[${text}]` : text
    })
    .join('')
}

/** A place in the text to which links lead, without anything to be seen or heard. */
function named(node: DocumentNode): string {
  const id = blockId(node)
  return id ? `#metadata(none)<${id}>` : ''
}

function items(node: DocumentNode, context: Context): string {
  return (node.content ?? []).map((item) => `[${typstOf([item], context)}]`).join(', ')
}

/** A block that says how it runs. */
function directed({ attrs }: DocumentNode, block: string): string {
  const direction = directionOf(attrs?.dir)
  return direction ? `#[#set text(dir: ${direction})\n${block}]` : block
}

function table(node: DocumentNode, context: Context): string {
  const rows = node.content ?? []
  for (const row of rows) if (row.type !== 'tableRow') ruleFor(NODES, row, context.place)
  const columns = Math.max(1, widthOf(rows[0]))
  const shares = columnShares((rows[0]?.content ?? []).map(({ attrs }) => attrs ?? {}))
  const widths = shares
    ? `(${shares.map((share) => `${Math.max(1, Math.round(share * 1000))}fr`).join(', ')},)`
    : `(1fr,) * ${columns}`
  const header = headerRows(node)
  // A header of all rows would head nothing.
  const head = header > 0 && header < rows.length ? header : 0
  const written = [
    // A header stands again on each page, and is no place of its own.
    ...(head > 0 ? [`table.header(${rowsOf(rows.slice(0, head), context)})`] : []),
    rows
      .slice(head)
      .map((row, index) => rowsOf([row], context, context.rowMark?.(head + index)))
      .filter(Boolean)
      .join(', '),
  ]
  const { caption, summary } = node.attrs ?? {}
  const label = captionLabel(node)
  const title =
    typeof caption === 'string' && caption
      ? `caption: [${named(node)}${said(label ? `${label} ${caption}` : caption)}], `
      : ''
  const body = `table(columns: ${widths}, ${written.filter(Boolean).join(', ')})`
  const whole = title ? `#figure(kind: table, ${title}${body})` : `#${body}`
  // A short one stays in one piece; and what may be broken Typst sets anew, and keeps, for each note below it on the page.
  const shown =
    !context.isInside && isShort(node)
      ? `#[#show ${title ? 'figure' : 'table'}: set block(breakable: false)\n${whole}]`
      : whole
  // An alternative text would be read instead of the table, so what sums it up is printed below it.
  return typeof summary === 'string' && summary ? `${shown}\n#par[#text(size: 9pt)[${said(summary)}]]` : shown
}

function rowsOf(rows: readonly DocumentNode[], context: Context, mark = ''): string {
  return rows
    .flatMap((row) => row.content ?? [])
    .map((each, index) => {
      const here = index === 0 && mark ? { ...context, cellMark: mark } : context
      return ruleFor(NODES, each, context.place)(each, here)
    })
    .join(', ')
}

const widthOf = (row: DocumentNode | undefined): number =>
  (row?.content ?? []).reduce((sum, { attrs }) => sum + integer(attrs?.colspan, 1, [1, 1000]), 0)

function cell(node: DocumentNode, { cellMark, ...context }: Context): string {
  const { attrs, content } = node
  const align = attrs?.align
  const options = [
    integer(attrs?.colspan, 1, [1, 1000]) > 1 && `colspan: ${integer(attrs?.colspan, 1, [1, 1000])}`,
    integer(attrs?.rowspan, 1, [1, 65_534]) > 1 && `rowspan: ${integer(attrs?.rowspan, 1, [1, 65_534])}`,
    (align === 'left' || align === 'right' || align === 'center') && `align: ${align}`,
  ].filter(Boolean)
  const text = typstOf(content, { ...context, isInside: true })
  const body = (cellMark ? `${cellMark}\n` : '') + (node.type === 'tableHeader' ? `#strong[${text}]` : text)
  return `table.cell(${options.join(', ')})[${body}]`
}
