/** The sign of a picture. */
export const PICTURE = '\u0002'

/** Who changed or wrote something, and when, as the file says. */
export interface Stamp {
  author: string
  date: string
}

/** Why a picture that stands in a file is told and not taken in. */
export type PictureTrouble =
  | 'pictureDrawn' /* it is made of shapes, a chart, or several pictures */
  | 'pictureLinked' /* the file only says where it is */
  | 'pictureCropped' /* a part of it is not shown, and would come along */
  | 'pictureFormat'
  | 'pictureLarge'
  | 'pictureDamaged'
  | 'pictureMany' /* the file holds more than are taken in */

/** A picture that stands in a file. */
export interface CopyPicture {
  /** The relation that leads to its bytes. */
  relation: string | null
  /** Hex, of its bytes; null where there is trouble, and for what the report itself put there. */
  sha256: string | null
  trouble: PictureTrouble | null
  /** What it shows, for who cannot see it. */
  alt: string
  isDecorative: boolean
}

/** The languages that a run says it is in, as the file names them: by the kind of script in which its letters are. */
export interface CopyLanguages {
  plain: string | null
  rightToLeft: string | null
  eastAsian: string | null
}

/** Text with the same look and history. */
export interface CopyRun {
  text: string
  ins: Stamp | null
  del: Stamp | null
  /** As `lookOf` of lib/export/formats/review: the marks that are seen. */
  look: string[]
  /** Who gave it this look, if that was tracked. */
  looked: Stamp | null
  /** What the run itself says; null where it says nothing. */
  languages: CopyLanguages | null
  /** The note that stands here; then `text` is its sign. */
  note: string | null
  /** The picture that stands here; then `text` is its sign. */
  picture: CopyPicture | null
}

/** What no draft can hold, with its words: they are told. */
export interface CopyAside {
  kind: 'formula' | 'endnote' | 'textBox' | 'symbol'
  /** Of a note at the end of the file its id, until that is read; of a sign its font and number there. */
  words: string
  ins: Stamp | null
}

/** A paragraph of the file that came back. */
export interface CopyParagraph {
  /** The hidden bookmarks of ours that stand in it: `_cpD1B2`, `_cpX3`. */
  names: string[]
  runs: CopyRun[]
  asides: CopyAside[]
  style: string
  isNumbered: boolean
  /** Its list, as the file numbers them, and its level there from 0. */
  listId: string
  level: number
  endIns: Stamp | null
  endDel: Stamp | null
  /** Who gave it its style, if that was tracked. */
  styled: Stamp | null
  /** The table's row in which it stands came or goes. */
  rowIns: Stamp | null
  rowDel: Stamp | null
  /** Count the cells, rows and tables; 0 outside of tables. */
  cell: number
  row: number
  table: number
  /** The table stands in a cell of another. */
  isNested: boolean
  /** A table of contents, which Word makes anew. */
  isContents: boolean
}

/** Where something stands: in which paragraph, before which of its signs. */
export interface CopyPlace {
  paragraph: number
  offset: number
}

export interface CopyCommentRead {
  id: string
  author: string
  date: string
  text: string
  /** The comment that it answers. */
  parent: string | null
  /** Whether it is settled; null where the file does not say. */
  isDone: boolean | null
  from: CopyPlace | null
  to: CopyPlace | null
}

/** What a file says that somebody has worked on in Word or another program. */
export interface CopyReading {
  /** The copy that it is, if it says so. */
  copyId: string | null
  paragraphs: CopyParagraph[]
  notes: Record<string, CopyRun[]>
  /** By row the cells that it has. */
  cellsOf: Record<number, number[]>
  comments: CopyCommentRead[]
  /** The bytes of the pictures that may be taken in, by their hash. */
  pictures: ReadonlyMap<string, Uint8Array>
  /** Who saved the file last, as it says. */
  savedBy: string | null
}
