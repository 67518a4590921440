import type { BlockContent, DefinitionContent, Nodes, PhrasingContent, Root, Table, TableRow } from 'mdast'
import { directionOf } from '@/lib/richtext/direction'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'
import type { Place, ReportTree } from '../../tree'
import { escape } from '../html/escape'
import { regularTable } from '../regular-table'
import { blockId, captionLabel, groupByLink, integer, paragraphNumber, ruleFor, writable } from '../shared'

/** Where in the report a node stands, and what the file collects on the way. */
export interface Context {
  place: Place
  images: ReportTree['images']
  /** The names of the pictures that stand beside the file, by their id, in the order in which they are shown. */
  pictures: Map<string, string>
  /** The footnotes so far, in their order. */
  notes: DocumentNode[]
}

export type Block = BlockContent | DefinitionContent
type BlockRule = (node: DocumentNode, context: Context) => Block[]
type InlineRule = (node: DocumentNode, context: Context) => PhrasingContent[]

const BLOCKS: Record<string, BlockRule> = {
  paragraph: (node, context) => {
    const number = paragraphNumber(node)
    const text = inline(node, context)
    if (text.length === 0) return []
    const id = number ? `p-${parseInt(number)}` : blockId(node)
    // The number is text and no item of a list; whoever cites it finds it by its address.
    const children = [
      ...(id ? [html(`<a id="${id}"></a>`)] : []),
      ...(number ? [plain(`${number} `)] : []),
      ...text,
    ]
    return directed(node, [{ type: 'paragraph', children }])
  },
  heading: (node, context) => {
    // The title of the report is the first level.
    const depth = integer(node.attrs?.level, 1, [1, 5]) + 1
    return directed(node, [
      { type: 'heading', depth: depth as 2 | 3 | 4 | 5 | 6, children: inline(node, context) },
    ])
  },
  bulletList: (node, context) => list(node, context, false),
  orderedList: (node, context) => list(node, context, true),
  blockquote: (node, context) => {
    const children = blocksOf(node.content, context)
    const attribution = textOf(node.attrs?.attribution)
    if (attribution) children.push({ type: 'paragraph', children: [plain(attribution)] })
    return directed(node, [{ type: 'blockquote', children }])
  },
  table: (node, context) => {
    const caption = textOf(node.attrs?.caption)
    const label = captionLabel(node)
    const title = caption && [...named(node), plain(`${label && `${label} `}${caption}`)]
    return directed(node, [
      ...(title ? [{ type: 'paragraph' as const, children: title }] : []),
      tableOf(node, context),
    ])
  },
  horizontalRule: () => [{ type: 'thematicBreak' }],
  figure: (node, context) => {
    const label = captionLabel(node)
    const caption = inline(node, context)
    const below = label && caption.length > 0 ? [plain(`${label} `), ...caption] : caption
    return directed(node, [
      { type: 'paragraph', children: [...named(node), picture(node, context)] },
      ...(below.length > 0 ? [{ type: 'paragraph' as const, children: below }] : []),
    ])
  },
}

const INLINES: Record<string, InlineRule> = {
  hardBreak: () => [{ type: 'break' }],
  footnote: (node, { notes }) => {
    const identifier = String(integer(node.attrs?.number, 1, [1, 1_000_000]))
    notes.push(node)
    return [{ type: 'footnoteReference', identifier, label: identifier }]
  },
  crossReference: ({ attrs }) => {
    const text = plain(textOf(attrs?.text))
    const part = textOf(attrs?.part)
    return [part ? { type: 'link', url: `#${part}`, children: [text] } : text]
  },
  text: (node, context) => {
    const marks = node.marks ?? []
    const rules = marks
      .map((mark) => ruleFor(MARKS, mark, context.place)(mark))
      .filter((rule) => rule !== null)
    const [, before, text, after] = /^(\s*)(.*?)(\s*)$/su.exec(writable(node.text ?? ''))!
    if (!text || rules.length === 0) return [plain(node.text ?? '')]
    const shown = rules.reduce<PhrasingContent[]>(
      (children, { sign, open, close }) =>
        sign && isClear(text!, rules) ? [{ type: sign, children }] : [html(open), ...children, html(close)],
      [plain(text)],
    )
    return [before && plain(before), ...shown, after && plain(after)].filter(
      (each) => each !== '',
    ) as PhrasingContent[]
  },
}

