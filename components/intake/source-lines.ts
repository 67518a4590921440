import type { SourceDocument, SourceMark } from '@/lib/parsing/document'
import type { OutlineBlock } from '@/lib/parsing/outline'

/** A printed line of the original that is not blank: `text.slice(start, end)` of its document. */
export interface SourceLine {
  start: number
  end: number
  /** The page that begins with this line; null when it stands on the page of the line before. */
  page: number | null
  /** What the file says of the whole line. */
  form: 'heading' | 'row' | 'note' | 'runningHead' | null
  /** Blank lines stand before it. */
  isApart: boolean
  /** Bold and italic words, within `start` and `end`, in order. */
  emphasis: Emphasis[]
}

/** Words that the file sets apart. */
export interface Emphasis {
  start: number
  end: number
  /** `raised` is the sign of a footnote. */
  kind: 'bold' | 'italic' | 'raised'
}

/** The lines of a document as its original is shown, in order. Linear in the text and its marks. */
export function linesOf({ text, marks }: SourceDocument): SourceLine[] {
  const forms = marks.filter(({ kind }) => ['heading', 'row', 'note', 'runningHead'].includes(kind))
  const pages = marks.filter((mark) => mark.kind === 'page')
  const emphases = marks.flatMap(({ start, end, kind }): Emphasis[] =>
    kind === 'bold' || kind === 'italic'
      ? [{ start, end, kind }]
      : kind === 'noteReference'
        ? [{ start, end, kind: 'raised' }]
        : [],
  )
  const formAt = follow(forms)
  const pageAt = follow(pages)
  const emphasisAt = follow(emphases)
  const lines: SourceLine[] = []
  let shownPage: number | null = null
  let isApart = false
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (text.slice(start, end).trim() === '') isApart = lines.length > 0
    else {
      const page: number | null = pageAt(start, end).at(-1)?.page ?? shownPage
      lines.push({
        start,
        end,
        page: page === shownPage ? null : page,
        form: formOf(formAt(start, end)),
        isApart,
        emphasis: emphasisAt(start, end).map((mark) => ({
          kind: mark.kind,
          start: Math.max(start, mark.start),
          end: Math.min(end, mark.end),
        })),
      })
      shownPage = page
      isApart = false
    }
    start = end + 1
  }
  return lines
}

function formOf(marks: SourceMark[]): SourceLine['form'] {
  const kinds = new Set(marks.map(({ kind }) => kind))
  for (const form of ['runningHead', 'note', 'row', 'heading'] as const) if (kinds.has(form)) return form
  return null
}

/** Answers, for stretches asked in order, which of these marks touch each. */
function follow<Mark extends { start: number; end: number }>(marks: readonly Mark[]) {
  let next = 0
  let open: Mark[] = []
  return (start: number, end: number): Mark[] => {
    open = open.filter((mark) => mark.end > start)
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[next]) {
      if (mark.end > start) open.push(mark)
      next += 1
    }
    return open
  }
}

/** Where in the original the blocks of an outline come from, in the original's order. */
export interface Origins {
  entries: { start: number; end: number; id: string }[]
}

/** Sorts the ranges of all blocks. Typed blocks have none. */
export function originsOf(blocks: readonly OutlineBlock[]): Origins {
  const entries = blocks.flatMap(({ id, ranges }) => ranges.map(([start, end]) => ({ start, end, id })))
  return { entries: entries.sort((a, b) => a.start - b.start) }
}

/** The block that a place in the original belongs to, or the one nearest to it; null without any. */
export function blockAt({ entries }: Origins, offset: number): string | null {
  const index = lastAtOrBefore(entries, offset)
  const before = entries[index]
  const after = entries[index + 1]
  if (!before || !after) return (before ?? after)?.id ?? null
  if (offset < before.end) return before.id
  return offset - before.end <= after.start - offset ? before.id : after.id
}

/** Index of the last entry that starts at or before the offset; -1 when all start behind it. */
export function lastAtOrBefore(entries: readonly { start: number }[], offset: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What became of a line: part of the reply, dropped by the parser or a person, or in no block at all. */
export type LineState = 'kept' | 'dropped' | 'unused'

/** For each line what became of it; one pass over both. */
export function lineStates(lines: readonly SourceLine[], blocks: readonly OutlineBlock[]): LineState[] {
  const kinds = new Map(blocks.map(({ id, kind }) => [id, kind]))
  const within = follow(originsOf(blocks).entries)
  return lines.map(({ start, end }) => {
    const found = within(start, end)
    if (found.length === 0) return 'unused'
    return found.some(({ id }) => kinds.get(id) !== 'dropped') ? 'kept' : 'dropped'
  })
}

/** A stretch of a line that looks alike throughout. */
export interface LinePart {
  text: string
  isBold: boolean
  isItalic: boolean
  isRaised: boolean
  isChosen: boolean
}

/** Breaks within a line are breaks, and what cannot be printed takes a place and shows nothing: no letter moves. */
function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\v\f\r\u0085\u2028\u2029]/g, '\n').replace(/[\0-\x08\x0e-\x1f\x7f]/g, ' ')
}

/** A line cut where its looks change; `chosen` are the ranges of the block that is selected. The parts are the line. */
export function partsOfLine(
  text: string,
  { start, end, emphasis }: SourceLine,
  chosen: readonly [number, number][],
): LinePart[] {
  const cuts = new Set([start, end])
  for (const { start: from, end: to } of emphasis) cuts.add(from).add(to)
  for (const [from, to] of chosen) for (const cut of [from, to]) if (cut > start && cut < end) cuts.add(cut)
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end
    const has = (kind: Emphasis['kind']) =>
      emphasis.some((mark) => mark.kind === kind && mark.start <= from && mark.end >= to)
    return {
      text: shown(text.slice(from, to)),
      isBold: has('bold'),
      isItalic: has('italic'),
      isRaised: has('raised'),
      isChosen: chosen.some(([first, last]) => first <= from && last >= to),
    }
  })
}
