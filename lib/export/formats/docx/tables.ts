import {
  BorderStyle,
  BuilderElement,
  type FileChild,
  type ITableOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { AppError } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { columnsOf, fitColumns, spanOf, type TableSize } from '../columns'
import { regularTable } from '../regular-table'
import { headerRows, integer, unsupported, writable } from '../shared'
import { isShort } from '../short-table'
import type { Context } from './blocks'
import { captionLabel } from './numbers'
import { tableStyle } from './styles'

// Left and right of a cell's text, together, by the place of its size in `TABLE_SIZES`.
const PADDING = [170, 110, 110] as const

// Word refuses to open a table of more columns.
const MOST_COLUMNS = 63

const LINES = {
  top: { style: BorderStyle.SINGLE, size: 10, color: '000000' },
  bottom: { style: BorderStyle.SINGLE, size: 10, color: '000000' },
  insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' },
  left: { style: BorderStyle.NONE },
  right: { style: BorderStyle.NONE },
  insideVertical: { style: BorderStyle.NONE },
}

type Blocks = (nodes: readonly DocumentNode[] | undefined, context: Context) => FileChild[]

/**
 * A table over the full width, its header rows repeated on each page, rows kept whole, and behind it the empty line
 * without which Word would join it to a table that follows.
 */
export function tableOf(node: DocumentNode, context: Context, blocks: Blocks): FileChild[] {
  const table = regularTable(node)
  const rows = (table.content ?? []).filter((row) => {
    if (row.type !== 'tableRow') throw unsupported(row.type, context.place)
    return Boolean(row.content?.length)
  })
  if (rows.length === 0) return []
  const columns = Math.max(...rows.map(columnsOf))
  if (columns > MOST_COLUMNS) {
    throw new AppError('unsupported', 'exportTable', { place: context.place, columns, limit: MOST_COLUMNS })
  }
  const header = headerRows({ ...table, content: rows })
  const { widths, size } = fitColumns(rows, columns, {
    width: context.width,
    padding: PADDING,
    face: context.face,
  })
  // How Word keeps a table on one page: each row stays with the next.
  const kept = isShort(table) ? rows.length - 1 : header
  const { caption, summary } = table.attrs ?? {}
  return [
    ...(typeof caption === 'string' && caption.trim() !== ''
      ? [
          new Paragraph({
            style: 'TableCaption',
            ...((context.rtl || context.reportRtl) && { bidirectional: context.rtl }),
            ...(context.left > 0 && { indent: { left: context.left } }),
            children: [
              ...captionLabel(table, { sequence: 'Table', rtl: context.rtl }),
              new TextRun({ text: writable(caption), ...(context.rtl && { rightToLeft: true }) }),
            ],
          }),
        ]
      : []),
    describedTable(
      { caption, summary },
      {
        width: { size: context.width, type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        tableLook: { firstRow: header > 0, firstColumn: hasHeaderColumn(rows) },
        borders: LINES,
        margins: { left: PADDING[size] / 2, right: PADDING[size] / 2 },
        ...(context.rtl && { visuallyRightToLeft: true }),
        ...(context.left > 0 && { indent: { size: context.left, type: WidthType.DXA } }),
        rows: rows.map(
          (row, index) =>
            new TableRow({
              ...(index < header && { tableHeader: true }),
              cantSplit: true,
              children: (row.content ?? []).map((cell) =>
                cellOf(cell, { context, widths, size, blocks, isKept: index < kept }),
              ),
            }),
        ),
      },
    ),
    new Paragraph({ style: 'TableEnd' }),
  ]
}

interface Row {
  context: Context
  widths: number[]
  size: TableSize
  blocks: Blocks
  /** Whether it stays with the next row. */
  isKept: boolean
}

function cellOf(cell: DocumentNode, { context, widths, size, blocks, isKept }: Row): TableCell {
  if (cell.type !== 'tableCell' && cell.type !== 'tableHeader') throw unsupported(cell.type, context.place)
  const { align } = cell.attrs ?? {}
  const columnSpan = spanOf(cell)
  const rowSpan = integer(cell.attrs?.rowspan, 1, [1, 1000])
  const width =
    Math.floor((widths.reduce((sum, each) => sum + each, 0) / widths.length) * columnSpan) - PADDING[size]
  const children = blocks(cell.content, {
    ...context,
    left: 0,
    width: Math.max(width, 567),
    inQuote: false,
    keepNext: isKept,
    lists: 0,
    item: null,
    cell: {
      header: cell.type === 'tableHeader',
      size,
      align: align === 'left' || align === 'center' || align === 'right' ? align : null,
    },
  })
  return new TableCell({
    ...(columnSpan > 1 && { columnSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    // A cell must end in a paragraph.
    children: (children.length > 0
      ? children
      : [new Paragraph({ style: tableStyle('TableText', size) })]) as (Paragraph | Table)[],
  })
}

/** A table that says to who cannot see it what it is called and how it is laid out, as Word's "Alt text" does. */
function describedTable(
  { caption, summary }: { caption?: unknown; summary?: unknown },
  options: ITableOptions,
): Table {
  const table = new Table(options)
  // The first child of a table are its properties, which end with these two.
  const [properties] = (table as unknown as { root: { addChildElement: (child: BuilderElement) => void }[] })
    .root
  for (const [name, value] of [
    ['w:tblCaption', caption],
    ['w:tblDescription', summary],
  ] as const) {
    if (typeof value !== 'string' || value.trim() === '') continue
    properties?.addChildElement(
      new BuilderElement({ name, attributes: { val: { key: 'w:val', value: writable(value) } } }),
    )
  }
  return table
}

/** Whether each row begins with a header cell. */
function hasHeaderColumn(rows: DocumentNode[]): boolean {
  return rows.every(({ content }) => content?.[0]?.type === 'tableHeader')
}
