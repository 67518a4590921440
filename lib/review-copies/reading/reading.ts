/** Who changed or wrote something, and when, as the file says. */
export interface Stamp {
  author: string
  date: string
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
  /** The note that stands here; then `text` is its sign. */
  note: string | null
}

/** A paragraph of the file that came back. */
export interface CopyParagraph {
  /** The hidden bookmarks of ours that stand in it: `_cpD1B2`, `_cpX3`. */
  names: string[]
  runs: CopyRun[]
  style: string
  isNumbered: boolean
  /** Its list, as the file numbers them, and its level there from 0. */
  listId: string
  level: number
  /** Pictures that stand in it. */
  pictures: number
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
  /** Who saved the file last, as it says. */
  savedBy: string | null
}
