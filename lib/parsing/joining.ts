import type { SourceFormat } from './document'
import { foldForSearch } from './fold'
import { endsInKeptHyphen } from './hyphens'
import { artefactLineOf, isHeaderLine, pageLineOf } from './forms'
import { readLabel, readLeadingLabel } from './labels'
import { MAX_STRUCTURE_LENGTH } from './limits'
import { nameParts, type Line } from './lines'

/** Lines that are one block, and how that was found. */
export interface LineGroup {
  lines: Line[]
  /** Says that joining them was a guess. */
  isGuess: boolean
  /** Says that the line is a running head by its form. */
  isRunningHead: boolean
}

/** Widths to which people and programs wrap text, in code units. */
const MIN_WIDTH = 30
const MAX_WIDTH = 130
/** A text is wrapped when so many neighbouring lines are, and so large a share of all. */
const MIN_WRAPPED = 4
const WRAPPED_SHARE = 0.6
/** A line longer than this that does not end as sentences do goes on behind the page's end. */
const LONG_LINE = 100

const SENTENCE_END =
  /[.!?:;\u2026\u061f\u061b\u06d4\u3002\uff01\uff1f\uff1a\uff1b]["'\u2019\u201d\u00bb)\]]{0,4}(?:\d{1,3})?$/
const HYPHENATED = /(\p{L}{2,20})[-\u2010]$/u
const LIST_ITEM = /^(?:[(\uff08]?\p{L}{1,3}[)\uff09]|[-\u2013\u2022\u00b7*]|\d{1,2}[.)])\s/u
const NO_CASE = /^\p{Lo}/u

/** Says whether a text ends as sentences do, closing quotes and a footnote's figure allowed for. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-10))
}

/** Says whether a line can be part of a longer paragraph at all. */
function isRunning({ content, marks }: Line): boolean {
  return content !== '' && !marks.isRow && marks.note === null && marks.heading === null
}

function firstWordLength(content: string): number {
  const word = /^\S{1,40}/.exec(content)?.[0] ?? ''
  return /\p{Script=Han}/u.test(word) ? 1 : word.length
}

function indentOf({ parts }: Line): number {
  const first = parts[0]
  return first?.artefact === 'space' || first?.artefact === 'tab' ? first.end - first.start : 0
}

/** The width to which a text is wrapped: that of its longest line, when hardly a line had room for a further word. */
function wrapWidth(lines: readonly Line[], format: SourceFormat): number {
  if (format === 'docx' || format === 'html') return Infinity
  const pairs: [Line, Line][] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (next && isRunning(line) && isRunning(next)) pairs.push([line, next])
  }
  const width = pairs.reduce((longest, [line]) => Math.max(longest, line.content.length + indentOf(line)), 0)
  if (width < MIN_WIDTH || width > MAX_WIDTH) return Infinity
  const wrapped = pairs.filter((pair) => isFull(...pair, width)).length
  return wrapped >= MIN_WRAPPED && wrapped >= pairs.length * WRAPPED_SHARE ? width : Infinity
}

/** Lines are ragged where letters differ in width: a line is full when so much of the width is taken. */
const FULL = 0.85
/** More is asked of a line that ends a sentence, for that may end its paragraph. */
const FULL_SENTENCE = 0.95

/** Says whether the next line's first word would hardly have had room on this one. */
function isFull(line: Line, next: Line, width: number): boolean {
  const share = endsSentence(line.content) ? FULL_SENTENCE : FULL
  return line.content.length + indentOf(line) + 1 + firstWordLength(next.content) > width * share
}

function beginsLower(content: string): boolean {
  return /^\p{Ll}/u.test(content)
}

/** Says whether two lines are lines of a document's head: each is one by itself. */
function isHeadOf(previous: Line, line: Line): boolean {
  return !beginsLower(line.content) && isHeaderLine(line.content) && isHeaderLine(previous.content)
}

type Joint = 'sure' | 'guess' | null

/** Says whether a line goes on from the one directly before it. */
function continues(previous: Line, line: Line, format: SourceFormat, width: number): Joint {
  if (!isRunning(previous) || !isRunning(line) || line.marks.listLabel !== null) return null
  if (format === 'docx' || format === 'html') return null
  const isOpen = !endsSentence(previous.content)
  if (Number.isFinite(width) && isFull(previous, line, width) && indentOf(line) <= indentOf(previous)) {
    if (readLabel(previous.content) !== null || artefactLineOf(line.content) !== null) return null
    if (isHeadOf(previous, line)) return null
    const label = readLabel(line.content)
    if (label !== null && (!isOpen || label.letters.length > 0 || label.form === 'worded')) return null
    const beginsAnew = LIST_ITEM.test(line.content) || readLeadingLabel(line.content) !== null
    return isOpen || !beginsAnew ? 'sure' : null
  }
  if (line.isIndented || !beginsLower(line.content) || !isOpen) return null
  return readLabel(previous.content) === null && artefactLineOf(line.content) === null ? 'sure' : null
}

/** Says whether a line goes on from the last one of the page before. */
function continuesPage(previous: Line, line: Line, format: SourceFormat): Joint {
  if (!isRunning(previous) || !isRunning(line) || line.marks.listLabel !== null || line.isIndented)
    return null
  if (format === 'docx' || format === 'html' || endsSentence(previous.content)) return null
  if (readLabel(previous.content) !== null || readLeadingLabel(line.content) !== null) return null
  if (artefactLineOf(line.content) !== null || readLabel(line.content) !== null) return null
  if (beginsLower(line.content)) return 'guess'
  return previous.content.length > LONG_LINE || (NO_CASE.test(line.content) && previous.content.length > 30)
    ? 'guess'
    : null
}

