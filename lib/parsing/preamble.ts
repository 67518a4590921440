import { guess, isContent, looksLikeHeading, setParts, type Block } from './blocks'
import type { Context } from './context'
import { readHeaderLine, type HeaderLine } from './header'
import { foldForSearch } from './fold'
import { headingFormOf } from './forms'
import { MAX_LABEL_LENGTH, MAX_STRUCTURE_LENGTH } from './limits'
import { textOf, trimParts, type Part } from './lines'
import { cellsOf } from './rows'

export const LEADING_MARK = /^\*{1,3}(?!\*)/
const TRAILING_MARK = /\*{1,3}(?:, ?\*{1,3}){0,3}$/

/** Rows further down than this are no part of a page's head. */
const MAX_HEAD_BLOCKS = 40

/** Turns the star before a footnote, and the white space behind it, into artefacts. */
export function cutLeadingMark(text: string, parts: Part[]): Part[] {
  const at = parts.findIndex((part) => part.artefact === undefined)
  const first = parts[at]
  const mark = first && LEADING_MARK.exec(text.slice(first.start, first.start + 4))?.[0]
  if (first === undefined || mark === undefined) return parts
  const end = first.start + mark.length
  const rest: Part[] = end < first.end ? [{ start: end, end: first.end }] : []
  const after = trimParts(text, [...rest, ...parts.slice(at + 1)], 'start')
  return [...parts.slice(0, at), { start: first.start, end, artefact: 'footnoteMark' }, ...after]
}

/** Turns the stars that end a title or heading into an artefact. */
export function cutTrailingMark(text: string, parts: Part[]): Part[] {
  const at = parts.findLastIndex((part) => part.artefact === undefined)
  const last = parts[at]
  const mark = last && TRAILING_MARK.exec(text.slice(Math.max(last.start, last.end - 20), last.end))?.[0]
  if (last === undefined || mark === undefined) return parts
  const start = last.end - mark.length
  const rest: Part[] = start > last.start ? [{ start: last.start, end: start }] : []
  const before = trimParts(text, [...parts.slice(0, at), ...rest], 'end')
  return [...before, { start, end: last.end, artefact: 'footnoteMark' }, ...parts.slice(at + 1)]
}

/** Applies a cut unless nothing would be left. */
export function cutMark(text: string, block: Block, cut: (text: string, parts: Part[]) => Part[]): void {
  const parts = cut(text, block.parts)
  if (textOf(text, parts) !== '') setParts(text, block, parts)
}

/**
 * Puts the cells of the tables that a document's head is set in, symbol beside title, in the place of their rows; and
 * parts header lines that are one paragraph with soft breaks, session and place.
 */
export function splitHeadRows(text: string, blocks: readonly Block[]): Block[] {
  let seen = 0
  return blocks.flatMap((block) => {
    if (isContent(block)) seen += 1
    if (seen > MAX_HEAD_BLOCKS || block.text.length > MAX_STRUCTURE_LENGTH) return [block]
    const isBroken = block.parts.some(
      ({ artefact, start }) => artefact === 'lineBreak' && text.charAt(start) === '\v',
    )
    if (!block.marks.isRow && !isBroken) return [block]
    const cells = cellsOf(text, block).flat()
    const isLine = (cell: Block) => readHeaderLine(cell.text) !== null
    // A title may go on behind its break.
    const isHead = block.marks.isRow
      ? cells.some(isLine)
      : cells.every((cell) => cell.text === '' || isLine(cell))
    return cells.length > 1 && isHead ? cells : [block]
  })
}

/** Reads a line of the preamble; footnotes and long paragraphs are no header lines. */
function readPreambleLine(block: Block): HeaderLine | null {
  if (block.kind === 'note' || LEADING_MARK.test(block.text) || block.text.length > MAX_STRUCTURE_LENGTH)
    return null
  return readHeaderLine(block.text.replace(TRAILING_MARK, '').trimEnd())
}

