import { guess, looksLikeHeading, type Block } from './blocks'
import type { Context } from './context'
import { readLabel, readLeadingLabel } from './labels'
import { textOf, trimParts, type Part } from './lines'
import { measureSequence } from './sequence'

/** The cells of a row, and the lines in each, as blocks of their own; every part of the row is in one of them. */
export function cellsOf(text: string, row: Block): Block[][] {
  const cells: Part[][][] = [[[]]]
  const put = (part: Part) => cells.at(-1)?.at(-1)?.push(part)
  for (const part of row.parts) {
    if (part.artefact !== undefined) {
      put(part)
      if (text.charAt(part.start) === '\v') cells.at(-1)?.push([])
      continue
    }
    let at = part.start
    for (const { index } of text.slice(part.start, part.end).matchAll(/\t/g)) {
      const tab = part.start + index
      if (tab > at) put({ start: at, end: tab })
      put({ start: tab, end: tab + 1, artefact: 'tab' })
      cells.push([[]])
      at = tab + 1
    }
    if (at < part.end) put({ start: at, end: part.end })
  }
  return cells.map((lines) => lines.flatMap((parts) => blockOf(text, row, parts)))
}

function blockOf(text: string, row: Block, cut: Part[]): Block[] {
  if (cut.length === 0) return []
  const parts = trimParts(text, trimParts(text, cut, 'start'), 'end')
  const words = textOf(text, parts)
  const kind = words === '' ? 'artefact' : 'paragraph'
  return [{ ...row, kind, parts, text: words, marks: { ...row.marks, isRow: false }, guesses: [] }]
}

const MIN_ANSWER_LENGTH = 60

/** A row that answers: its cells, and the number that it is labelled with. */
interface AnswerRow {
  cells: Block[][]
  number: number
}

function readAnswerRow(text: string, row: Block, context: Context): AnswerRow | null {
  const cells = cellsOf(text, row)
  const filled = cells.filter((cell) => cell.some((block) => block.text !== ''))
  const [first, ...others] = filled.map((cell) =>
    cell
      .map((block) => block.text)
      .join(' ')
      .trim(),
  )
  if (first === undefined || others.length === 0) return null
  const whole = readLabel(first, context)
  const label = whole ?? (context.asks(first) ? readLeadingLabel(first, context)?.label : null)
  const longest = Math.max(...others.map((cell) => cell.length))
  if (!label || longest < MIN_ANSWER_LENGTH || looksLikeHeading(others.at(-1) ?? '')) return null
  return { cells, number: Number(label.number) }
}

/** The blocks of an answering row: label, what is asked where a cell between says so, answer. */
function blocksOf({ cells }: AnswerRow, context: Context): Block[] {
  const filled = cells.filter((cell) => cell.some((block) => block.kind === 'paragraph'))
  const isThree = filled.length > 2
  for (const cell of cells) {
    for (const block of cell) {
      if (block.kind !== 'paragraph') continue
      if (cell === filled[0]) block.label = readLabel(block.text, context)
      else if (isThree && cell === filled[1]) {
        block.kind = 'question'
        guess(block, 'questionByForm', 0.8)
      }
    }
  }
  return cells.flat()
}

/** Takes the rows of tables that are lists of labels and answers apart; tables of figures stay as they are. */
export function splitAnswerRows(blocks: readonly Block[], context: Context): Block[] {
  const rows = new Map<Block, AnswerRow>()
  for (const block of blocks) {
    const row =
      block.marks.isRow && block.kind === 'paragraph' ? readAnswerRow(context.text, block, context) : null
    if (row !== null) rows.set(block, row)
  }
  const numbers = [...rows.values()].map(({ number }) => number)
  if (rows.size < 2 || numbers.some((number, index) => number < (numbers[index - 1] ?? 0))) return [...blocks]
  if (measureSequence([...new Set(numbers)]).density < 0.5) return [...blocks]
  return blocks.flatMap((block) => {
    const row = rows.get(block)
    return row === undefined ? [block] : blocksOf(row, context)
  })
}
