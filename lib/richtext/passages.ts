import * as Y from 'yjs'
import { setThreads, storedCommentName, threadsOfElement } from './comment-marks'
import { isCommentedNode, isMeantEmpty, quoteOfNode } from './commented-nodes'
import { stretchesOf } from './in-text'
import { Line, NoPassage, type PlacedElement, type PlacedText } from './line'
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
 * Marks the characters of these ranges as words of `thread`, and answers what they say; where they hold none but what
 * stands in a node of its own (a rule, a reference, a picture, an empty cell) those nodes. Only the draft as it is now is
 * marked; where a range began or ended in what is gone by now, it begins or ends where that stood.
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
  return mark(
    line,
    pieces,
    nodesIn(line, (node) => spans.some(({ from, to }) => from <= node.start && node.end <= to)),
    thread,
  )
}

/** Marks the characters that belong to a suggestion, or the text of the blocks that do, or its nodes, for `thread`. */
export function markSuggestion(fragment: Y.XmlFragment, suggestion: string, thread: string): Quote {
  const line = new Line(fragment)
  const isMeant = (element: Y.XmlElement) =>
    SUGGESTION_ATTRIBUTES.some((name) => holdsId(element.getAttribute(name), suggestion))
  const pieces = line.texts.flatMap((placed): Piece[] =>
    placed.path.some(isMeant)
      ? [{ placed, start: 0, end: placed.value.length }]
      : spansOf(placed, suggestion).map((span) => ({ placed, ...span })),
  )
  const nodes = nodesIn(line, ({ element, path }) => [...path, element].some(isMeant))
  return mark(line, pieces, nodes, thread)
}

function mark(line: Line, pieces: readonly Piece[], nodes: readonly PlacedElement[], thread: string): Quote {
  const { texts } = line
  const spoken = pieces.filter(({ placed, start, end }) => placed.value.slice(start, end).trim() !== '')
  const isOutside = ({ placed }: Piece) => !nodes.some(({ element }) => placed.path.includes(element))
  if (nodes.length > 0 && !spoken.some(isOutside)) return markNodes(line, nodes, thread)
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
  for (const { placed, start, end } of pieces)
    placed.text.format(placed.offset + start, end - start, { [name]: { thread } })
  return {
    quote: clip(wordsOf(told), MAX_QUOTE),
    before: clipStart(wordsOf([...all.slice(0, at(first)), { ...first, start: 0, end: first.start }])),
    after: clip(
      wordsOf([{ ...last, start: last.end, end: last.placed.value.length }, ...all.slice(at(last) + 1)]),
      MAX_AROUND,
    ),
  }
}

/** Those elements that can be what a thread is about. */
function nodesIn(line: Line, isMeant: (placed: PlacedElement) => boolean): PlacedElement[] {
  return line.elements.filter(
    (placed) =>
      isCommentedNode(placed.element.nodeName) &&
      isMeant(placed) &&
      !(isMeantEmpty(placed.element.nodeName) && wordsIn(line, placed).trim() !== ''),
  )
}

function markNodes(line: Line, nodes: readonly PlacedElement[], thread: string): Quote {
  const [first, last] = [nodes[0]!, nodes.at(-1)!]
  for (const { element } of nodes) setThreads(element, [...threadsOfElement(element), thread])
  const note = noteOf(first)
  const around = line.texts.filter((placed) => noteOf(placed) === note)
  const words = (isMeant: (placed: PlacedText) => boolean) =>
    wordsOf(around.filter(isMeant).map((placed) => ({ placed, start: 0, end: placed.value.length })))
  const said = nodes.map((node) => saidBy(line, node)).filter((each) => each !== '')
  return {
    quote: said.length > 0 ? clip(said.join('\n'), MAX_QUOTE) : quoteOfNode(nameOf(first)),
    before: clipStart(words(({ start }) => start < first.start)),
    after: clip(
      words(({ start }) => start >= last.end),
      MAX_AROUND,
    ),
  }
}

/** What a node says: its caption or description, or the words of a reference. */
function saidBy(line: Line, placed: PlacedElement): string {
  const { element } = placed
  const words = wordsIn(line, placed).trim()
  if (words !== '') return words
  const told: unknown = element.getAttribute(element.nodeName === 'crossReference' ? 'label' : 'alt')
  return typeof told === 'string' ? told.trim() : ''
}

function nameOf({ element: { nodeName } }: PlacedElement) {
  return isCommentedNode(nodeName) ? nodeName : 'figure'
}

function wordsIn({ texts }: Line, { element }: PlacedElement): string {
  const within = texts.filter(({ path }) => path.includes(element))
  return wordsOf(within.map((placed) => ({ placed, start: 0, end: placed.value.length })))
}

const noteOf = ({ path }: Pick<PlacedText, 'path'>) => path.find(({ nodeName }) => nodeName === 'footnote')

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
function spansOf({ text, offset, value }: PlacedText, suggestion: string): Span[] {
  const spans = stretchesOf(text).flatMap((stretch) => {
    if (!Object.values(stretch.attributes).some((each) => holdsId(each, suggestion))) return []
    const length = 'letters' in stretch ? stretch.letters.length : 1
    const start = Math.max(0, stretch.at - offset)
    return [{ start, end: Math.min(value.length, stretch.at + length - offset) }]
  })
  return union(spans)
}

/** Whether what is stored for a mark or block is of this suggestion. */
function holdsId(value: unknown, suggestion: string): boolean {
  if (Array.isArray(value)) return value.some((each) => holdsId(each, suggestion))
  return typeof value === 'object' && value !== null && 'id' in value && value.id === suggestion
}