/** How many blocks a document's head takes up where no label says that it ends: to the last line that is known. */
export function headLength(contents: readonly Block[]): number {
  const known = contents.slice(0, MAX_HEAD_BLOCKS).findLastIndex((block) => {
    const line = readPreambleLine(block)
    return line !== null
  })
  return known + 1
}

/** Says whether a head says that the document is one of a reporting cycle: then even plain paragraphs are its units. */
export function isKnownHead(head: readonly Block[]): boolean {
  const fields = new Set(head.map((block) => readPreambleLine(block)?.field))
  return fields.has('title') || fields.has('symbol') || (fields.has('committee') && fields.has('session'))
}

/** A line of a table of contents: a page's number behind a tab, dots or a gap. */
const CONTENTS_LINE = /(?:\t|\.{4}|\u2026|\s{4})[\s.\u2026]{0,200}\d{1,4}$/
const CONTENTS =
  /^(?:(?:table of )?contents|page|sommaire|table des matieres|indice|contenido|содержание|оглавление|目录|المحتويات)$/

/** The lines of a table of contents, and the words above it. */
function contentsIn(preamble: readonly Block[]): Set<Block> {
  const isLine = ({ text, marks, kind }: Block) =>
    kind === 'paragraph' && !marks.isRow && text.length <= MAX_STRUCTURE_LENGTH && CONTENTS_LINE.test(text)
  const lines = preamble.filter(isLine)
  if (lines.length < 2) return new Set()
  const words = preamble.filter(
    (block) => block.text.length <= MAX_LABEL_LENGTH && CONTENTS.test(foldForSearch(block.text).trim()),
  )
  return new Set([...lines, ...words])
}

/** Marks what stands before the first question: header lines, notes, and the headings that lead to it. */
export function markPreamble(preamble: readonly Block[], hasQuestions: boolean, context: Context): void {
  const { text } = context
  const lines = preamble.map(readPreambleLine)
  const titleAt = lines.findIndex((line) => line?.field === 'title')
  const contents = contentsIn(preamble)
  let isHeading = hasQuestions
  let isAsked = hasQuestions
  let asked = 0
  for (const [fromEnd, block] of preamble.toReversed().entries()) {
    const index = preamble.length - 1 - fromEnd
    if (contents.has(block)) {
      block.kind = 'dropped'
      guess(block, 'contentsByForm', 0.7)
      continue
    }
    // A numbered heading that leads to the first label stays one; what asks before the label belongs to it.
    if (isHeading && block.kind === 'heading') continue
    if (isAsked && block.kind === 'question') {
      asked += 1
      continue
    }
    if (isAsked && context.isEmphatic(block) && context.asks(block.text)) {
      block.kind = 'question'
      guess(block, 'questionByEmphasis', 0.8)
      continue
    }
    isAsked = false
    // `General` over the first questions is no part of "Distr.: General", which stands before the title.
    const isCommon =
      titleAt !== -1 && index > titleAt && headingFormOf(block.text, context.grammars) === 'common'
    const line = isCommon ? null : (lines[index] ?? null)
    const isNote = block.kind === 'note'
    const isShort = !isNote && !block.marks.isRow && looksLikeHeading(block.text)
    // Behind the title several headings may follow each other; without one, only the last line is taken for one.
    const mayBeHeading = fromEnd === asked || (titleAt !== -1 && index > titleAt && !block.isIndented)
    const isStyled = block.marks.heading !== null && (titleAt === -1 || index > titleAt)
    isHeading &&=
      line === null && !isNote && (isStyled || (isShort && mayBeHeading)) && block.number === undefined
    const isHeader = line !== null || (isShort && !block.isIndented && (titleAt === -1 || index < titleAt))
    block.kind = isHeading ? 'heading' : isHeader ? 'header' : 'note'
    if (block.kind === 'heading' && !isStyled) guess(block, 'headingByForm', 0.9)
    if (block.kind === 'header') block.header = line?.field ?? 'other'
    if (!isNote) cutMark(text, block, block.kind === 'note' ? cutLeadingMark : cutTrailingMark)
  }
}