/** How a mark is written: by a sign of Markdown where that is sure to be read as one, by an element otherwise. */
interface MarkWriting {
  sign?: 'strong' | 'emphasis' | 'delete'
  open: string
  close: string
}

// Links are written by `inline`, around all of their text.
const MARKS: Record<string, (mark: DocumentMark) => MarkWriting | null> = {
  bold: () => ({ sign: 'strong', open: '<strong>', close: '</strong>' }),
  italic: () => ({ sign: 'emphasis', open: '<em>', close: '</em>' }),
  strike: () => ({ sign: 'delete', open: '<del>', close: '</del>' }),
  underline: () => ({ open: '<u>', close: '</u>' }),
  language: ({ attrs }) => {
    const tag = languageTag(attrs?.lang)
    const open = `<span lang="${escape(tag ?? '')}" dir="${directionOfLanguage(tag ?? '')}">`
    return tag ? { open, close: '</span>' } : null
  },
  link: () => null,
}

/** Whether signs around this text are read as signs by everybody: beside letters and digits, and not many at once. */
function isClear(text: string, rules: readonly MarkWriting[]): boolean {
  const signs = new Set(rules.map(({ sign }) => sign))
  const areFew = signs.size === 1 || (signs.size === 2 && signs.has('strong') && signs.has('emphasis'))
  return areFew && !signs.has(undefined) && /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(text)
}

/** The blocks of some nodes. @throws AppError `unsupported` for a node or mark without a rule. */
export function blocksOf(nodes: readonly DocumentNode[] | undefined, context: Context): Block[] {
  return (
    (nodes ?? [])
      .flatMap((node) => ruleFor(BLOCKS, node, context.place)(node, context))
      // Markdown has no paragraph without text.
      .filter((block) => block.type !== 'paragraph' || block.children.length > 0)
  )
}

/** The footnotes that a file has collected. */
export function notesOf(context: Context): Root['children'] {
  // A note may not hold another, so the list does not grow while it is written.
  return context.notes.map((node) => {
    const identifier = String(integer(node.attrs?.number, 1, [1, 1_000_000]))
    const children = [{ type: 'paragraph' as const, children: inline(node, context) }]
    return { type: 'footnoteDefinition', identifier, label: identifier, children }
  })
}

/** What a link to this block leads to. */
function named(node: DocumentNode): PhrasingContent[] {
  const id = blockId(node)
  return id ? [html(`<a id="${id}"></a>`)] : []
}

/** Text on one line. */
export const plain = (value: string): PhrasingContent => ({ type: 'text', value: writable(value) })
const html = (value: string): Extract<Nodes, { type: 'html' }> => ({ type: 'html', value })
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function inline(node: DocumentNode, context: Context): PhrasingContent[] {
  const content = groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href)).flatMap(
    ({ href, nodes }) => {
      const children = nodes.flatMap((each) => ruleFor(INLINES, each, context.place)(each, context))
      return href ? [{ type: 'link' as const, url: href, children } as PhrasingContent] : children
    },
  )
  // A break at either end of a line would be a stray sign, and so would signs without anything between them.
  const first = content.findIndex(({ type }) => type !== 'break')
  const last = content.findLastIndex(({ type }) => type !== 'break')
  return content
    .slice(Math.max(0, first), last + 1)
    .flatMap((each, index, all) =>
      SIGNS.has(each.type) && SIGNS.has(all[index - 1]?.type ?? '') ? [html('<!-- -->'), each] : each,
    )
}

const SIGNS = new Set(['strong', 'emphasis', 'delete'])

/** Markdown has no directions: what runs the other way stands in an element that says so. */
function directed({ attrs }: DocumentNode, blocks: Block[]): Block[] {
  const direction = directionOf(attrs?.dir)
  return direction ? [html(`<div dir="${direction}">`), ...blocks, html('</div>')] : blocks
}

function list(node: DocumentNode, context: Context, ordered: boolean): Block[] {
  const items = (node.content ?? []).map((item) => {
    if (item.type !== 'listItem') ruleFor({}, item, context.place)
    const children = directed(item, blocksOf(item.content, context))
    // What follows a paragraph or a table at once would be a part of it; a list is none.
    const spread = children.slice(1).some(({ type }) => type !== 'list')
    return { type: 'listItem' as const, spread, children }
  })
  const start = ordered ? integer(node.attrs?.start, 1, [0, 999_999_999]) : null
  return directed(node, [{ type: 'list', ordered, start, spread: false, children: items }])
}

