import type { SourceMark } from './document'
import { marksByLine, type LineMarks } from './marks'
import type { ArtefactName } from './types'
import { wordsOf } from './words'

/** A stretch of a line: content, or an artefact that has a name whatever stands around it. */
export interface Part {
  start: number
  end: number
  artefact?: ArtefactName
}

/** One line of the input: its parts lie side by side from its first character to the end of its break. */
export interface Line {
  parts: Part[]
  /** The line's characters without artefacts. */
  content: string
  isIndented: boolean
  /** What the file says of the line. */
  marks: LineMarks
  /** Says whether a page ends behind the line. */
  endsPage: boolean
}

// Every repeat is bounded or ends its alternative, so a line is read in time linear in its length whatever it holds.
const INSIDE =
  /\[bookmark: ?[^[\]]{0,80}\]|\v|(?:[^\P{Cc}\t\v]|\ufeff|\p{Surrogate}|\p{Noncharacter_Code_Point})+/gu
// Two soft breaks in a row end a paragraph, as web pages have it.
const BREAK = /\r\n|\v(?:[ \t\u00a0]{0,9}\v){1,9}|[\n\r\f\u0085\u2028\u2029]/g
const EMPTY = new Set<ArtefactName | undefined>(['space', 'tab', 'lineBreak'])
const INVISIBLE = /[\s\u200b\u2060]/

function artefactIn(match: string): ArtefactName {
  if (match.startsWith('[')) return 'bookmark'
  if (match === '\v') return 'lineBreak'
  return match === '\ufeff' ? 'byteOrderMark' : 'unprintable'
}

/** Cuts one line, without its break, into content and artefacts. */
function cutLine(text: string, start: number, end: number): Part[] {
  const line = text.slice(start, end)
  const parts: Part[] = []
  let at = 0
  for (const match of line.matchAll(INSIDE)) {
    if (match.index > at) parts.push({ start: start + at, end: start + match.index })
    at = match.index + match[0].length
    parts.push({ start: start + match.index, end: start + at, artefact: artefactIn(match[0]) })
  }
  if (at < line.length) parts.push({ start: start + at, end })
  return parts
}

/** Splits the white space at one end of a content part off as an artefact; the part may vanish. */
function trimPart(text: string, part: Part, side: 'start' | 'end'): Part[] {
  let { start, end } = part
  if (side === 'start') while (start < end && INVISIBLE.test(text.charAt(start))) start += 1
  else while (end > start && INVISIBLE.test(text.charAt(end - 1))) end -= 1
  const space = side === 'start' ? { start: part.start, end: start } : { start: end, end: part.end }
  if (space.start === space.end) return [part]
  const artefact = text.slice(space.start, space.end).includes('\t') ? 'tab' : 'space'
  const pieces: Part[] = [{ ...space, artefact }]
  if (start < end) pieces[side === 'start' ? 'push' : 'unshift']({ start, end })
  return pieces
}

/** Trims parts from one end: past artefacts, up to the first part that keeps content. */
export function trimParts(text: string, parts: Part[], side: 'start' | 'end'): Part[] {
  const order = side === 'start' ? parts : parts.toReversed()
  const trimmed: Part[] = []
  let isTrimmed = false
  for (const part of order) {
    const pieces = isTrimmed || part.artefact ? [part] : trimPart(text, part, side)
    if (pieces.some((piece) => piece.artefact === undefined)) isTrimmed = true
    trimmed.push(...(side === 'start' ? pieces : pieces.toReversed()))
  }
  return side === 'start' ? trimmed : trimmed.reverse()
}

/** An indent is a tab or more than one space: extractions leave single spaces anywhere. */
function isIndent(part: Part): boolean {
  return part.artefact === 'tab' || (part.artefact === 'space' && part.end - part.start > 1)
}

/** The content of parts as one text, artefacts left out: see `wordsOf`. */
export function textOf(text: string, parts: readonly Part[]): string {
  return wordsOf(
    text,
    parts.flatMap(({ start, end, artefact }) => (artefact === undefined ? [[start, end] as const] : [])),
  )
}

/** Gives stretches of content, which are in order, a name as artefacts. */
export function nameParts(
  parts: readonly Part[],
  stretches: readonly (readonly [number, number])[],
  artefact: ArtefactName,
): Part[] {
  const named: Part[] = []
  let next = 0
  for (const part of parts) {
    let at = part.start
    while (part.artefact === undefined && at < part.end) {
      while ((stretches[next]?.[1] ?? Infinity) <= at) next += 1
      const [from, to] = stretches[next] ?? [Infinity, Infinity]
      const end = Math.min(part.end, from <= at ? to : from)
      named.push(from <= at ? { start: at, end, artefact } : { start: at, end })
      at = end
    }
    if (part.artefact !== undefined) named.push(part)
  }
  return named
}

