import type { SourceMark } from '../document'

/** What a stretch of text looks like. */
export interface Look {
  bold: boolean
  italic: boolean
  underline: boolean
}

export const PLAIN: Look = { bold: false, italic: false, underline: false }

const LOOKS = ['bold', 'italic', 'underline'] as const
const SOFT_HYPHEN = /\u00ad/g
// A line of a document is one line of its text: whatever else ends a line is a soft break.
const BREAKS = /\r\n|[\n\r\f\u0085\u2028\u2029]/g

/** One line while it is being read: its text, and its marks counted from its own start. */
export class SourceLine {
  text = ''
  #end = ''
  readonly marks: SourceMark[] = []
  #last: Partial<Record<(typeof LOOKS)[number], SourceMark>> = {}

  /** Adds text; neighbours that look alike share one mark. Soft hyphens, which are not printed, go. */
  append(text: string, look: Look = PLAIN): void {
    const printed = text.replace(SOFT_HYPHEN, '').replace(BREAKS, '\v')
    if (printed === '') return
    const start = this.text.length
    this.text += printed
    this.#end = printed.slice(-1)
    for (const kind of LOOKS) if (look[kind]) this.#look(kind, start)
  }

  #look(kind: (typeof LOOKS)[number], start: number): void {
    const last = this.#last[kind]
    if (last?.end === start) last.end = this.text.length
    else this.marks.push((this.#last[kind] = { kind, start, end: this.text.length }))
  }

  /** Adds a whole line behind this one, its marks moved; `change` may exchange characters one by one. */
  appendLine(line: SourceLine, change: (text: string) => string = (text) => text): void {
    const shift = this.text.length
    const text = change(line.text)
    if (text !== '') this.#end = text.slice(-1)
    this.text += text
    for (const mark of line.marks) {
      const kind = mark.kind
      const isLook = kind === 'bold' || kind === 'italic' || kind === 'underline'
      const last = isLook ? this.#last[kind] : undefined
      if (last?.end === mark.start + shift) {
        last.end = mark.end + shift
        continue
      }
      const moved = { ...mark, start: mark.start + shift, end: mark.end + shift }
      this.marks.push(moved)
      if (isLook) this.#last[kind] = moved
    }
  }

  /** Marks the stretch from `start` to where the line ends now. */
  mark(start: number, what: WithoutPlace<SourceMark>): void {
    if (this.text.length > start) this.marks.push({ ...what, start, end: this.text.length } as SourceMark)
  }

  /** Says whether the line ends in a space or break. Does not read the text, which grows piece by piece. */
  get endsInSpace(): boolean {
    return this.#end === ' ' || this.#end === '\t' || this.#end === '\v'
  }

  /** Takes spaces and breaks away from the end, for good: to be called when nothing more comes, or a break. */
  trimEnd(): void {
    let end = this.text.length
    while (end > 0 && ' \t\v'.includes(this.text.charAt(end - 1))) end -= 1
    if (end === this.text.length) return
    this.text = this.text.slice(0, end)
    this.#end = this.text.slice(-1)
    for (let mark = this.marks.at(-1); mark && mark.start >= end; mark = this.marks.at(-1)) this.marks.pop()
    for (const mark of this.marks) mark.end = Math.min(mark.end, end)
  }

  get isBlank(): boolean {
    return !/[^\s\u200b\u2060]/.test(this.text)
  }
}

/** A mark before it is known where it stands. */
export type WithoutPlace<M> = M extends unknown ? Omit<M, 'start' | 'end'> : never

/** What may be said of a whole line. */
export type LineMark = WithoutPlace<
  Extract<SourceMark, { kind: 'heading' | 'row' | 'note' | 'runningHead' | 'quoted' }>
>