/** A picture by the name of the file that stands beside this one; in place of one that is not there it says so. */
function picture({ attrs }: DocumentNode, { images, pictures }: Context): PhrasingContent {
  const id = textOf(attrs?.image)
  if (!Object.hasOwn(images, id)) return plain(textOf(attrs?.missing))
  const name = pictures.get(id) ?? `picture-${pictures.size + 1}.${EXTENSIONS[images[id]!.mime] ?? 'bin'}`
  pictures.set(id, name)
  return { type: 'image', url: `images/${name}`, alt: attrs?.decorative === true ? '' : textOf(attrs?.alt) }
}

const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** Rows of cells as GFM has them: one line each. What a cell spans besides its own is left empty. */
function tableOf(given: DocumentNode, context: Context): Table {
  const node = regularTable(given)
  const rows = (node.content ?? []).map((row) => ruleFor(ROWS, row, context.place)(row, context))
  const filled = fill(rows)
  // There is no table without a head in Markdown: one that has none gets an empty one.
  const hasHead = node.content?.[0]?.content?.every(({ type }) => type === 'tableHeader')
  const head = hasHead ? [] : [filled[0]?.map(() => EMPTY) ?? []]
  const children = [...head, ...filled].map((cells): TableRow => ({
    type: 'tableRow',
    children: cells.map(({ content }) => ({ type: 'tableCell', children: content })),
  }))
  const align = (filled[0] ?? []).map(
    (_, column) => filled.find((row) => row[column]?.align)?.[column]?.align ?? null,
  )
  return { type: 'table', align, children }
}

interface Cell {
  content: PhrasingContent[]
  align: 'left' | 'right' | 'center' | null
  colspan: number
  rowspan: number
}

const EMPTY: Cell = { content: [], align: null, colspan: 1, rowspan: 1 }

const ROWS: Record<string, (row: DocumentNode, context: Context) => Cell[]> = {
  tableRow: (row, context) =>
    (row.content ?? []).map((cell) => ruleFor(CELLS, cell, context.place)(cell, context)),
}
const CELLS: Record<string, (cell: DocumentNode, context: Context) => Cell> = {
  tableHeader: cellOf,
  tableCell: cellOf,
}

function cellOf({ attrs, content }: DocumentNode, context: Context): Cell {
  const align = attrs?.align
  return {
    content: onOneLine(blocksOf(content, context)),
    align: align === 'left' || align === 'right' || align === 'center' ? align : null,
    colspan: integer(attrs?.colspan, 1, [1, 100]),
    rowspan: integer(attrs?.rowspan, 1, [1, 1000]),
  }
}

function fill(rows: Cell[][]): Cell[][] {
  const filled: Cell[][] = rows.map(() => [])
  rows.forEach((row, index) => {
    for (const cell of row) {
      let column = 0
      while (filled[index]![column]) column++
      for (let down = 0; down < cell.rowspan && index + down < rows.length; down++)
        for (let right = 0; right < cell.colspan; right++)
          filled[index + down]![column + right] = down + right === 0 ? cell : EMPTY
    }
  })
  const width = Math.max(0, ...filled.map(({ length }) => length))
  return filled.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? EMPTY))
}

/** The lines of some blocks, with a break between them: a cell can hold no more. */
function onOneLine(blocks: readonly Block[]): PhrasingContent[] {
  const lines = blocks.flatMap(linesOf)
  return lines.flatMap((line, index) => (index > 0 ? [html('<br>'), ...line] : line))
}

function withoutBreaks(node: PhrasingContent): PhrasingContent {
  if (node.type === 'break') return html('<br>')
  return 'children' in node ? { ...node, children: node.children.map(withoutBreaks) } : node
}

function linesOf(block: Block): PhrasingContent[][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.children.map(withoutBreaks)]
  if (block.type === 'list')
    return block.children.flatMap((item, index) =>
      item.children.flatMap(linesOf).map((line, at) => {
        const sign = block.ordered ? `${(block.start ?? 1) + index}. ` : '• '
        return at === 0 ? [html(`<span>${sign}</span>`), ...line] : line
      }),
    )
  if (block.type === 'html') return []
  if (block.type === 'blockquote') return block.children.flatMap(linesOf)
  if (block.type === 'table')
    return block.children.map((row) =>
      row.children.flatMap((cell, index) => (index > 0 ? [plain(' '), ...cell.children] : cell.children)),
    )
  return []
}
