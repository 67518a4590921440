import { columnShares } from '@/lib/richtext/column-shares'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { directionOf } from '@/lib/richtext/direction'
import { safeHref } from '@/lib/richtext/href'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'
import type { Place, ReportTree } from '../../tree'
import { escape } from './escape'
import { figure } from './figure'
import { regularTable } from '../regular-table'
import {
  blockId,
  captionLabel,
  groupByLink,
  headerRows,
  integer,
  listStyle,
  paragraphNumber,
  plainText,
  ruleFor,
} from '../shared'

/** Where in the page a node stands, and what the page collects on the way. */
export interface Context {
  place: Place
  images: ReportTree['images']
  /** The footnotes so far, in their order. */
  notes: DocumentNode[]
  /** A message below `export`. */
  t: (key: string, values?: Record<string, string | number>) => string
}

type NodeRule = (node: DocumentNode, context: Context) => string
type MarkRule = (text: string, mark: DocumentMark) => string

const NODES: Record<string, NodeRule> = {
  paragraph: (node, context) => {
    const number = paragraphNumber(node)
    if (!number) return `<p${idOf(node)}${dir(node)}>${inline(node, context)}</p>\n`
    const id = `p-${parseInt(number)}`
    return `<p id="${id}" class="numbered"${dir(node)}><span class="number">${number}</span> ${inline(node, context)}</p>\n`
  },
  // The page's title is its h1, so the outline of the report begins at h2.
  heading: (node, context) => {
    const level = integer(node.attrs?.level, 1, [1, 5]) + 1
    return `<h${level}${dir(node)}>${inline(node, context)}</h${level}>\n`
  },
  bulletList: (node, context) => `<ul${dir(node)}>\n${htmlOf(node.content, context)}</ul>\n`,
  orderedList: (node, context) => {
    const start = integer(node.attrs?.start, 1, [0, 32_767])
    const style = listStyle(node)
    const attributes = `${start === 1 ? '' : ` start="${start}"`}${style === '1' ? '' : ` type="${style}"`}`
    return `<ol${attributes}${dir(node)}>\n${htmlOf(node.content, context)}</ol>\n`
  },
  listItem: (node, context) => `<li${dir(node)}>${htmlOf(node.content, context).trimEnd()}</li>\n`,
  blockquote: (node, context) => {
    const quote = `<blockquote${dir(node)}>\n${htmlOf(node.content, context)}</blockquote>\n`
    const attribution = node.attrs?.attribution
    if (typeof attribution !== 'string') return quote
    return `<figure>\n${quote}<figcaption>${escape(attribution)}</figcaption>\n</figure>\n`
  },
  table: (given, context) => {
    const node = regularTable(given)
    const rows = node.content ?? []
    const header = headerRows(node)
    const head = header > 0 ? `<thead>\n${htmlOf(rows.slice(0, header).map(asHead), context)}</thead>\n` : ''
    const body = rows.length > header ? `<tbody>\n${htmlOf(rows.slice(header), context)}</tbody>\n` : ''
    const caption = textOf(node.attrs?.caption)
    const label = escape(captionLabel(node))
    const title = caption && `<caption>${label && `${label} `}${escape(caption)}</caption>\n`
    const summary = textOf(node.attrs?.summary)
    const description = summary && ` aria-description="${escape(summary)}"`
    // It moves from side to side in a box of its own, which keys reach, so that a wide one does not make the page wide.
    const name = caption && ` role="group" aria-label="${label && `${label} `}${escape(caption)}"`
    const written = `<table${idOf(node)}${dir(node)}${description}>\n${title}${columnsOf(rows[0])}${head}${body}</table>`
    return `<div class="scroll" tabindex="0"${name}>\n${written}\n</div>\n`
  },
  tableRow: (node, context) => `<tr>${htmlOf(node.content, context)}</tr>\n`,
  tableHeader: (node, context) => cell('th', node, context),
  tableCell: (node, context) => cell('td', node, context),
  horizontalRule: () => '<hr>\n',
  hardBreak: () => '<br>',
  figure: (node, context) => figure(node, context, inline(node, context)),
  footnote: (node, { notes, t }) => {
    const number = integer(node.attrs?.number, 1, [1, 1_000_000])
    notes.push(node)
    const name = escape(t('noteLabel', { number }))
    return `<sup><a id="noteref-${number}" href="#note-${number}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`
  },
  crossReference: ({ attrs }) => {
    const text = escape(textOf(attrs?.text))
    const part = textOf(attrs?.part)
    return part ? `<a href="#${escape(part)}">${text}</a>` : text
  },
  text: (node, context) =>
    (node.marks ?? []).reduce(
      (text, mark) => ruleFor(MARKS, mark, context.place)(text, mark),
      escape(node.text ?? ''),
    ),
}

