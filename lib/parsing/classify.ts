import { gatherBlocks, looksLikeHeading, type Block } from './blocks'
import { isKnownFootnote, readHeaderLine, type HeaderLine } from './header'
import { looksLikeLabel } from './labels'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { textOf, trimParts, type Part } from './lines'

/** How far a bare number may be ahead of the label before it and still be a label. */
const MAX_NUMBER_STEP = 10

const LEADING_MARK = /^\*{1,3}(?!\*)/
const TRAILING_MARK = /\*{1,3}(?:, ?\*{1,3}){0,3}$/

function isContent(block: Block): boolean {
  return block.kind !== 'artefact'
}

/** Says whether paragraphs are indented in this text: then a line that is not has a reason. */
function usesIndents(blocks: readonly Block[]): boolean {
  const texts = blocks.filter((block) => isContent(block) && block.label === null)
  return texts.filter((block) => block.isIndented).length * 2 >= texts.length
}

/** For each block the number of the next label with letters; such a label is one wherever it stands. */
function nextLetteredNumbers(blocks: readonly Block[]): (number | null)[] {
  const next: (number | null)[] = []
  let number: number | null = null
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    next[index] = number
    const label = blocks[index]?.label
    if (label && label.letters.length > 0) number = Number(label.number)
  }
  return next
}

/** A bare number is a label when it goes on in order and text follows it as an answer does; else it is a figure. */
function fitsBareLabel(block: Block, next: Block | undefined, isIndentedText: boolean): boolean {
  if (next === undefined || next.label !== null || readHeaderLine(next.text) !== null) return false
  return block.isApart || (isIndentedText && next.isIndented)
}

function markLabels(blocks: readonly Block[]): void {
  const contents = blocks.filter(isContent)
  const isIndentedText = usesIndents(contents)
  const nextLettered = nextLetteredNumbers(contents)
  let last = 0
  for (const [index, block] of contents.entries()) {
    if (block.label === null) {
      if (looksLikeLabel(block.text)) block.doubt = 'unreadLabel'
      continue
    }
    const number = Number(block.label.number)
    if (block.label.letters.length === 0) {
      const isInOrder =
        number > last && number <= last + MAX_NUMBER_STEP && number <= (nextLettered[index] ?? number)
      if (!isInOrder) continue
      if (!fitsBareLabel(block, contents[index + 1], isIndentedText)) {
        block.doubt = 'numberNotALabel'
        continue
      }
    }
    block.kind = 'label'
    last = number
  }
}

/** Turns the star before a footnote, and the white space behind it, into artefacts. */
function cutLeadingMark(text: string, parts: Part[]): Part[] {
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
function cutTrailingMark(text: string, parts: Part[]): Part[] {
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
function cutMark(text: string, block: Block, cut: (text: string, parts: Part[]) => Part[]): void {
  const parts = cut(text, block.parts)
  const rest = textOf(text, parts)
  if (rest === '') return
  block.parts = parts
  block.text = rest
}

/** Reads a line of the preamble; footnotes and long paragraphs are no header lines. */
function readPreambleLine(block: Block): HeaderLine | null {
  if (LEADING_MARK.test(block.text) || block.text.length > MAX_STRUCTURE_LENGTH) return null
  return readHeaderLine(block.text.replace(TRAILING_MARK, '').trimEnd())
}

/** Marks what stands before the first question: header lines, notes, and the headings that lead to it. */
function markPreamble(text: string, preamble: readonly Block[], hasQuestions: boolean): void {
  const lines = preamble.map(readPreambleLine)
  const titleAt = lines.findIndex((line) => line?.field === 'title')
  let isHeading = hasQuestions
  for (const [fromEnd, block] of preamble.toReversed().entries()) {
    const index = preamble.length - 1 - fromEnd
    const line = lines[index] ?? null
    const isShort = looksLikeHeading(block.text)
    // Behind the title several headings may follow each other; without one, only the last line is taken for one.
    const mayBeHeading = fromEnd === 0 || (titleAt !== -1 && index > titleAt && !block.isIndented)
    isHeading &&= line === null && isShort && mayBeHeading
    const isHeader = line !== null || (isShort && !block.isIndented && (titleAt === -1 || index < titleAt))
    block.kind = isHeading ? 'heading' : isHeader ? 'header' : 'note'
    if (block.kind === 'header') block.header = line?.field ?? 'other'
    cutMark(text, block, block.kind === 'note' ? cutLeadingMark : cutTrailingMark)
  }
}

/** For each block the number of the last label before it. */
function numbersBefore(body: readonly Block[]): string[] {
  let number = ''
  return body.map((block) => {
    const before = number
    if (block.kind === 'label') number = block.label?.number ?? ''
    return before
  })
}

/** Marks the headings behind the first label: lines in the form of one, before a label with a new number. */
function markBody(text: string, body: readonly Block[]): void {
  const isIndentedText = usesIndents(body)
  const numbers = numbersBefore(body)
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const block = body[index]
    if (block?.kind !== 'paragraph') continue
    if (LEADING_MARK.test(block.text) && isKnownFootnote(block.text)) {
      block.kind = 'note'
      cutMark(text, block, cutLeadingMark)
      continue
    }
    // In a text without indents, the first block behind a label is its answer, however short.
    const isOutside = isIndentedText ? !block.isIndented : body[index - 1]?.kind !== 'label'
    if (!isOutside || !looksLikeHeading(block.text) || block.doubt !== undefined) continue
    const next = body[index + 1]
    const leadsToHeading = isIndentedText && next?.kind === 'heading'
    if (leadsToHeading || (next?.kind === 'label' && next.label?.number !== numbers[index])) {
      block.kind = 'heading'
      cutMark(text, block, cutTrailingMark)
    } else if (next?.kind === 'label' && isIndentedText && block.isApart) block.doubt = 'possibleHeading'
  }
}

/** Reads a text into blocks that each have their final kind. Never throws, and loses no character. */
export function classifyBlocks(text: string): Block[] {
  const blocks = gatherBlocks(text)
  markLabels(blocks)
  const contents = blocks.filter(isContent)
  const firstLabel = contents.findIndex((block) => block.kind === 'label')
  const bodyStart = firstLabel === -1 ? contents.length : firstLabel
  markPreamble(text, contents.slice(0, bodyStart), firstLabel !== -1)
  markBody(text, contents.slice(bodyStart))
  return blocks
}
