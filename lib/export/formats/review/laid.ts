import type { DocumentNode } from '@/lib/richtext/document'
import type { ListType } from '@/lib/richtext/suggestions/place'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'

/** A suggestion that is shown only together with another on the same sign. */
export interface Stacked {
  as: 'ins' | 'del' | 'look'
  record: SuggestionRecord
}

/** One sign of a draft as it is printed: a UTF-16 unit of text, a break of the line, a note. */
export interface Unit {
  key: string
  /** Where it stands in its textblock or note, as Yjs counts: a unit of text or a node is one. */
  at: number
  ins: SuggestionRecord | null
  del: SuggestionRecord | null
  /** The marks that are seen, by name; a link with its address. */
  look: readonly string[]
  /** The same without what is only suggested. */
  was: readonly string[]
  /** Whose suggestion it is that it looks so. */
  looked: SuggestionRecord | null
  /** What Word cannot show apart: it comes, goes or looks so for these reasons as well. */
  others: readonly Stacked[]
  /** Which of the draft's references it is a part of. */
  ref: number | null
  note: readonly Unit[] | null
}

/** Keys of units that are no text. */
export const NOTE = '\u0001'
export const BREAK = '\n'

/** A paragraph of a review copy: a textblock of the draft, or a part of one that is to be split. */
export interface LaidParagraph {
  /** Counts in its draft, from 1: what its bookmark in the copy says. */
  number: number
  /** Which of the draft's textblocks, from 0; also those that are not in the copy are counted. */
  block: number
  type: 'paragraph' | 'heading' | 'figure'
  /** Of a heading, as the draft has it; 0 for others. */
  level: number
  units: Unit[]
  /** Where it ends in its textblock. */
  end: number
  endIns: SuggestionRecord | null
  endDel: SuggestionRecord | null
  /** Where splitting it begins a list item. */
  isItem: boolean
  /** It stands straight in the draft, and is shown as a heading. */
  isTop: boolean
  isHeading: boolean
  /** Suggested to be a heading of this level, or (0) to be none. */
  becomes: { record: SuggestionRecord; level: number } | null
  /** The table cell or quotation in which it stands: paragraphs of two of them do not join. */
  cell: number
  /** The row of a table, counted from 1; 0 outside of tables. */
  row: number
  /** The outermost table, counted from 1; 0 outside of tables. */
  table: number
  /** How many lists are around, and of which kind the innermost is. */
  depth: number
  list: ListType | null
}

/** A draft as a review copy shows it. */
export interface LaidDraft {
  paragraphs: LaidParagraph[]
  /** The draft for the compiler: with everything that is suggested in it, and marks of neither suggestions nor threads. */
  document: DocumentNode
  /** Threads that are about something that stands in the copy. */
  threads: Set<string>
}
