import { columnShares } from '@/lib/richtext/column-shares'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, plainText } from '../shared'

/** Of the text between the margins of the narrower paper, in points. */
const WIDTH = 440
/** At most, of a page that has some 640: what is only estimated must never run over it. */
const HEIGHT = 400
// Of a table's text, of 10 pt with its leading: the lines of a cell, what is around them, and letters as wide as most, or as an em.
const LINE = 14
const PADDING = 10
const BETWEEN_PARAGRAPHS = 6
const LETTER = 6
const EM = 10.5
const WIDE = /[^ -\u024f\u0370-\u04ff]|[WMmw@%ЖМФШЩЮжмфшщюӘ]/u
const SQUARE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{3ffff}]/u

/**
 * Whether a table that is as wide as the text takes less than two thirds of a page for certain, most often less than half:
 * estimated with letters that are wider than most, and only for cells of plain paragraphs without notes.
 */
export function isShort({ attrs: about, content: rows = [] }: DocumentNode): boolean {
  const first = rows[0]?.content ?? []
  const columns = first.reduce((sum, { attrs }) => sum + spanOf(attrs?.colspan), 0)
  const shares = columnShares(first.map(({ attrs }) => attrs ?? {}))
  const caption = typeof about?.caption === 'string' ? about.caption : ''
  let height = linesOf(caption, WIDTH) * LINE
  for (const { content: cells = [] } of rows) {
    let tallest = 0
    let column = 0
    for (const { attrs, content = [] } of cells) {
      // One over several rows takes the place of cells that stand in none: where those after it stand is not looked at.
      if (spanOf(attrs?.rowspan) > 1 || !content.every(isPlain)) return false
      const span = spanOf(attrs?.colspan)
      const share = shares
        ? shares.slice(column, column + span).reduce((sum, each) => sum + each, 0)
        : span / columns
      column += span
      const lines = content.reduce((sum, each) => sum + linesOf(plainText(each), share * WIDTH - PADDING), 0)
      tallest = Math.max(tallest, lines * LINE + content.length * BETWEEN_PARAGRAPHS)
    }
    height += tallest + PADDING
    if (!(height <= HEIGHT)) return false
  }
  return true
}

const spanOf = (value: unknown): number => integer(value, 1, [1, 1000])

const isPlain = ({ type, content = [] }: DocumentNode): boolean =>
  type === 'paragraph' && content.every((each) => each.type === 'text' || each.type === 'crossReference')

/** How many lines a text takes in a column so wide, where each is filled with as many words as it holds. */
function linesOf(text: string, width: number): number {
  let lines = 1
  let filled = 0
  for (const word of text.split(/\s+|(?<=-)/)) {
    const length = lengthOf(word)
    // In Chinese any two signs may be parted; other words that are too long run over the side.
    if (SQUARE.test(word)) lines += Math.ceil(length / Math.max(EM, width - EM))
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
