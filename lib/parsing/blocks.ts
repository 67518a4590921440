import type { SourceDocument } from './document'
import { artefactLineOf } from './forms'
import { endsSentence, joinLines, type LineGroup } from './joining'
import { readLabel, readLeadingLabel, type Label, type LabelOptions } from './labels'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { nameParts, splitLines, textOf, trimParts, type Part } from './lines'
import type { LineMarks } from './marks'
import type { GuessCode } from './outline'
import type { ArtefactName, HeaderField, PieceKind } from './types'

/** Lines that belong together: one header line, heading, label, paragraph or note, or what is none of them. */
export interface Block {
  kind: PieceKind
  parts: Part[]
  /** Without artefacts; empty for an artefact. */
  text: string
  isIndented: boolean
  /** Says whether a blank line, or the start of the text, stands before it; always so where the file knows paragraphs. */
  isApart: boolean
  /** What the block says when all of it is read as a label; only `kind` says whether it is one. */
  label: Label | null
  marks: LineMarks
  header?: HeaderField
  /** The running number of a paragraph, which is an artefact, and where it stands. */
  number?: { printed: string; start: number; end: number }
  /** What a label says that stands in no place of the text: the unit of a document without labels. */
  typed?: string
  confidence: number
  guesses: GuessCode[]
}

/** Adds a guess to a block, which is at most so sure then. */
export function guess(block: Block, code: GuessCode, confidence: number): void {
  if (!block.guesses.includes(code)) block.guesses.push(code)
  block.confidence = Math.min(block.confidence, confidence)
}

export function isContent(block: Block): boolean {
  return block.kind !== 'artefact' && block.kind !== 'dropped'
}

/** Says whether patterns of labels are tried on a block: rows and notes are none. */
function mayBeLabel({ marks, text }: { marks: LineMarks; text: string }): boolean {
  return text.length <= MAX_STRUCTURE_LENGTH && !marks.isRow && marks.note === null
}

const NOTE_SIGN =
  /^(?:(?:\*{1,3}(?!\*)|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s?|(\d{1,3}|\p{L}{1,4})[.)]?\s)/u

/** Turns the sign with which a footnote begins into an artefact. */
function cutNoteSign(text: string, block: Block): void {
  const sign = NOTE_SIGN.exec(block.text)
  if (sign === null || (/^\p{L}/u.test(sign[1] ?? '') && sign[1] !== block.marks.note)) return
  nameStart(text, block, sign[0].length, 'footnoteMark')
}

function readBlock(text: string, group: LineGroup, isApart: boolean, options: LabelOptions): Block {
  const { lines } = group
  const [first, ...others] = lines
  if (first === undefined) throw new RangeError('a block has a line')
  const parts = others.length === 0 ? first.parts : lines.flatMap((line) => line.parts)
  const content = others.length === 0 ? first.content : textOf(text, parts)
  const artefact = others.length === 0 ? artefactLineOf(content) : null
  if (artefact !== null) for (const part of parts) part.artefact ??= artefact
  const isArtefact = content === '' || artefact !== null
  const { marks } = first
  const letters = lines.reduce((sum, line) => sum + line.content.length, 0)
  const emphasis = lines.reduce((sum, line) => sum + line.marks.emphasis * line.content.length, 0)
  const block: Block = {
    kind: isArtefact
      ? 'artefact'
      : group.isRunningHead
        ? 'dropped'
        : marks.note === null
          ? 'paragraph'
          : 'note',
    parts,
    text: isArtefact ? '' : content,
    isIndented: first.isIndented,
    isApart,
    label: null,
    marks: letters === 0 ? marks : { ...marks, emphasis: emphasis / letters },
    confidence: 1,
    guesses: [],
  }
  if (block.kind === 'paragraph' && mayBeLabel(block)) block.label = readLabel(content, options)
  if (block.kind === 'note') cutNoteSign(text, block)
  if (group.isGuess) guess(block, 'paragraphJoined', 0.7)
  if (block.kind === 'dropped') guess(block, 'runningHeadByForm', 0.7)
  return block
}

