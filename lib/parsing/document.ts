/**
 * A document as a reader (`readers/`) delivers it: its text, and what the file says of stretches of that text. Plain
 * data, so that it can be stored and opened again for corrections. A `.txt` file has no marks.
 */
export interface SourceDocument {
  format: SourceFormat
  /**
   * Everything the document prints, in reading order, one line for each paragraph, table row or footnote, `\n` between.
   * Automatic numbers stand in it as they are printed, a tab behind them; the cells of a row are parted by tabs.
   */
  text: string
  /** In order of `start`. Stretches of one kind do not overlap; those of different kinds may. */
  marks: SourceMark[]
  /** What the reader left out or decided, for a person to know. */
  notices: ReaderNotice[]
}

export const SOURCE_FORMATS = ['txt', 'docx', 'pdf', 'html'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

/** What the file says of `text.slice(start, end)`. */
export type SourceMark = { start: number; end: number } & (
  | { kind: 'bold' | 'italic' | 'underline' }
  /** A whole line that the file names a heading: a style or tag, level from 1. */
  | { kind: 'heading'; level: number }
  /** A number, letter or bullet that stands before the text because the file numbers paragraphs, its tab included. */
  | { kind: 'listLabel'; ordered: boolean; level: number }
  /** A whole line that is one row of a table. */
  | { kind: 'row' }
  /** The sign in running text that points to a footnote; `note` is the same in the footnote. */
  | { kind: 'noteReference'; note: string }
  /** A whole line that is a footnote or endnote, its sign included. They stand behind all other lines. */
  | { kind: 'note'; note: string }
  /** A whole line that is printed on every page: running header, footer, page number. */
  | { kind: 'runningHead' }
  /** A line in a style that indents or sets apart what it quotes. */
  | { kind: 'quoted' }
  /** Page of the original, from 1; the stretch is all of its text. */
  | { kind: 'page'; page: number }
)

/** Closed list, so that every notice has its message (`parsing.notices` in the catalogue). */
export const READER_NOTICES = [
  'trackedChangesAccepted', // count
  'hiddenTextLeftOut', // count (characters)
  'commentsLeftOut', // count
  'textBoxes', // count: read behind the paragraph that holds them
  'picturesLeftOut', // count
  'columnsGuessed', // pages
  'untaggedPdf',
  'pagesWithoutText', // count
  'lettersUnread', // pages: the file shows signs there without saying which letters they are
  'encodingGuessed', // encoding: told from the letters of an old text file
] as const
export type ReaderNoticeCode = (typeof READER_NOTICES)[number]

/** Something that a reader says about the whole file; `values` fill its message. */
export interface ReaderNotice {
  code: ReaderNoticeCode
  values: Record<string, string | number>
}
