/** What changed between two texts, as a screen shows it. Plain data: it travels to the browser as JSON. */
export interface DraftDiff {
  blocks: DiffBlock[]
  passages: Passage[]
  /** Ids of everybody who changed something, who changed most first. */
  authors: string[]
  /** The texts are so different that whole paragraphs are shown one after the other. */
  isCoarse: boolean
}

export type PieceKind = 'same' | 'added' | 'removed' | 'formatted'

export interface DiffPiece {
  kind: PieceKind
  text: string
  /** Who added, removed or formatted it; null when nobody is known. */
  by: string | null
  /** Names of its marks, for how it looks. */
  marks: string[]
  /** It is part of a footnote; the first piece of one is without text. */
  note?: true
  /** What it is when it is no text. */
  atom?: string
  /** Of `formatted`: the marks that came and that went. */
  on?: string[]
  off?: string[]
}

/** How a block looks: what a change of formatting changes. */
export interface BlockStyle {
  /** Node type: paragraph, heading, table, figure, horizontalRule… */
  type: string
  level?: number
  /** The innermost list that it is in, and how deep. */
  list?: 'bullet' | 'ordered'
  depth?: number
  /** The first block of its list item, which carries the bullet or number. */
  isItem?: true
  /** In a quotation: of what, or true. */
  quote?: string | true
  dir?: string
  /** Other attributes, by name. */
  more?: Record<string, string>
}

export type BlockState = 'same' | 'changed' | 'formatted' | 'added' | 'removed' | 'moved' | 'movedAway'

export interface DiffBlock {
  state: BlockState
  style: BlockStyle
  /** How it looked before, when that was otherwise. */
  former?: BlockStyle
  pieces: DiffPiece[]
  /** Whether it ended as a paragraph in both texts, or only in one: then it was split or joined here. */
  end: 'same' | 'added' | 'removed'
  rows?: DiffRow[]
  /** Who changed it. */
  by: string[]
  /** Place in `passages`; null where nothing changed. */
  passage: number | null
}

export interface DiffRow {
  state: 'same' | 'changed' | 'added' | 'removed'
  cells: { state: 'same' | 'changed' | 'added' | 'removed'; isHeader: boolean; blocks: DiffBlock[] }[]
}

/** Blocks next to each other that changed: what is gone to, and what can be restored by itself. */
export interface Passage {
  /** Ids ("client:clock") of the document's children that it covers in the earlier and in the later text, in order. */
  before: string[]
  after: string[]
  /** The child of the later text that stands before it; null at the beginning. */
  behind: string | null
  by: string[]
}