/** Gathers the lines of a document into blocks; all are paragraphs, notes or artefacts as yet, labels read. */
export function gatherBlocks(document: SourceDocument, options: LabelOptions): Block[] {
  const { text, format, marks } = document
  const groups = joinLines(splitLines(text, marks), format)
  const knowsParagraphs = format !== 'txt'
  return groups.map((group, index) =>
    readBlock(
      text,
      group,
      knowsParagraphs || !groups[index - 1]?.lines.some((line) => line.content !== ''),
      options,
    ),
  )
}

/** Says whether a text has the form of a heading: short, not a sentence, not beginning in lower case. */
export function looksLikeHeading(text: string): boolean {
  return (
    text.length <= MAX_STRUCTURE_LENGTH / 2 &&
    /^[^\p{Ll}*]/u.test(text) &&
    /\p{L}/u.test(text) &&
    !endsSentence(text)
  )
}

/** A label with which a block begins, by a number of the file or in its words, and where the text behind it does. */
export interface Lead {
  label: Label
  /** As printed, trimmed. */
  printed: string
  /** Offset in `block.text` of the text behind. */
  end: number
  isFromList: boolean
}

/** In a table of contents nothing but a page stands behind a label. */
const PAGE_ONLY = /^[\s.\u2026]{0,200}\d{1,4}$/

/** Reads what a block begins with; null for blocks that are no running text or begin with no label. */
export function leadOfBlock(block: Block, options: LabelOptions): Lead | null {
  if (block.kind !== 'paragraph' || block.label !== null || block.marks.isRow) return null
  const { listLabel } = block.marks
  const found = readLeadingLabel(block.text, options)
  if (found === null || found.end >= block.text.length || PAGE_ONLY.test(block.text.slice(found.end)))
    return null
  const printed = block.text.slice(0, found.end).trim()
  const isFromList =
    listLabel !== null && listLabel.isOrdered && printed.length <= listLabel.end - listLabel.start
  return { label: found.label, printed, end: found.end, isFromList }
}

/** Parts a block's stretches at an offset of its text; what only parts the two is with the first. */
function splitParts(text: string, parts: readonly Part[], offset: number): [Part[], Part[]] {
  let at = 0
  let words = ''
  for (const [index, part] of parts.entries()) {
    if (part.artefact !== undefined) continue
    words = textOf(text, parts.slice(0, index + 1))
    const start = words.length - (part.end - part.start)
    at = start
    if (words.length <= offset) continue
    const cut = part.start + Math.max(0, offset - at)
    if (cut === part.start) return [parts.slice(0, index), parts.slice(index)]
    return [
      [...parts.slice(0, index), { start: part.start, end: cut }],
      [{ start: cut, end: part.end }, ...parts.slice(index + 1)],
    ]
  }
  return [[...parts], []]
}

/** Gives a block other parts, and reads its words again. */
export function setParts(text: string, block: Block, parts: Part[]): void {
  block.parts = parts
  block.text = textOf(text, parts)
}

/**
 * Cuts the first `offset` characters of a block's text off: as a block of their own when `kind` is given, else as an
 * artefact. Returns what was cut, or null when nothing would be left on one side.
 */
export function cutStart(text: string, block: Block, offset: number): Block | null {
  const [before, after] = splitParts(text, block.parts, offset)
  const first = trimParts(text, before, 'end')
  const rest = trimParts(text, after, 'start')
  const words = textOf(text, first)
  if (words === '' || textOf(text, rest) === '') return null
  const cut: Block = { ...block, parts: first, text: words, label: null, confidence: 1, guesses: [] }
  setParts(text, block, rest)
  block.marks = { ...block.marks, listLabel: null, heading: null }
  return cut
}

/** Turns the first `offset` characters of a block's text into an artefact; returns where its words stood. */
export function nameStart(
  text: string,
  block: Block,
  offset: number,
  artefact: ArtefactName,
): { printed: string; start: number; end: number } | null {
  const [before, after] = splitParts(text, block.parts, offset)
  const first = trimParts(text, before, 'end')
  const words = first.filter((part) => part.artefact === undefined)
  const [start, end] = [words[0]?.start, words.at(-1)?.end]
  const rest = trimParts(text, after, 'start')
  if (start === undefined || end === undefined || textOf(text, rest) === '') return null
  const printed = textOf(text, first)
  setParts(text, block, [...nameParts(first, [[start, end]], artefact), ...rest])
  block.marks = { ...block.marks, listLabel: null }
  return { printed, start, end }
}
