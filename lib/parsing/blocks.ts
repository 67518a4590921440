import { foldForSearch } from './fold'
import { ARTEFACT_LINES } from './grammar'
import { readLabel, type Label } from './labels'
import { MAX_LABEL_LENGTH, MAX_STRUCTURE_LENGTH } from './limits'
import { splitLines, textOf, type Line, type Part } from './lines'
import type { HeaderField, PieceKind, WarningCode } from './types'

/** Lines that belong together: one header line, heading, label, paragraph or note, or what is none of them. */
export interface Block {
  kind: PieceKind
  parts: Part[]
  /** Without artefacts; empty for an artefact. */
  text: string
  isIndented: boolean
  /** Says whether a blank line, or the start of the text, stands before it. */
  isApart: boolean
  /** What the block says when it is read as a label; only `kind` says whether it is one. */
  label: Label | null
  header?: HeaderField
  /** Why a person should look at it. */
  doubt?: WarningCode
}

const SENTENCE_END = /[.!?:;\u2026\u061f\u3002]["'\u2019\u201d\u00bb)\]]{0,4}(?:\d{1,3})?$/

/** Says whether a text ends as sentences do, closing quotes and a footnote's figure allowed for. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-10))
}

function artefactOf(content: string): 'image' | 'trailer' | null {
  if (content === '' || content.length > MAX_LABEL_LENGTH) return null
  const folded = foldForSearch(content).trim()
  return ARTEFACT_LINES.find(({ pattern }) => pattern.test(folded))?.name ?? null
}

function readBlock(text: string, lines: readonly Line[], isApart: boolean): Block {
  const [first, ...others] = lines
  const parts = others.length === 0 ? (first?.parts ?? []) : lines.flatMap((line) => line.parts)
  const content = others.length === 0 ? (first?.content ?? '') : textOf(text, parts)
  const artefact = artefactOf(content)
  if (artefact !== null) for (const part of parts) part.artefact ??= artefact
  const isArtefact = content === '' || artefact !== null
  return {
    kind: isArtefact ? 'artefact' : 'paragraph',
    parts,
    text: isArtefact ? '' : content,
    isIndented: first?.isIndented ?? false,
    isApart,
    label: isArtefact ? null : readLabel(content),
  }
}

/**
 * A line goes on from the one before it when that one stops in the middle of a sentence and this one begins in lower
 * case: extractions break paragraphs there. Anything else begins a block of its own, for lists and tables do too.
 */
function continues(previous: Line | undefined, line: Line): boolean {
  if (previous === undefined || previous.content === '' || line.isIndented || !/^\p{Ll}/u.test(line.content))
    return false
  return (
    !endsSentence(previous.content) &&
    readLabel(previous.content) === null &&
    artefactOf(line.content) === null
  )
}

/** Gathers the lines of a text into blocks, all of them paragraphs or artefacts as yet, labels read. */
export function gatherBlocks(text: string): Block[] {
  const groups: Line[][] = []
  for (const line of splitLines(text)) {
    const group = groups.at(-1)
    if (group && continues(group.at(-1), line)) group.push(line)
    else groups.push([line])
  }
  return groups.map((group, index) =>
    readBlock(text, group, !groups[index - 1]?.some((line) => line.content !== '')),
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
