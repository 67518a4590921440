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
  /** What a cell keeps empty at both its sides, together. */
  padding: number
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
  const least = (size: number) => wants.map(({ word }) => (word * face * size) / 50 + padding)
  const shares = chosen(rows, columns)
  const sizes = [0, 1, 2] as const
  if (shares) {
    const widths = shares.map((share) => Math.max(200, Math.floor(width * share)))
    const fits = (index: TableSize) =>
      least(TABLE_SIZES[index]).every((each, column) => each <= widths[column]!)
    return { widths, size: sizes.find(fits) ?? 2 }
  }
  const size = sizes.find((index) => sumOf(least(TABLE_SIZES[index])) <= width) ?? 2
  return { widths: shared(wants, least(TABLE_SIZES[size]), width), size }
}

/** How wide each column of a table is, in the unit of `width`, twentieths of a point. */
export function columnWidths(rows: readonly DocumentNode[], columns: number, width: number): number[] {
  return fitColumns(rows, columns, { width, padding: 170 }).widths
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
  const free: number[] = Array.from({ length: columns }, () => 0)
  for (const row of rows) {
    let column = 0
    const next = free.map((rest) => Math.max(0, rest - 1))
    for (const cell of row.content ?? []) {
      while (column < columns && free[column]! > 0) column++
      const span = spanOf(cell)
      const below = integer(cell.attrs?.rowspan, 1, [1, 65_534]) - 1
      for (let each = column; each < Math.min(columns, column + span); each++) next[each] = below
      const want = wants[column]
      if (span === 1 && want) widen(want, wordsOf(cell), cell.type === 'tableHeader' ? 1.07 : 1)
      column += span
    }
    free.splice(0, columns, ...next)
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
