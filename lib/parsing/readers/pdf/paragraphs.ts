import { beginsWithLabel, tabbedLabel } from './labels'
import { textOf } from './lines'
import type { Block, Line } from './types'

/** How a line and the next one of a document usually stand, by the size of their letters. */
export class Leading {
  private readonly gaps = new Map<number, Map<number, number>>()

  learn(above: Line, below: Line): void {
    const gap = below.y - above.y
    if (gap < above.size * 0.8 || gap > above.size * 2.4) return
    const size = Math.round(above.size * 2)
    const gaps = this.gaps.get(size) ?? new Map<number, number>()
    this.gaps.set(size, gaps)
    const rounded = Math.round(gap * 2) / 2
    gaps.set(rounded, (gaps.get(rounded) ?? 0) + 1)
  }

  of(size: number): number {
    let usual = 0
    let most = 0
    for (const [gap, count] of this.gaps.get(Math.round(size * 2)) ?? []) {
      // Of two that are as common the smaller stands inside paragraphs.
      if (count > most * 1.5 || (count * 1.5 > most && (usual === 0 || gap < usual))) {
        usual = gap
        most = Math.max(most, count)
      }
    }
    return usual || size * 1.25
  }
}

function isAll(line: Line, style: 'bold' | 'italic'): boolean {
  return line.spans.every((span) => span[style] || span.raised || !/[\p{L}\p{Nd}]/u.test(span.text))
}

function isEmphatic(line: Line): boolean {
  return isAll(line, 'bold') && /\p{L}/u.test(textOf(line))
}

const SENTENCE_END = /[.!?:;。！？：；؟؛…]["'”’»)\]]*\s*(?:\p{Nd}{1,3}|\*+)?$/u

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|cf|ch|No|Nos|art|arts|para|paras|pp?|vol|Mr|Mrs|Ms|Dr|St|ст|п|пп|гл|см|г|núm|párr|par)\.$/i

/** Whether the last line of a paragraph may be its end: a sentence ends there, and no bracket is open. */
function hasEnded(lines: Line[]): boolean {
  const text = textOf(lines.at(-1) as Line)
  if (!SENTENCE_END.test(text) || ABBREVIATION.test(text)) return false
  const near = lines.slice(-3).map(textOf).join(' ')
  const labels = /(?:^|[\s(])[\p{L}\p{Nd}]{1,3}\)/gu
  const open = near.replace(labels, ' ')
  return (open.match(/[(（]/g)?.length ?? 0) <= (open.match(/[)）]/g)?.length ?? 0)
}

/** Distances in the direction of reading: from the column's edge at which lines begin. */
interface Column {
  left: number
  right: number
  rtl: boolean
}

const startOf = (line: Line, { left, right, rtl }: Column): number => (rtl ? right - line.x1 : line.x0 - left)
const roomAfter = (line: Line, { left, right, rtl }: Column): number =>
  rtl ? line.x0 - left : right - line.x1

function isCentred(line: Line, column: Column): boolean {
  const [before, after] = [startOf(line, column), roomAfter(line, column)]
  return before > line.size * 1.5 && Math.abs(before - after) < line.size
}

/** Whether the next line had room for its first word at the end of this one: then a person ended the line. */
function endsEarly(line: Line, next: Line, column: Column): boolean {
  return roomAfter(line, column) > next.head + line.size * 0.45
}

/** Whether `next`, which stands under the last line of a paragraph, goes on with it. */
function goesOn(paragraph: Line[], next: Line, column: Column, leading: Leading): boolean {
  const last = paragraph.at(-1) as Line
  const text = textOf(next)
  if (Math.abs(last.size - next.size) > last.size * 0.07) return false
  const usual = leading.of(last.size)
  if (next.y - last.y > usual + Math.max(1.6, last.size * 0.2)) return false
  const ended = hasEnded(paragraph)
  if (isEmphatic(last) !== isEmphatic(next)) {
    // A bold line is a heading or label, and a bold question stands before its answer.
    if (ended || endsEarly(last, next, column) || paragraph.every(isEmphatic)) return false
  }
  if (tabbedLabel(text) !== '') return false
  const early = endsEarly(last, next, column)
  if (beginsWithLabel(text) && (ended || early)) return false
  const step = startOf(next, column) - startOf(last, column)
  if (isCentred(last, column) && isCentred(next, column)) return !(ended && early)
  if (early) {
    // A heading or title may be broken anywhere.
    return (
      isEmphatic(last) &&
      isEmphatic(next) &&
      !ended &&
      Math.abs(step) < 2 &&
      roomAfter(last, column) < (column.right - column.left) * 0.35
    )
  }
  if (paragraph.length === 1) {
    // The first line may stand further in, or, behind a label, further out.
    if (step > last.size * 0.8) return beginsWithLabel(textOf(last))
    return step > -last.size * 9
  }
  return Math.abs(step) < last.size * 0.8
}

