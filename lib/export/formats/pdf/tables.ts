import type { DocumentNode } from '@/lib/richtext/document'
import { captionLabel, headerRows, integer, unsupported } from '../shared'
import { spanOf, startsOf, TABLE_SIZES } from '../columns'
import type { Context } from './blocks'
import { named, said } from './literal'
import { regularTable } from '../regular-table'
import { FACE, fitOf, isShort, isShortHead, isShortRow, PADDING } from '../short-table'

type Blocks = (nodes: readonly DocumentNode[] | undefined, context: Context) => string

/** What a cell is written with. */
interface Row {
  context: Context
  blocks: Blocks
  /** What its first cell begins with. */
  mark: string
  /** Whether it stays on one page. */
  isWhole: boolean
  /** The column in which each cell begins. */
  starts: readonly number[]
  /** How wide a word may be in so many columns from this one: see `cuttable`. */
  roomIn: (column: number, span: number) => number
}

// Each cell draws the one above itself.
const LAST_LINE = 'table.hline(stroke: 1.25pt)'

/** A table over the full width, its header rows repeated on each page, and rows kept whole that are not tall. */
export function tableOf(given: DocumentNode, context: Context, blocks: Blocks): string {
  const node = regularTable(given)
  const rows = node.content ?? []
  for (const { type } of rows) if (type !== 'tableRow') throw unsupported(type, context.place)
  const { widths, size } = fitOf(node, context.isInside)
  const starts = startsOf(rows)
  const roomIn = (column: number, span: number) => {
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0)
    return ((width / 20 - PADDING[size]) * 1000) / (TABLE_SIZES[size] * FACE)
  }
  const header = headerRows(node)
  const heading = rows.slice(0, header)
  // A header of all rows would head nothing, and Typst shows of one that is taller than a page what the page holds.
  const head = header < rows.length && isShortHead(heading, widths, starts) ? header : 0
  const written = rows
    .map((row, index) => {
      // A header stands again on each page, and is no place of its own.
      const mark = index < head ? '' : (context.rowMark?.(index) ?? '')
      const isWhole = isShortRow(row, widths, starts[index]!)
      return rowOf(row, { context, blocks, mark, isWhole, starts: starts[index]!, roomIn })
    })
    .filter(Boolean)
  // Where it stands again it is no part of the text, in which alone links may be.
  const once = heading.some(holdsLink) ? 'repeat: false, ' : ''
  const heads = head > 0 ? [`table.header(${once}${written.slice(0, head).join(', ')})`] : []
  const { caption, summary } = node.attrs ?? {}
  const label = captionLabel(node)
  const title =
    typeof caption === 'string' && caption
      ? `caption: [${named(node)}${said(label ? `${label} ${caption}` : caption)}], `
      : ''
  const columns = widths.map((width) => `${width}fr`).join(', ')
  const cells = [...heads, ...written.slice(head), LAST_LINE].join(', ')
  const body = `table(columns: (${columns},), ${cells})`
  const rules = [
    size > 0 && `#show table: set text(size: ${TABLE_SIZES[size]}pt)`,
    size > 0 && `#set table(inset: (x: ${PADDING[size] / 2}pt, y: 4pt))`,
    // A short one stays in one piece; and what may be broken Typst sets anew, and keeps, for each note below it on the page.
    !context.isInside && isShort(node) && `#show ${title ? 'figure' : 'table'}: set block(breakable: false)`,
  ].filter(Boolean)
  const whole = title ? `#figure(kind: table, ${title}${body})` : `#${body}`
  const shown = rules.length > 0 ? `#[${rules.join('\n')}\n${whole}]` : whole
  // An alternative text would be read instead of the table, so what sums it up is printed below it.
  return typeof summary === 'string' && summary ? `${shown}\n#par[#text(size: 9pt)[${said(summary)}]]` : shown
}

const holdsLink = ({ type, marks = [], content = [] }: DocumentNode): boolean =>
  type === 'footnote' ||
  type === 'crossReference' ||
  marks.some((mark) => mark.type === 'link') ||
  content.some(holdsLink)

const rowOf = ({ content = [] }: DocumentNode, row: Row): string =>
  content.map((each, index) => cellOf(each, index, row)).join(', ')

const rowsOf = (cell: DocumentNode): number => integer(cell.attrs?.rowspan, 1, [1, 65_534])

function cellOf(cell: DocumentNode, index: number, row: Row): string {
  const { context, blocks, isWhole } = row
  const { type, attrs, content } = cell
  if (type !== 'tableCell' && type !== 'tableHeader') throw unsupported(type, context.place)
  const align = attrs?.align
  const [columns, rows] = [spanOf(cell), rowsOf(cell)]
  const options = [
    columns > 1 && `colspan: ${columns}`,
    rows > 1 && `rowspan: ${rows}`,
    (align === 'left' || align === 'right' || align === 'center') && `align: ${align}`,
    isWhole && 'breakable: false',
  ].filter(Boolean)
  const room = row.roomIn(row.starts[index]!, columns) / (type === 'tableHeader' ? 1.07 : 1)
  const text = blocks(content, { ...context, isInside: true, room })
  const mark = index === 0 && row.mark ? `${row.mark}\n` : ''
  return `table.cell(${options.join(', ')})[${mark}${type === 'tableHeader' ? `#strong[${text}]` : text}]`
}
