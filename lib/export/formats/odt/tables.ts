import type { DocumentNode } from '@/lib/richtext/document'
import { fitColumns, type TableSize } from '../columns'
import { tableStyle } from '../docx/styles'
import { gridOf, type Placed } from '../grid'
import { regularTable } from '../regular-table'
import { headerRows, unsupported, writable } from '../shared'
import { captionLabel } from './captions'
import { type Blocks, type Context, directed } from './context'
import { paragraph } from './lines'
import { styleName } from './style-names'
import { el, points, type Xml } from './xml'

const EDGE = '1.25pt solid #000000'
const BETWEEN = '0.5pt solid #a6a6a6'

// What stays free beside the text of a cell, in twentieths of a point.
const PADDING = 85

/** A table over the full width, its header rows repeated on each page, rows kept whole, its caption above it. */
export function tableOf(node: DocumentNode, context: Context, blocks: Blocks): Xml[] {
  const table = regularTable(node)
  const rows = (table.content ?? []).filter((row) => {
    if (row.type !== 'tableRow') throw unsupported(row.type, context.place)
    return Boolean(row.content?.length)
  })
  for (const { content } of rows)
    for (const { type } of content ?? [])
      if (type !== 'tableCell' && type !== 'tableHeader') throw unsupported(type, context.place)
  if (rows.length === 0) return []
  const grid = gridOf(rows)
  const { widths, size } = fitColumns(rows, grid[0]!.length, {
    width: context.width,
    padding: 2 * PADDING,
    face: context.face,
  })
  const { styles, counts } = context
  const { caption, summary } = table.attrs ?? {}
  const [title, description] = [caption, summary].map((text) =>
    typeof text === 'string' && text.trim() !== '' ? writable(text) : null,
  )
  // Before the cells are written, whose captions count on.
  const label = title ? captionOf(table, title, context) : []
  const name = `Table${++counts.tables}`
  const header = headerRows({ ...table, content: rows })
  const written = grid.map((row, at) =>
    rowOf(row, { at, grid, widths, size, context, blocks, isRepeated: at < header }),
  )
  return [
    ...label,
    el(
      'table:table',
      { 'table:name': name, 'table:style-name': styles.ofTable('table', placeOf(context)) },
      title && el('table:title', {}, title),
      description && el('table:desc', {}, description),
      ...widths.map((width) =>
        el('table:table-column', {
          'table:style-name': styles.ofTable('table-column', { 'style:column-width': points(width) }),
        }),
      ),
      header > 0 && el('table:table-header-rows', {}, ...written.slice(0, header)),
      ...written.slice(header),
    ),
  ]
}

function captionOf(table: DocumentNode, caption: string, context: Context): Xml[] {
  const style = context.styles.paragraph('TableCaption', {
    ...directed(context),
    ...(context.left > 0 && { indent: { left: context.left } }),
  })
  return [paragraph(style, [...captionLabel(table, 'Table', context), caption])]
}

function placeOf({ left, width, rtl }: Context) {
  const side = rtl ? 'right' : 'left'
  return {
    'style:width': points(width),
    'table:align': left > 0 ? side : 'margins',
    [`fo:margin-${side}`]: left > 0 && points(left),
    'fo:margin-top': '0pt',
    'fo:margin-bottom': '10pt',
    'style:may-break-between-rows': 'true',
    'table:border-model': 'collapsing',
    'style:writing-mode': rtl ? 'rl-tb' : 'lr-tb',
  }
}

interface InTable {
  /** Which of the rows. */
  at: number
  grid: Placed[][]
  widths: number[]
  size: TableSize
  context: Context
  blocks: Blocks
  isRepeated: boolean
}

function rowOf(row: Placed[], inTable: InTable): Xml {
  const style = inTable.context.styles.ofTable('table-row', { 'fo:keep-together': 'always' })
  const cells = row.map((placed, column) =>
    placed.isCovered ? el('table:covered-table-cell') : cellOf(placed, column, inTable),
  )
  return el('table:table-row', { 'table:style-name': style }, ...cells)
}

function cellOf({ cell, columns, rows }: Placed, column: number, inTable: InTable): Xml {
  const { at, grid, widths, size, context, blocks, isRepeated } = inTable
  const isLast = at + rows === grid.length
  const style = context.styles.ofTable('table-cell', {
    'fo:border-left': 'none',
    'fo:border-right': 'none',
    'fo:border-top': at === 0 ? EDGE : BETWEEN,
    'fo:border-bottom': isLast ? EDGE : 'none',
    'fo:padding-left': points(PADDING),
    'fo:padding-right': points(PADDING),
    'fo:padding-top': '0pt',
    'fo:padding-bottom': '0pt',
  })
  const align = cell?.attrs?.align
  const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0) - 2 * PADDING
  const children = blocks(cell?.content, {
    ...context,
    left: 0,
    width: Math.max(width, 567),
    inQuote: false,
    // A heading stays with what it heads.
    keepNext: isRepeated,
    lists: 0,
    item: null,
    cell: {
      header: cell?.type === 'tableHeader',
      size,
      align: align === 'left' || align === 'right' || align === 'center' ? align : null,
    },
  })
  const isClosed = children.length > 0 && children.at(-1)!.name !== 'table:table'
  return el(
    'table:table-cell',
    {
      'table:style-name': style,
      'office:value-type': 'string',
      'table:number-columns-spanned': columns > 1 && columns,
      'table:number-rows-spanned': rows > 1 && rows,
    },
    ...children,
    // Programs set a cursor behind a table, and in a cell of nothing.
    !isClosed && paragraph(styleName(tableStyle('TableText', size)), []),
  )
}