const MARKS: Record<string, MarkRule> = {
  bold: (text) => `<strong>${text}</strong>`,
  italic: (text) => `<em>${text}</em>`,
  underline: (text) => `<u>${text}</u>`,
  strike: (text) => `<s>${text}</s>`,
  language: (text, { attrs }) => {
    const tag = languageTag(attrs?.lang)
    return tag ? `<span lang="${escape(tag)}" dir="${directionOfLanguage(tag)}">${text}</span>` : text
  },
  // Written by `inline`, around all of the link's text.
  link: (text) => text,
}

/** The HTML of some nodes. @throws AppError `unsupported` for a node or mark without a rule. */
export function htmlOf(nodes: readonly DocumentNode[] | undefined, context: Context): string {
  return (nodes ?? []).map((node) => ruleFor(NODES, node, context.place)(node, context)).join('')
}

/** The footnotes that a page has collected, each with a way back to where it is called. */
export function notesOf(context: Context): string {
  // A note may not hold another, so the list does not grow while it is written.
  return context.notes
    .map((node) => {
      const number = integer(node.attrs?.number, 1, [1, 1_000_000])
      const name = escape(context.t('backToNote', { number }))
      const back = `<a href="#noteref-${number}" role="doc-backlink" aria-label="${name}">↩</a>`
      return `<li id="note-${number}" value="${number}">${inline(node, context)} ${back}</li>\n`
    })
    .join('')
}

/** The widths that a person gave the columns, in steps of five percent, for which the page's style has classes. */
function columnsOf(row: DocumentNode | undefined): string {
  const shares = columnShares((row?.content ?? []).map(({ attrs }) => attrs ?? {}))
  const classes = shares?.map((share) => `w${Math.min(95, Math.max(5, Math.round(share * 20) * 5))}`)
  return classes ? `<colgroup>${classes.map((name) => `<col class="${name}">`).join('')}</colgroup>\n` : ''
}

function idOf(node: DocumentNode): string {
  const id = blockId(node)
  return id ? ` id="${id}"` : ''
}

function dir({ attrs }: DocumentNode): string {
  const direction = directionOf(attrs?.dir)
  return direction ? ` dir="${direction}"` : ''
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function inline(node: DocumentNode, context: Context): string {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href))
    .map(({ href, nodes }) => {
      const text = htmlOf(nodes, context)
      if (!href) return text
      // What is an address already is printed without it behind.
      const own = bare(nodes.map(plainText).join('')) === bare(href) ? ' class="address"' : ''
      return `<a href="${escape(href)}" rel="noopener noreferrer"${own}>${text}</a>`
    })
    .join('')
}

/** An address as people write it. */
const bare = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase()

function asHead(row: DocumentNode): DocumentNode {
  return {
    ...row,
    content: row.content?.map((each) => ({ ...each, attrs: { ...each.attrs, scope: 'col' } })),
  }
}

function cell(tag: 'th' | 'td', node: DocumentNode, context: Context): string {
  const { attrs } = node
  // A header cell without a word announces nothing.
  const name = tag === 'th' && plainText(node).trim() === '' ? 'td' : tag
  const colspan = integer(attrs?.colspan, 1, [1, 1000])
  const rowspan = integer(attrs?.rowspan, 1, [1, 65_534])
  const align = attrs?.align
  const attributes = [
    name === 'th' && ` scope="${attrs?.scope === 'col' ? 'col' : 'row'}"`,
    colspan > 1 && ` colspan="${colspan}"`,
    rowspan > 1 && ` rowspan="${rowspan}"`,
    (align === 'left' || align === 'right' || align === 'center') && ` class="${align}"`,
  ]
  return `<${name}${attributes.filter(Boolean).join('')}>${htmlOf(node.content, context).trimEnd()}</${name}>`
}
