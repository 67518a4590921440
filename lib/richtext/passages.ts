import * as Y from 'yjs'
import { storedCommentName } from './comment-marks'
import { Line, NoPassage, type PlacedText } from './line'
import { SUGGESTION_ATTRIBUTES } from './suggestions/record'

export { NoPassage } from './line'

/** Two encoded Yjs relative positions: before the first and behind the last character. */
export interface EncodedRange {
  start: Uint8Array
  end: Uint8Array
}

/** The words of a passage, and those around it. Blocks are separated by a line break. */
export interface Quote {
  quote: string
  before: string
  after: string
}

interface Span {
  start: number
  end: number
}

/** Characters of one text of the draft. */
interface Piece extends Span {
  placed: PlacedText
}

const MAX_QUOTE = 1_000
const MAX_AROUND = 60

/**
 * Marks the characters of these ranges as words of `thread`, and answers what they say. Only characters of the draft as
 * it is now are marked; where a range began or ended in what is gone by now, it begins or ends where that stood.
 * @throws NoPassage; then nothing was changed.
 */
export function markPassage(fragment: Y.XmlFragment, ranges: readonly EncodedRange[], thread: string): Quote {
  const line = new Line(fragment)
  const spans = ranges.map(({ start, end }) => ({ from: line.find(start), to: line.find(end) }))
  if (spans.some(({ from, to }) => from > to)) throw new NoPassage('invalid')
  const pieces = line.texts.flatMap((placed) =>
    union(
      spans.map(({ from, to }) => ({
        start: Math.max(from - placed.start, 0),
        end: Math.min(to - placed.start, placed.value.length),
      })),
    ).map((span) => ({ placed, ...span })),
  )
  return mark(line, pieces, thread)
}

/** Marks the characters that belong to a suggestion, or the text of the blocks that do, as words of `thread`. */
export function markSuggestion(fragment: Y.XmlFragment, suggestion: string, thread: string): Quote {
  const line = new Line(fragment)
  const isMeant = (element: Y.XmlElement) =>
    SUGGESTION_ATTRIBUTES.some((name) => holdsId(element.getAttribute(name), suggestion))
  const pieces = line.texts.flatMap((placed): Piece[] =>
    placed.path.some(isMeant)
      ? [{ placed, start: 0, end: placed.value.length }]
      : spansOf(placed.text, suggestion).map((span) => ({ placed, ...span })),
  )
  return mark(line, pieces, thread)
}

function mark({ texts }: Line, pieces: readonly Piece[], thread: string): Quote {
  const spoken = pieces.filter(({ placed, start, end }) => placed.value.slice(start, end).trim() !== '')
  if (spoken.length === 0) throw new NoPassage('empty')
  // A note stands apart from the text that it is set to.
  const isInNote = spoken.every(({ placed }) => noteOf(placed))
  const told = spoken.filter(({ placed }) => Boolean(noteOf(placed)) === isInNote)
  const [first, last] = [told[0]!, told.at(-1)!]
  const note = noteOf(first.placed)
  const around = texts.filter((placed) => noteOf(placed) === note)
  const all = around.map((placed) => ({ placed, start: 0, end: placed.value.length }))
  const at = (piece: Piece) => around.indexOf(piece.placed)
  const name = storedCommentName(thread)
  for (const { placed, start, end } of pieces) placed.text.format(start, end - start, { [name]: { thread } })
  return {
    quote: clip(wordsOf(told), MAX_QUOTE),
    before: clipStart(wordsOf([...all.slice(0, at(first)), { ...first, start: 0, end: first.start }])),
    after: clip(
      wordsOf([{ ...last, start: last.end, end: last.placed.value.length }, ...all.slice(at(last) + 1)]),
      MAX_AROUND,
    ),
  }
}

const noteOf = ({ path }: PlacedText) => path.find(({ nodeName }) => nodeName === 'footnote')

/** What pieces say, in their order; a line break where another block begins. */
function wordsOf(pieces: readonly Piece[]): string {
  let words = ''
  let block: Y.XmlElement | undefined
  for (const { placed, start, end } of pieces) {
    if (block && placed.path.at(-1) !== block) words += '\n'
    block = placed.path.at(-1)
    words += placed.value.slice(start, end)
  }
  return words
}

// PostgreSQL has no text with U+0000, and half a surrogate pair is no character.
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const clean = (text: string) => text.replaceAll('\0', '').replace(HALF, '')
const clip = (text: string, length: number) => clean(text.slice(0, length))
const clipStart = (text: string) => clean(text.slice(-MAX_AROUND))

/** Spans without those that are empty; what overlaps becomes one. */
function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}

/** Where a text carries the marks of a suggestion. */
function spansOf(text: Y.XmlText, suggestion: string): Span[] {
  const spans: Span[] = []
  let offset = 0
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    const length = typeof insert === 'string' ? insert.length : 1
    if (Object.values(attributes ?? {}).some((value) => holdsId(value, suggestion)))
      spans.push({ start: offset, end: offset + length })
    offset += length
  }
  return union(spans)
}

/** Whether what is stored for a mark or block is of this suggestion. */
function holdsId(value: unknown, suggestion: string): boolean {
  if (Array.isArray(value)) return value.some((each) => holdsId(each, suggestion))
  return typeof value === 'object' && value !== null && 'id' in value && value.id === suggestion
}
