/** One printed sign of a page. Lengths are points, from the page's top left corner as it is held to read. */
export interface Glyph {
  text: string
  x0: number
  x1: number
  /** The line that it stands on, downwards from the top. */
  y: number
  size: number
  bold: boolean
  italic: boolean
  /** Name of the marked content that it belongs to, as the structure tree calls it. */
  content: string | null
  /** The file says that it is no part of the text: a running head, a page number. */
  artifact: boolean
  /** Smaller and higher than its neighbours; known once it stands on its line. */
  raised: boolean
  /** The white space to its left; known once it stands on its line. */
  space: string
}

/** A straight line or the edge of a box that is drawn on the page. */
export interface Rule {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** What a page prints, before anything is understood. */
export interface PageContent {
  glyphs: Glyph[]
  rules: Rule[]
  /** It shows something that is no text: a picture, a drawing. */
  pictured: boolean
  /** Something was placed on it: when it is no text and not `pictured`, a picture, which the engine leaves out. */
  placed: boolean
  /** Signs that are shown, but the file does not say which letters they are. */
  unread: number
  width: number
  height: number
}

/** A stretch of one look, its characters in the order in which they are read. */
export interface Span {
  text: string
  bold: boolean
  italic: boolean
  /** Smaller and higher than its neighbours. */
  raised: boolean
}

/** Words on one line without a wide gap between them. */
export interface Segment {
  x0: number
  x1: number
  y: number
  size: number
  spans: Span[]
  artifact: boolean
  /** Width of its first word, or of its first sign where words are not parted. */
  head: number
}

/** One line of text: a segment, or several with a label's tab between. */
export interface Line extends Segment {
  page: number
  /** Reads from right to left; `x0` is then still the left edge. */
  rtl: boolean
}

/** What stands on one line of the text that is delivered. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'row' | 'note' | 'runningHead'
  /** Of a heading, from 1; of a list item, how deep. */
  level: number
  /** The lines of each cell of a row; all others have one cell. */
  cells: Line[][]
  /** The file itself says that a label stands before the text, and which. */
  label?: { text: string; ordered: boolean }
  quoted?: boolean
  /** Edges of the column of text that it stands in. */
  left: number
  right: number
  page: number
  /** Of a note: the sign that it begins with. */
  sign?: string
}
