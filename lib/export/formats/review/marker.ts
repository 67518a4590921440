import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'

/** What is suggested for a block and has no counterpart in Word: it is said in a comment instead. */
export interface Unmapped {
  record: SuggestionRecord
  /** A message below `export.review.unmapped`, and what it says. */
  say: 'place' | 'attributes' | 'type' | 'look' | 'rule' | 'picture'
  value: string
}

/** What the text of a draft says to whoever makes tracked changes and comments of it, at the place where it stands. */
export type Info =
  | {
      kind: 'paragraph'
      draft: number
      number: number
      /** The paragraph's end is to come or to go. */
      endIns: SuggestionRecord | null
      endDel: SuggestionRecord | null
      /** Set in the first paragraph of a table's row that is to come or to go. */
      row: { ins: SuggestionRecord | null; del: SuggestionRecord | null } | null
      /** Set where a paragraph is to be a heading or the other way round: its level in the draft, 0 for none. */
      becomes: { record: SuggestionRecord; level: number } | null
      /** The picture before it comes or goes with it. */
      picture: boolean
      unmapped: Unmapped[]
    }
  | ({ kind: 'state' } & State)
  /** Heading of the part that holds a draft: what is about the draft as a whole stands here. */
  | { kind: 'title'; draft: number; threads: string[] }

/** What holds for all that follows in a paragraph, up to the next one. */
export interface State {
  ins: SuggestionRecord | null
  del: SuggestionRecord | null
  /** How it looked before somebody proposed how it looks here. */
  was: { record: SuggestionRecord; look: readonly string[] } | null
  threads: readonly string[]
  /** A reference to another part of the report: whose words are not the draft's. */
  ref: { draft: number; index: number } | null
  /** Left out of the public file. */
  isConfidential: boolean
}

export const PLAIN: State = { ins: null, del: null, was: null, threads: [], ref: null, isConfidential: false }

/** Whether a state says anything. */
export function isPlain({ ins, del, was, threads, ref, isConfidential }: State): boolean {
  return !ins && !del && !was && threads.length === 0 && !ref && !isConfidential
}

// Characters of the two private planes stand for the infos while the document is being written.
const FIRST = 0xf_0000
const PLANE = 0xfffe
const MOST = 2 * PLANE
const ANY = /([\u{f0000}-\u{10fffd}])/u

/** The character that stands in the text for an info. @throws when there are more than a report can have. */
export function markerOf(index: number): string {
  if (index >= MOST) throw new RangeError('too many markers')
  return String.fromCodePoint(FIRST + index + (index >= PLANE ? 2 : 0))
}

/** The text in pieces: what it says, and the numbers of the infos that stand in it. */
export function piecesOf(text: string): (string | number)[] {
  return text.split(ANY).flatMap((piece): (string | number)[] => {
    if (piece === '') return []
    const code = piece.codePointAt(0)!
    return code >= FIRST ? [code - FIRST - (code - FIRST > PLANE ? 2 : 0)] : [piece]
  })
}

/** Text of people without those characters. */
export function withoutMarkers(text: string): string {
  return text.replace(/[\u{f0000}-\u{10ffff}]/gu, '\uFFFD\uFFFD')
}