/** Whether one line stands under another as lines of a paragraph do, at the same edge. */
function isUnder(above: Line, below: Line, column: Column, leading: Leading): boolean {
  return (
    Math.abs(above.size - below.size) < 0.5 &&
    below.y - above.y < leading.of(above.size) + Math.max(1.6, above.size * 0.2) &&
    below.y > above.y &&
    Math.abs(startOf(above, column) - startOf(below, column)) < 2
  )
}

/** Fewest lines that show that a block ends before its column does, and how wide it is at least. */
const FEWEST_OF_BLOCK = 3
const NARROWEST_BLOCK = 0.55

/** The column of the lines that stand together with one: a block that is narrower than its column has its own edge. */
function edgesOf(lines: Line[], at: number, column: Column, leading: Leading): Column {
  let [from, to] = [at, at]
  const under = (index: number): boolean =>
    isUnder(lines[index] as Line, lines[index + 1] as Line, column, leading)
  while (from > 0 && at - from < 8 && under(from - 1)) from -= 1
  while (to < lines.length - 1 && to - at < 8 && under(to)) to += 1
  const block = lines.slice(from, to + 1)
  const size = (lines[at] as Line).size
  const room = Math.min(...block.map((line) => roomAfter(line, column)))
  const full = block.filter((line) => roomAfter(line, column) < room + size * 5)
  const width = Math.max(...block.map(({ x0, x1 }) => x1 - x0))
  const isBlock =
    block.length >= FEWEST_OF_BLOCK &&
    full.length >= Math.max(2, (block.length - 1) * 0.6) &&
    width > (column.right - column.left) * NARROWEST_BLOCK
  if (room < size * 2 || !isBlock) return column
  return column.rtl ? { ...column, left: column.left + room } : { ...column, right: column.right - room }
}

/** Lines of one column, from top to bottom, put together to paragraphs. */
export function paragraphsOf(
  lines: Line[],
  column: { left: number; right: number },
  leading: Leading,
): Block[] {
  const blocks: Block[] = []
  let open: Line[] = []
  const close = (): void => {
    const first = open[0]
    if (first) blocks.push({ kind: 'paragraph', level: 0, cells: [open], ...column, page: first.page })
    open = []
  }
  for (const [index, line] of lines.entries()) {
    const edges = edgesOf(lines, Math.max(0, index - 1), { ...column, rtl: line.rtl }, leading)
    if (open.length > 0 && !goesOn(open, line, edges, leading)) close()
    open.push(line)
  }
  close()
  return blocks
}

/** Whether the first block of a page or column goes on with the last of the one before. */
export function isContinued(last: Block, next: Block): boolean {
  const before = last.cells[0]?.at(-1)
  const after = next.cells[0]?.[0]
  if (!before || !after || last.kind !== 'paragraph' || next.kind !== 'paragraph' || next.label) return false
  if (Math.abs(before.size - after.size) > before.size * 0.07) return false
  if (isEmphatic(before) !== isEmphatic(after)) return false
  const text = textOf(after)
  if (beginsWithLabel(text)) return false
  const column = { left: last.left, right: last.right, rtl: before.rtl }
  if (isCentred(before, column)) return false
  const ended = hasEnded(last.cells[0] ?? [])
  if (/^\p{Ll}/u.test(text) && (!ended || !endsEarly(before, after, column))) return true
  if (endsEarly(before, after, column)) return false
  // A last line seldom reaches the edge; a first one stands where lines go on only when none is set further in.
  const alone = (last.cells[0]?.length ?? 0) === 1
  return !ended || alone || Math.abs(startOf(after, column) - startOf(before, column)) < before.size * 0.8
}