/** The words of a text, those with hyphens whole, to tell hyphens of the typesetter from those of the word. */
function vocabularyOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>()
  let isBroken = false
  for (const { content } of lines) {
    const found = Array.from(
      content.matchAll(/\p{L}+(?:[-\u2010\u2011]\p{L}+){0,4}(?![-\u2010]$)/gu),
      ([word]) => word,
    )
    // The rest of a word that was parted is none.
    for (const word of isBroken ? found.slice(1) : found) words.add(foldForSearch(word))
    if (content !== '') isBroken = HYPHENATED.test(content.slice(-22))
  }
  return words
}

/** Whether the hyphen at the end of a line is part of its word. */
function keepsHyphen(left: string, right: string, words: ReadonlySet<string>): Joint {
  const [first, second] = [foldForSearch(left), foldForSearch(right)]
  if (words.has(`${first}-${second}`)) return 'sure'
  if (words.has(first + second)) return null
  return words.has(second) ? 'guess' : null
}

/** Takes the hyphen at the end of a line out when it only parts a word there; says whether that was a guess. */
function cutHyphen(line: Line, next: Line, words: () => ReadonlySet<string>): boolean {
  const left = HYPHENATED.exec(line.content.slice(-22))?.[1]
  const right = /^\p{Ll}{1,30}/u.exec(next.content)?.[0]
  if (left === undefined || right === undefined) return false
  const keeps = endsInKeptHyphen(line.content) ? 'sure' : keepsHyphen(left, right, words())
  if (keeps !== null) return keeps === 'guess'
  const last = line.parts.findLast((part) => part.artefact === undefined)
  if (last === undefined) return false
  line.parts = nameParts(line.parts, [[last.end - 1, last.end]], 'hyphen')
  line.content = line.content.slice(0, -1)
  return !words().has(foldForSearch(left + right))
}

/** Gathers lines into blocks: those that were broken inside a paragraph are together. */
export function joinLines(lines: readonly Line[], format: SourceFormat): LineGroup[] {
  const width = wrapWidth(lines, format)
  const heads = findRunningHeads(lines, format)
  const groups: LineGroup[] = []
  let vocabulary: Set<string> | undefined
  const words = () => (vocabulary ??= vocabularyOf(lines))
  // The group that may go on, its last line with words, and what stands between.
  let open: LineGroup | null = null
  let last: Line | null = null
  let between: LineGroup[] = []
  for (const line of lines) {
    const group: LineGroup = { lines: [line], isGuess: false, isRunningHead: heads.has(line) }
    if (line.content === '' || group.isRunningHead) {
      groups.push(group)
      between.push(group)
      continue
    }
    const isNextPage =
      last !== null &&
      (last.endsPage ||
        (last.marks.page > 0 && last.marks.page < line.marks.page) ||
        between.some(({ lines: [only], isRunningHead: isHead }) => isHead || only?.endsPage))
    const joint: Joint =
      open === null || last === null
        ? null
        : between.length === 0
          ? (continues(last, line, format, width) ?? (isNextPage ? continuesPage(last, line, format) : null))
          : isNextPage
            ? continuesPage(last, line, format)
            : null
    if (joint !== null && open !== null && last !== null) {
      const isHyphenGuess = cutHyphen(last, line, words)
      open.lines.push(...takeBack(groups, between), line)
      open.isGuess ||= joint === 'guess' || isHyphenGuess
    } else {
      groups.push(group)
      open = group
    }
    last = line
    between = []
  }
  return groups
}

/** Takes groups without words off the end, to be part of the block around them; running heads by form stay. */
function takeBack(groups: LineGroup[], between: readonly LineGroup[]): Line[] {
  if (between.length === 0) return []
  const kept = between.filter((group) => group.isRunningHead)
  groups.splice(groups.length - between.length, between.length, ...kept)
  return between.filter((group) => !group.isRunningHead).flatMap((group) => group.lines)
}

/** Lines that by their form are printed on every page, where the file does not say which these are. */
function findRunningHeads(lines: readonly Line[], format: SourceFormat): Set<Line> {
  const heads = new Set<Line>()
  if (format === 'docx' || lines.some((line) => line.marks.isRunningHead)) return heads
  const counts = new Map<string, Line[]>()
  for (const [index, line] of lines.entries()) {
    if (line.content === '' || line.content.length > MAX_STRUCTURE_LENGTH / 4 || !isRunning(line)) continue
    const form = pageLineOf(line.content)
    if (form === null) continue
    const isAtPageEnd = line.endsPage || (lines[index - 1]?.endsPage ?? false) || endsAtPage(lines, index)
    if (form === 'number' && !isAtPageEnd) continue
    const key = form === 'symbol' ? foldForSearch(line.content) : form
    const same = counts.get(key)
    if (same === undefined) counts.set(key, [line])
    else same.push(line)
  }
  for (const [key, same] of counts) {
    // A symbol stands in the header first; what is printed on pages is there more than twice.
    const isSymbol = !['number', 'page', 'job'].includes(key)
    if (same.length >= (key === 'number' ? 2 : 3))
      for (const line of isSymbol ? same.slice(1) : same) heads.add(line)
  }
  return heads
}

/** Says whether only blank lines stand between a line and the end of its page. */
function endsAtPage(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  return next?.content === '' && next.endsPage
}
