import type { BlockKind, GuessCode } from './outline'

/** A State's reply as the product knows it: what its header says, its sections, and what a person should look at. */
export interface StateReply {
  /** Short name of the treaty body, a `code` of `COMMITTEES`; null when the header names none. */
  committee: string | null
  /** The treaty body's name as printed, else its full name from the table. */
  committeeName: string | null
  /** Number of the Committee's session ("Ninety-third session" is 93). */
  session: number | null
  sessionDates: SessionDates | null
  /** ISO 3166-1 alpha-3. */
  state: string | null
  /** The State's name as printed in the title, else its English name. */
  stateName: string | null
  /** The document's own United Nations symbol, never one that it cites. */
  symbol: string | null
  /** The title as printed without its footnote marks; empty when there is none. */
  title: string
  /** ISO 8601 date. */
  dateReceived: string | null
  /** BCP 47; `und` when the language is not one that the grammar knows. */
  language: string
  /** Every header line as printed, those that fill the fields above and the others. */
  header: string[]
  /** Footnotes and any introduction that stands before the first question, without their marks. */
  notes: string[]
  sections: Section[]
  warnings: Warning[]
}

/** When and where the session takes place; dates are ISO 8601 and inclusive. */
export interface SessionDates {
  place: string | null
  from: string
  to: string
}

/** Questions under one heading; the title is empty for questions that stand before any heading. */
export interface Section {
  title: string
  /** The block of the outline that is its heading; missing for questions before any heading. */
  blockId?: string
  questions: Question[]
}

/** One label of the reply and the State's text under it. */
export interface Question {
  /** As printed, trimmed: `12 (а)` keeps its Cyrillic letter. */
  label: string
  /** Form for addresses, unique in the reply: `3-a`, `9-i-j`, `17`; a repeated label gets `3-a-2`. */
  slug: string
  number: string
  /** Folded to Latin; empty for a question without letters. */
  letters: string[]
  /** The sub-questions answered here, folded: `["9(i)", "9(j)"]`, `["17"]`; of parts of one, `["5(a)(i)"]`. */
  refs: string[]
  /** The Committee's question as the document restates it before the answer; paragraphs parted by `\n`, or empty. */
  text: string
  /** How sure the parser is of the label and of what stands under it: the least of these, 0 to 1. */
  confidence: number
  /** What was guessed of them; keys below `parsing.guesses` in the catalogue. */
  guesses: GuessCode[]
  /** The block of the outline that is its label. */
  blockId: string
  paragraphs: ReplyParagraph[]
}

/** One paragraph of the State's text. */
export interface ReplyParagraph {
  /** Slug and position, `3-a.1`: the same file always gives the same ids. */
  id: string
  /** The State's characters; only artefacts are gone, and a space stands for a line break inside the paragraph. */
  text: string
  /** `foldForSearch(text)`. */
  normalised: string
  /** The running number printed beside it, where the document has one: `12`. */
  number?: string
  blockId: string
}

/** Something a person should check; `label` is the printed label it concerns, `values` fill its message. */
export interface Warning {
  code: WarningCode
  label: string | null
  values: Record<string, string | number>
  /** The block of the outline that it is about; missing when it is about the whole document. */
  blockId?: string
}

/** Closed list, so that every warning has its message. */
export const WARNING_CODES = [
  'committeeNotFound',
  'sessionNotFound',
  'stateNotFound',
  'titleNotFound',
  'dateReceivedNotFound',
  'cyrillicLetter',
  'duplicateLabel',
  'labelOutOfOrder',
  'numberGap',
  'letterGap',
  'emptyQuestion',
  'longQuestion',
  'unreadLabel',
  'numberNotALabel',
  'possibleHeading',
  'damagedCharacters',
] as const

export type WarningCode = (typeof WARNING_CODES)[number]

/** What a stretch of the input is. */
export type PieceKind = BlockKind | 'artefact'

/** What an artefact is; whatever is neither the State's text nor about the document, nor dropped, has such a name. */
export type ArtefactName =
  | 'blank' // a line without content, its break included
  | 'lineBreak' // the end of a line, or a soft break inside a paragraph
  | 'pageBreak'
  | 'space' // white space at either end of a line
  | 'tab' // the indent of a paragraph
  | 'byteOrderMark'
  | 'bookmark' // `[bookmark: …]`, left by the extraction
  | 'unprintable' // control characters and halves of surrogate pairs
  | 'footnoteMark' // the star of a footnote, and of the line that it belongs to
  | 'image' // the name of a picture
  | 'trailer' // what the printer adds: recycling sign, job number
  | 'runningHead' // printed on every page: header, footer, page number
  | 'number' // the running number of a paragraph
  | 'answerMark' // `Reply:` between the restated question and the answer
  | 'hyphen' // parts a word at the end of a line

/** What a header line tells; `other` is kept and not interpreted. */
export type HeaderField =
  'committee' | 'session' | 'sessionDates' | 'symbol' | 'title' | 'dateReceived' | 'other'

/** A stretch of the input, `text.slice(start, end)`. All pieces in order are the input exactly. */
export interface Piece {
  kind: PieceKind
  start: number
  end: number
  /** Pieces with one block number are one header line, heading, label, paragraph or note. */
  block: number
  artefact?: ArtefactName
  header?: HeaderField
}