/** The first and last offset of content; both the same when there is none. */
function contentOf(parts: readonly Part[]): [number, number] {
  const contents = parts.filter((part) => part.artefact === undefined)
  return [contents[0]?.start ?? 0, contents.at(-1)?.end ?? 0]
}

function trimBoth(text: string, parts: Part[]): Part[] {
  return trimParts(text, trimParts(text, parts, 'start'), 'end')
}

const ENUMERATED = /^[^\s\t]{1,8}[.)\uff0e\u3001\u2013-](\t\s{0,20})/

/** The white space behind the number or bullet that stands before a line's text: of the file, or typed with a tab. */
function gapBehindNumber(text: string, parts: readonly Part[], marks: LineMarks): [number, number] | null {
  const { listLabel, isRow } = marks
  if (listLabel !== null) {
    const length = /\s{1,20}$/.exec(text.slice(listLabel.start, listLabel.end))?.[0].length ?? 0
    return length > 0 && length < listLabel.end - listLabel.start
      ? [listLabel.end - length, listLabel.end]
      : null
  }
  const first = parts.find((part) => part.artefact === undefined)
  const found =
    first && !isRow && ENUMERATED.exec(text.slice(first.start, Math.min(first.end, first.start + 32)))
  if (!found) return null
  const end = first.start + found[0].length
  return [end - (found[1] ?? '').length, end]
}

function readLine(
  text: string,
  [start, end, next]: readonly [number, number, number],
  read: ReturnType<typeof marksByLine>,
): Line {
  let cut = trimBoth(text, cutLine(text, start, end))
  const first = cut.findIndex((part) => part.artefact === undefined)
  const breakName = text.charAt(end) === '\f' ? 'pageBreak' : 'lineBreak'
  const marks = read(...contentOf(cut))
  const endsPage = breakName === 'pageBreak'
  if (first === -1 && cut.every((part) => EMPTY.has(part.artefact))) {
    // White space and the break of an empty line are one artefact; bookmarks and the like keep their names.
    const artefact = breakName === 'pageBreak' ? breakName : 'blank'
    return { parts: [{ start, end: next, artefact }], content: '', isIndented: false, marks, endsPage }
  }
  if (marks.isRunningHead) cut = nameParts(cut, [[start, end]], 'runningHead')
  const gap = gapBehindNumber(text, cut, marks)
  if (gap !== null) cut = nameParts(cut, [gap], 'tab')
  if (marks.references.length > 0) cut = trimBoth(text, nameParts(cut, marks.references, 'footnoteMark'))
  if (next > end) cut.push({ start: end, end: next, artefact: breakName })
  return {
    parts: cut,
    content: textOf(text, cut),
    isIndented: cut.slice(0, Math.max(first, 0)).some(isIndent),
    marks,
    endsPage,
  }
}

/** Says of a stretch whether it is set apart by its look, or not at all; null for what is neither. */
function lookOf(read: ReturnType<typeof marksByLine>, start: number, end: number): boolean | null {
  const { emphasis } = read(start, end)
  if (emphasis >= 0.8) return true
  return emphasis <= 0.2 ? false : null
}

/**
 * Where a line's soft breaks part what is set apart by its look from what is not: a question in bold and the answer in
 * one paragraph are two lines. Each line is given as start, end and start of the next.
 */
function linesWithin(
  text: string,
  [start, end, next]: readonly [number, number, number],
  read: ReturnType<typeof marksByLine>,
): (readonly [number, number, number])[] {
  const whole = read(start, end)
  const isOne = whole.heading !== null || whole.isRow || whole.note !== null || whole.isRunningHead
  if (isOne || lookOf(read, start, end) !== null) return [[start, end, next]]
  const lines: [number, number, number][] = []
  let from = start
  let before: boolean | null = null
  let at = start
  while (at <= end) {
    const found = text.indexOf('\v', at)
    const stop = found === -1 || found >= end ? end : found
    const look = lookOf(read, at, stop)
    if (before !== null && look !== null && look !== before && at > from) {
      lines.push([from, at - 1, at])
      from = at
    }
    before = look ?? before
    at = stop + 1
  }
  return [...lines, [from, end, next]]
}

/** Cuts a text into lines, at any kind of line or page break. Every character is in exactly one part. */
export function splitLines(text: string, marks: readonly SourceMark[] = []): Line[] {
  const lines: Line[] = []
  const read = marksByLine(marks, text.length)
  const add = (start: number, end: number, next: number) => {
    const hasSoftBreak = marks.length > 0 && text.slice(start, end).includes('\v')
    const within = hasSoftBreak ? linesWithin(text, [start, end, next], read) : []
    if (within.length > 1) for (const one of within) lines.push(readLine(text, one, read))
    else lines.push(readLine(text, [start, end, next], read))
  }
  let start = 0
  for (const match of text.matchAll(BREAK)) {
    const next = match.index + match[0].length
    add(start, match.index, next)
    start = next
  }
  if (start < text.length) add(start, text.length, text.length)
  return lines
}
