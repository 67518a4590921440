/**
 * What a document was found to consist of, block by block, in reading order: what a person reviews and corrects before
 * a reply is made of it, and what is kept so that it can be corrected later. Plain data.
 */
export interface Outline {
  blocks: OutlineBlock[]
  /** How many blocks were ever typed, so that the id of one that was removed is not given again. */
  typed?: number
  /** What a person said of the document as a whole, in place of what its header says: see `withFacts`. */
  facts?: OutlineFacts
}

/** Fields of `StateReply` that a person decided; one that is not there is read from the header. Null and '' mean none. */
export interface OutlineFacts {
  committee?: string | null
  session?: number | null
  state?: string | null
  symbol?: string | null
  title?: string
  dateReceived?: string | null
  language?: string
}

export const BLOCK_KINDS = ['header', 'heading', 'label', 'question', 'paragraph', 'note', 'dropped'] as const

/**
 * `question` is the Committee's question restated under its label, before the State's answer; `dropped` is text that
 * a person, or the parser for a named reason, left out: it can be restored. Artefacts are in no block.
 */
export type BlockKind = (typeof BLOCK_KINDS)[number]

export interface OutlineBlock {
  /**
   * Stable within the outline whatever is corrected: rows of the database remember the block they came from. A block
   * of the document is named after its first character (`b120`), one that was typed by its turn (`t3`).
   */
  id: string
  kind: BlockKind
  /** The block's content in the document's text, artefacts left out, in order; empty for a block that was typed. */
  ranges: [start: number, end: number][]
  /** What a person typed in place of the document's words; then `ranges` may be empty. */
  text?: string
  /** The running number that a paragraph carries besides its question's label, as printed: `12`. */
  number?: string
  /** Where that number stands in the document's text; it is not in `ranges`. */
  numberRange?: [start: number, end: number]
  /** How sure the parser is of `kind` and, for labels, of what the label says: 0 to 1; 1 after a person decided. */
  confidence: number
  /** What was guessed, for a person to check; keys below `parsing.guesses` in the catalogue. */
  guesses: GuessCode[]
}

/** Closed list, so that every guess has its message. */
export const GUESS_CODES = [
  'labelFromListNumber', // the label is an automatic number of the file
  'labelWithoutForm', // a bare number taken for a label because of its place
  'labelInsideLine', // text follows the label on its line
  'paragraphsAsUnits', // no labels in the document: each numbered or plain paragraph is a unit
  'questionByEmphasis', // restated question told by bold or italics
  'questionByForm', // restated question told by its wording
  'headingByForm', // heading told by its form and place alone
  'paragraphJoined', // two lines or pages were joined
  'noteByForm', // a footnote told by its form
  'runningHeadByForm', // left out because it looks like what is printed on every page
  'contentsByForm', // left out because it looks like a table of contents
  'lookalikeLetter', // a letter of another alphabet was read as Latin
  'unreadLabel', // kept as text although it looks like a label
  'numberNotALabel', // a number on a line of its own, taken for a figure
  'possibleHeading', // kept as text although it may be a heading
] as const
export type GuessCode = (typeof GUESS_CODES)[number]
