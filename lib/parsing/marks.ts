import type { SourceMark } from './document'

type Kind = SourceMark['kind']
type Of<K extends Kind> = Extract<SourceMark, { kind: K }>

/** What a file says of one line, marks brought together. */
export interface LineMarks {
  /** Level of a heading; null for other lines. */
  heading: number | null
  isRow: boolean
  isQuoted: boolean
  isRunningHead: boolean
  /** Name of the footnote that the line is; null for other lines. */
  note: string | null
  /** The number or bullet that the file puts before the line. */
  listLabel: { start: number; end: number; isOrdered: boolean; level: number } | null
  /** Signs that point to footnotes. */
  references: readonly (readonly [number, number])[]
  /** Share of the line's characters, 0 to 1, that are set apart by bold, italic or underline; the largest of these. */
  emphasis: number
  /** Page of the original; 0 where the file does not say. */
  page: number
}

const LOOKS = ['bold', 'italic', 'underline'] as const

const PLAIN: LineMarks = {
  heading: null,
  isRow: false,
  isQuoted: false,
  isRunningHead: false,
  note: null,
  listLabel: null,
  references: [],
  emphasis: 0,
  page: 0,
}

/** Marks of one kind, asked for line by line in the order of the text. */
class Cursor {
  readonly #marks: readonly SourceMark[]
  #at = 0

  constructor(marks: readonly SourceMark[], kind: Kind, length: number) {
    let end = 0
    const sorted: SourceMark[] = []
    const ofKind = marks.filter((mark) => mark.kind === kind && isInside(mark, length))
    for (const mark of ofKind.sort((one, other) => one.start - other.start)) {
      // Those of a kind do not overlap; of marks that do all the same, the first counts.
      if (mark.start < end) continue
      sorted.push(mark)
      end = mark.end
    }
    this.#marks = sorted
  }

  /** The marks that share a character with a stretch. */
  within(start: number, end: number): SourceMark[] {
    // Stretches of one line are asked for more than once: back to where this one begins.
    while ((this.#marks[this.#at - 1]?.end ?? -1) > start) this.#at -= 1
    while ((this.#marks[this.#at]?.end ?? Infinity) <= start) this.#at += 1
    const found: SourceMark[] = []
    for (let index = this.#at; index < this.#marks.length; index += 1) {
      const mark = this.#marks[index]
      if (mark === undefined || mark.start >= end) break
      found.push(mark)
    }
    return found
  }
}

function isInside({ start, end }: SourceMark, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length
}

const KINDS = [
  ...LOOKS,
  'heading',
  'listLabel',
  'row',
  'noteReference',
  'note',
  'runningHead',
  'quoted',
  'page',
] as const

/**
 * Reads the marks of a document line by line: `start` to `end` are a line's own characters, without white space at its
 * ends. Marks that are not what `document.ts` says of them (outside the text, overlapping) count for nothing, as
 * stored documents could come from anywhere.
 */
export function marksByLine(
  marks: readonly SourceMark[],
  length: number,
): (start: number, end: number) => LineMarks {
  if (marks.length === 0) return () => PLAIN
  const cursors = new Map(KINDS.map((kind) => [kind, new Cursor(marks, kind, length)]))
  return (start, end) => {
    if (start >= end) return PLAIN
    const within = <K extends Kind>(kind: K) => (cursors.get(kind)?.within(start, end) ?? []) as Of<K>[]
    const whole = <K extends Kind>(kind: K) =>
      within(kind).find((mark) => mark.start <= start && mark.end >= end)
    const [list] = within('listLabel')
    const isFirst = list !== undefined && list.start <= start && list.end <= end
    const references = within('noteReference').map(
      (mark) => [Math.max(mark.start, start), Math.min(mark.end, end)] as const,
    )
    const left = isFirst ? list.end : start
    const shareOf = (kind: (typeof LOOKS)[number]) =>
      within(kind).reduce(
        (sum, mark) => sum + Math.max(0, Math.min(mark.end, end) - Math.max(mark.start, left)),
        0,
      )
    return {
      heading: whole('heading')?.level ?? null,
      isRow: whole('row') !== undefined,
      isQuoted: whole('quoted') !== undefined,
      isRunningHead: whole('runningHead') !== undefined,
      note: whole('note')?.note ?? null,
      listLabel: isFirst
        ? { start: Math.max(list.start, start), end: list.end, isOrdered: list.ordered, level: list.level }
        : null,
      references,
      emphasis: left < end ? Math.max(...LOOKS.map(shareOf)) / (end - left) : 0,
      page: within('page')[0]?.page ?? 0,
    }
  }
}
