import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import type { Place } from '../../tree'
import { groupByLink, headerRows, integer, listStyle, plainText, ruleFor, writable } from '../shared'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an element or in a quoted attribute. */
export function escape(text: string): string {
  return writable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}

type NodeRule = (node: DocumentNode, place: Place) => string
type MarkRule = (text: string, mark: DocumentMark) => string

const NODES: Record<string, NodeRule> = {
  paragraph: (node, place) => `<p>${inline(node, place)}</p>\n`,
  // The page's title is its h1, so the outline of the report begins at h2.
  heading: (node, place) => {
    const level = integer(node.attrs?.level, 1, [1, 5]) + 1
    return `<h${level}>${inline(node, place)}</h${level}>\n`
  },
  bulletList: (node, place) => `<ul>\n${htmlOf(node.content, place)}</ul>\n`,
  orderedList: (node, place) => {
    const start = integer(node.attrs?.start, 1, [0, 32_767])
    const style = listStyle(node)
    const attributes = `${start === 1 ? '' : ` start="${start}"`}${style === '1' ? '' : ` type="${style}"`}`
    return `<ol${attributes}>\n${htmlOf(node.content, place)}</ol>\n`
  },
  listItem: (node, place) => `<li>${htmlOf(node.content, place).trimEnd()}</li>\n`,
  blockquote: (node, place) => {
    const quote = `<blockquote>\n${htmlOf(node.content, place)}</blockquote>\n`
    const attribution = node.attrs?.attribution
    if (typeof attribution !== 'string') return quote
    return `<figure>\n${quote}<figcaption>${escape(attribution)}</figcaption>\n</figure>\n`
  },
  table: (node, place) => {
    const rows = node.content ?? []
    const header = headerRows(node)
    const head = header > 0 ? `<thead>\n${htmlOf(rows.slice(0, header).map(asHead), place)}</thead>\n` : ''
    const body = rows.length > header ? `<tbody>\n${htmlOf(rows.slice(header), place)}</tbody>\n` : ''
    return `<table>\n${head}${body}</table>\n`
  },
  tableRow: (node, place) => `<tr>${htmlOf(node.content, place)}</tr>\n`,
  tableHeader: (node, place) => cell('th', node, place),
  tableCell: (node, place) => cell('td', node, place),
  horizontalRule: () => '<hr>\n',
  hardBreak: () => '<br>',
  text: (node, place) =>
    (node.marks ?? []).reduce(
      (text, mark) => ruleFor(MARKS, mark, place)(text, mark),
      escape(node.text ?? ''),
    ),
}

const MARKS: Record<string, MarkRule> = {
  bold: (text) => `<strong>${text}</strong>`,
  italic: (text) => `<em>${text}</em>`,
  underline: (text) => `<u>${text}</u>`,
  strike: (text) => `<s>${text}</s>`,
  // Written by `inline`, around all of the link's text.
  link: (text) => text,
}

/** The HTML of some nodes. @throws AppError `unsupported` for a node or mark without a rule. */
export function htmlOf(nodes: readonly DocumentNode[] | undefined, place: Place): string {
  return (nodes ?? []).map((node) => ruleFor(NODES, node, place)(node, place)).join('')
}

function inline(node: DocumentNode, place: Place): string {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href))
    .map(({ href, nodes }) => {
      const text = htmlOf(nodes, place)
      return href ? `<a href="${escape(href)}" rel="noopener noreferrer">${text}</a>` : text
    })
    .join('')
}

function asHead(row: DocumentNode): DocumentNode {
  return {
    ...row,
    content: row.content?.map((each) => ({ ...each, attrs: { ...each.attrs, scope: 'col' } })),
  }
}

function cell(tag: 'th' | 'td', node: DocumentNode, place: Place): string {
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
  return `<${name}${attributes.filter(Boolean).join('')}>${htmlOf(node.content, place).trimEnd()}</${name}>`
}
