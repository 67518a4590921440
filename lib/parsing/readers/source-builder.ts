import type { ReaderNotice, ReaderNoticeCode, SourceDocument, SourceFormat, SourceMark } from '../document'
import { MAX_REPLY_LENGTH } from '../limits'
import { AppError } from '@/lib/errors'
import { MAX_MARKS } from './limits'
import { tooComplex, tooLarge } from './refusals'
import type { LineMark, SourceLine } from './source-line'

/** Gathers lines into a SourceDocument and keeps its length within `MAX_REPLY_LENGTH`. */
export class SourceBuilder {
  readonly #lines: string[] = []
  readonly #marks: SourceMark[] = []
  readonly #counts = new Map<ReaderNoticeCode, ReaderNotice['values']>()
  #length = 0
  #read = 0

  /** To be called with text as soon as it is met, before it is kept: throws `replyTooLarge` when there is too much. */
  spend(characters: number): void {
    this.#read += characters
    if (this.#read > MAX_REPLY_LENGTH) throw tooLarge(MAX_REPLY_LENGTH)
  }

  addLine(line: SourceLine, lineMarks: readonly LineMark[] = []): void {
    const start = this.#length
    const end = start + line.text.length
    this.#lines.push(line.text)
    this.#length = end + 1
    if (this.#length > MAX_REPLY_LENGTH) throw tooLarge(MAX_REPLY_LENGTH)
    if (end === start) return
    if (this.#marks.length > MAX_MARKS) throw tooComplex()
    for (const mark of lineMarks) this.#marks.push({ ...mark, start, end } as SourceMark)
    for (const mark of line.marks)
      this.#marks.push({ ...mark, start: mark.start + start, end: mark.end + start })
  }

  /** Counts one more of what a notice reports. */
  count(code: ReaderNoticeCode, more = 1): void {
    const count = Number(this.#counts.get(code)?.count ?? 0)
    if (more > 0) this.#counts.set(code, { count: count + more })
  }

  note(code: ReaderNoticeCode, values: ReaderNotice['values']): void {
    this.#counts.set(code, values)
  }

  get isBlank(): boolean {
    return !this.#lines.some((line) => /[^\s\u200b\u2060]/.test(line))
  }

  /** Throws AppError `replyEmpty` when there is no text. */
  finish(format: SourceFormat): SourceDocument {
    if (this.isBlank) throw new AppError('not_a_reply', 'replyEmpty')
    const text = this.#lines.join('\n')
    return {
      format,
      text,
      marks: this.#marks.sort((one, other) => one.start - other.start),
      notices: Array.from(this.#counts, ([code, values]) => ({ code, values })),
    }
  }
}
