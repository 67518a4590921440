import { columnShares } from '@/lib/richtext/column-shares'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer } from './shared'
import { isIdeograph, widthOfText } from './text-width'

/** How many columns a cell takes. */
export function spanOf(cell: DocumentNode): number {
  return integer(cell.attrs?.colspan, 1, [1, 1000])
}

/** How many columns the cells of a row take that begin in it. */
export function columnsOf(row: DocumentNode): number {
  return (row.content ?? []).reduce((sum, cell) => sum + spanOf(cell), 0)
}

/** For each row the column in which each of its cells begins: behind those that reach into it from above. */
export function startsOf(rows: readonly DocumentNode[]): number[][] {
  // How many rows more each column is taken.
  let taken: number[] = []
  return rows.map(({ content = [] }) => {
    const next = taken.map((rest) => Math.max(0, rest - 1))
    let column = 0
    const starts = content.map((cell) => {
      while ((taken[column] ?? 0) > 0) column++
      const start = column
      column += spanOf(cell)
      next.length = Math.max(next.length, column)
      next.fill(integer(cell.attrs?.rowspan, 1, [1, 65_534]) - 1, start, column)
      return start
    })
    taken = Array.from(next, (rest) => rest ?? 0)
    return starts
  })
}

/** The sizes in which a table may be set, in points: the first in which no word of it has to be cut. */
export const TABLE_SIZES = [10, 8.5, 7] as const

/** How large the letters of a table are, as the place in `TABLE_SIZES`. */
export type TableSize = 0 | 1 | 2

/** A table as it is laid out. */
export interface FittedTable {
  /** Of each column, in the unit that was asked with; together no more than the width. */
  widths: number[]
  size: TableSize
}

/** What a table has to do with. */
export interface TableRoom {
  /** Of the table, in twentieths of a point. */
  width: number
  /** What a cell keeps empty at both its sides, together; or that in each of `TABLE_SIZES`. */
  padding: number | readonly [number, number, number]
  /** How wide the letters are beside those of Times New Roman; bold ones wider yet. */
  face?: number
}

/**
 * The widths of a table's columns and the size of its letters: as a person chose the widths, else so that no word is cut
 * where that can be and long texts have most of the room.
 */
export function fitColumns(
  rows: readonly DocumentNode[],
  columns: number,
  { width, padding, face = 1.02 }: TableRoom,
): FittedTable {
  const wants = wantsOf(rows, columns)
  const least = (size: TableSize) => {
    const empty = typeof padding === 'number' ? padding : padding[size]
    return wants.map(({ word }) => (word * face * TABLE_SIZES[size]) / 50 + empty)
  }
  const shares = chosen(rows, columns)
  const sizes = [0, 1, 2] as const
  if (shares) {
    const widths = shares.map((share) => Math.max(200, Math.floor(width * share)))
    const fits = (index: TableSize) => least(index).every((each, column) => each <= widths[column]!)
    return { widths, size: sizes.find(fits) ?? 2 }
  }
  const size = sizes.find((index) => sumOf(least(index)) <= width) ?? 2
  return { widths: shared(wants, least(size), width), size }
}

/** How wide each column of a table is, in the unit of `width`, twentieths of a point. */
export function columnWidths(rows: readonly DocumentNode[], columns: number, width: number): number[] {
  return fitColumns(rows, columns, { width, padding: [170, 110, 110] }).widths
}

/** The widths that a person gave the columns, as shares of the whole; null where nobody did. */
function chosen(rows: readonly DocumentNode[], columns: number): number[] | null {
  const shares = columnShares((rows[0]?.content ?? []).map(({ attrs }) => attrs ?? {}))
  return shares?.length === columns ? shares : null
}

/** Each column as wide as its longest word, and what is left by how much text it has. */
function shared(wants: readonly Want[], least: readonly number[], width: number): number[] {
  const taken = sumOf(least)
  // Too many words for any size: each column gives some, and words are cut where the line ends.
  if (taken >= width) return least.map((each) => Math.floor((width * each) / taken))
  // The square root, so that one long text does not leave the others a word on each line.
  const more = wants.map(({ word, text }) => Math.sqrt(Math.max(0, text - word)) + 1)
  const sum = sumOf(more)
  return least.map((each, column) => Math.floor(each + ((width - taken) * more[column]!) / sum))
}

/** What a column has to show, in thousandths of the letters' size. */
interface Want {
  /** Its longest word. */
  word: number
  /** All of its longest cell. */
  text: number
}

// A short word for a column without any.
const SHORTEST = 1500
// What is longer is an address or the like, which may be cut, and takes no more room from the others.
const LONGEST = 13_000

function wantsOf(rows: readonly DocumentNode[], columns: number): Want[] {
  const wants: Want[] = Array.from({ length: columns }, () => ({ word: SHORTEST, text: SHORTEST }))
  const starts = startsOf(rows)
  for (const [at, { content = [] }] of rows.entries()) {
    for (const [index, cell] of content.entries()) {
      const want = wants[starts[at]![index]!]
      if (spanOf(cell) === 1 && want) widen(want, wordsOf(cell), cell.type === 'tableHeader' ? 1.07 : 1)
    }
  }
  return wants
}

function widen(want: Want, text: string, boldness: number): void {
  want.text = Math.max(want.text, widthOfText(text) * boldness)
  let word = 0
  for (const each of text.split(/[\s\u200b]+|(?<=[-\u2013\u2014/])(?!\d)/u)) {
    if (each.length * 300 < want.word) continue
    word = Math.max(word, isIdeograph(each.charCodeAt(0)) ? 1000 : widthOfText(each))
  }
  want.word = Math.max(want.word, Math.min(LONGEST, word * boldness))
}

/** The text of a cell as it stands in the cell: the words of notes stand elsewhere. */
function wordsOf(node: DocumentNode): string {
  if (node.type === 'footnote') return '9'
  if (node.type === 'crossReference') return typeof node.attrs?.text === 'string' ? node.attrs.text : ''
  return node.text ?? (node.content ?? []).map(wordsOf).join(node.type === 'paragraph' ? '' : ' ')
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)
