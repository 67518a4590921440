import type { DocumentNode } from '@/lib/richtext/document'
import { fitColumns, type FittedTable, spanOf, startsOf } from './columns'
import { integer, plainText } from './shared'

/** Of the text between the margins of the narrower paper, in points. */
const WIDTH = 440
/** At most, of a page that has some 640: what is only estimated must never run over it. */
const HEIGHT = 400
// Of a table's text, of 10 pt with its leading: the lines of a cell, what is around them, and letters as wide as most, or as an em.
const LINE = 14
/** What a cell keeps empty at its sides, together, in points. */
export const PADDING = [10, 6, 6] as const
const BETWEEN_PARAGRAPHS = 6
const LETTER = 6
const EM = 10.5
const WIDE = /[^ -\u024f\u0370-\u04ff]|[WMmw@%ЖМФШЩЮжмфшщюӘ]/u
const SQUARE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{3ffff}]/u

/** At most of a row that is kept on one page: less than half of it. */
const ROW_HEIGHT = 250
/** At most of the rows that are repeated: what is written into a header and runs over the page is not shown. */
const HEAD_HEIGHT = 350
/** How wide the letters of Noto Serif are beside those of Times New Roman, in the language where they are widest. */
export const FACE = 1.22

const TWIPS = [20 * PADDING[0], 20 * PADDING[1], 20 * PADDING[2]] as const

/** How wide the columns of a table are and how large its letters; `isInside` where less than the width of the text is left. */
export function fitOf({ content: rows = [] }: DocumentNode, isInside = false): FittedTable {
  const starts = startsOf(rows)
  const ends = rows.flatMap(({ content = [] }, at) =>
    content.map((cell, index) => starts[at]![index]! + spanOf(cell)),
  )
  const columns = ends.reduce((most, end) => Math.max(most, end), 1)
  const width = (isInside ? WIDTH - 60 : WIDTH) * 20
  return fitColumns(rows, columns, { width, padding: TWIPS, face: FACE })
}

/**
 * Whether a table that is as wide as the text takes less than two thirds of a page for certain, most often less than half:
 * estimated with letters that are wider than most, and only for cells of plain paragraphs without notes.
 */
export function isShort(table: DocumentNode): boolean {
  const { attrs, content: rows = [] } = table
  const { widths } = fitOf(table)
  const caption = typeof attrs?.caption === 'string' ? attrs.caption : ''
  let height = linesOf(caption, WIDTH) * LINE
  const starts = startsOf(rows)
  for (const [at, row] of rows.entries()) {
    height += heightOf(row, widths, starts[at]!)
    if (!(height <= HEIGHT)) return false
  }
  return true
}

/** Whether a row takes less than half of a page for certain: see `isShort`. */
export const isShortRow = (
  row: DocumentNode,
  widths: readonly number[],
  starts: readonly number[],
): boolean => heightOf(row, widths, starts) <= ROW_HEIGHT

/**
 * Whether the rows of a header together leave room for others on a page for certain, each cell counted as if it were of its
 * first row alone; without the notes that are called in them.
 */
export const isShortHead = (
  rows: readonly DocumentNode[],
  widths: readonly number[],
  starts: readonly (readonly number[])[],
): boolean => sumOf(rows.map((row, at) => heightOf(inLines(row), widths, starts[at]!))) <= HEAD_HEIGHT

/** The row with the lines of its lists and quotations, and those that are broken, as paragraphs; without notes. */
function inLines(row: DocumentNode): DocumentNode {
  const linesIn = (node: DocumentNode): DocumentNode[] => {
    const { type, content = [] } = node
    if (INSET.has(type)) return content.flatMap(linesIn)
    if (type !== 'paragraph' && type !== 'heading') return [node]
    const words = content.filter((each) => each.type !== 'footnote')
    const breaks = words.filter((each) => each.type === 'hardBreak').map(() => ({ type: 'paragraph' }))
    const text = words.filter((each) => each.type !== 'hardBreak')
    return [{ type: 'paragraph', content: text }, ...breaks]
  }
  const content = (row.content ?? []).map((cell) => ({
    ...cell,
    attrs: { ...cell.attrs, rowspan: 1 },
    content: (cell.content ?? []).flatMap(linesIn),
  }))
  return { ...row, content }
}

/** How tall a row is at most, in points; infinite where that is not looked at. */
function heightOf(
  { content: cells = [] }: DocumentNode,
  widths: readonly number[],
  starts: readonly number[],
): number {
  let tallest = 0
  for (const [index, cell] of cells.entries()) {
    const { attrs, content = [] } = cell
    // How tall the rows are that one over several takes is not looked at.
    if (integer(attrs?.rowspan, 1, [1, 1000]) > 1 || !content.every(isPlain)) return Infinity
    const column = starts[index]!
    const width = sumOf(widths.slice(column, column + spanOf(cell))) / 20 - PADDING[0]
    const lines = content.reduce((sum, each) => sum + linesOf(plainText(each), width), 0)
    tallest = Math.max(tallest, lines * LINE + content.length * BETWEEN_PARAGRAPHS)
  }
  return tallest + PADDING[0]
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)

// As wide as the cell for all that matters: what they take from it is within the estimate.
const INSET = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote'])

const isPlain = ({ type, content = [] }: DocumentNode): boolean =>
  type === 'paragraph' && content.every((each) => each.type === 'text' || each.type === 'crossReference')

/** How many lines a text takes in a column so wide, where each is filled with as many words as it holds. */
function linesOf(text: string, width: number): number {
  let lines = 1
  let filled = 0
  for (const word of text.split(/\s+|(?<=-)/)) {
    const length = lengthOf(word)
    // In Chinese any two signs may be parted, and so may the letters of words that are too long.
    if (SQUARE.test(word) || length > width) lines += Math.ceil(length / Math.max(EM, width - EM))
    else if (filled > 0 && filled + length > width) {
      lines++
      filled = length + LETTER
    } else filled += length + LETTER
  }
  return lines
}

function lengthOf(word: string): number {
  let length = 0
  for (const letter of word) length += WIDE.test(letter) ? EM : LETTER
  return length
}
