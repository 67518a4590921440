import type { ReplyParagraph } from '@/lib/parsing'
import type { NumberToken } from './numbers'
import type { TextRange } from './types'

/** A number in a row of a table, with what its column and row are called. */
export interface Cell extends TextRange {
  paragraph: string
  value: number
  isPercent: boolean
  column: string
  row: string
  year: number | null
  /** The cells of the same column that a row named Total adds up; empty for other rows. */
  parts: Cell[]
}

const TOTAL =
  /^(?:(?:grand |sub-?)?total|overall|all\b|sum\b|ensemble|total g\u00e9n\u00e9ral|total general|\u0438\u0442\u043e\u0433\u043e|\u0432\u0441\u0435\u0433\u043e|\u0627\u0644\u0645\u062c\u0645\u0648\u0639|\u0627\u0644\u0625\u062c\u0645\u0627\u0644\u064a|\u5408\u8ba1|\u603b\u8ba1|\u603b\u6570)/iu
const INCLUDED =
  /^(?:of wh(?:om|ich)|including|incl\.|of them|dont|de los cuales|\u0432 \u0442\u043e\u043c \u0447\u0438\u0441\u043b\u0435|\u0438\u0437 \u043d\u0438\u0445|\u0645\u0646\u0647\u0645|\u5176\u4e2d)/iu
const YEAR = /^\D{0,3}((?:19|20)\d\d)\D{0,3}$/

/** Whether a paragraph is a row of a table: its cells are parted by tabs. */
export const isRow = (paragraph: ReplyParagraph) => paragraph.text.trim().includes('\t')

/** The numbers of one table, whose rows are paragraphs that follow one another. */
export function cellsOf(rows: readonly ReplyParagraph[], numbersOf: (text: string) => NumberToken[]): Cell[] {
  const table = rows.map((row) => ({ paragraph: row.id, cells: split(row.text) }))
  const numeric = table.map(({ cells }) => cells.map(({ text }) => cellNumber(text, numbersOf)))
  const isHeader = (at: number) =>
    numeric[at]!.every(
      (number, column) => column === 0 || number === null || YEAR.test(table[at]!.cells[column]!.text),
    )
  const header = isHeader(0) ? table[0]!.cells.map(({ text }) => text) : []
  const found: Cell[] = []
  const columns = new Map<number, Cell[]>()
  for (let at = header.length > 0 ? 1 : 0; at < table.length; at++) {
    const { paragraph, cells } = table[at]!
    const label = cells[0]?.text ?? ''
    for (let column = 1; column < cells.length; column++) {
      const number = numeric[at]![column]
      const cell = cells[column]!
      if (!number) continue
      const name = header[column] ?? ''
      const year = YEAR.exec(name)?.[1]
      const rowYear = YEAR.exec(label)?.[1]
      const result: Cell = {
        paragraph,
        start: cell.start,
        end: cell.end,
        value: number.value,
        isPercent: /%|per cent|\u2030/.test(`${cell.text}${name}`),
        column: year ? (header[0] ?? '') : name,
        row: rowYear && !year ? '' : label,
        year: year || rowYear ? Number(year ?? rowYear) : null,
        parts: [],
      }
      found.push(result)
      const above = columns.get(column) ?? []
      if (TOTAL.test(label)) {
        result.parts = above.filter(({ isPercent }) => isPercent === result.isPercent)
        columns.set(column, [])
      } else if (!INCLUDED.test(label)) columns.set(column, [...(above.length < 400 ? above : []), result])
    }
  }
  return found
}

function split(text: string): (TextRange & { text: string })[] {
  const cells: (TextRange & { text: string })[] = []
  let start = 0
  for (const part of text.split('\t')) {
    const lead = part.length - part.trimStart().length
    const words = part.trim()
    cells.push({ start: start + lead, end: start + lead + words.length, text: words })
    start += part.length + 1
  }
  return cells
}

/** The number that a cell consists of, besides signs and a unit; null for words. */
function cellNumber(text: string, numbersOf: (text: string) => NumberToken[]): NumberToken | null {
  if (text.length > 40) return null
  const [number, ...others] = numbersOf(text)
  if (number === undefined || others.length > 0 || number.spelled) return null
  const rest = text.slice(0, number.start) + text.slice(number.end)
  return /^[\s%\u2030$\u20ac\u00a3*()+~-]{0,6}$/.test(rest) ? number : null
}
