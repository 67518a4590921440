/** A version ends where nobody typed for so long. */
export const PAUSE_MS = 5 * 60_000

/** A version holds at most so much time of typing. */
export const LONGEST_MS = 10 * 60_000

/** Whoever deletes so many characters at once may want them back: a version ends before. */
export const MUCH = 300

/** From the first to the last edit of a version, in milliseconds of the clock. */
export interface Span {
  from: number
  to: number
}

/** Whether an edit belongs to the version that holds the edits of `span`, or begins the next one. */
export function goesOn(span: Span, edit: { at: number; deletes: number }): boolean {
  return edit.deletes < MUCH && edit.at - span.to <= PAUSE_MS && edit.at - span.from <= LONGEST_MS
}
