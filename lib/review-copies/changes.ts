/** Words that somebody outside put into a draft, with how they look. */
export interface NewText {
  text: string
  look: readonly string[]
}

/** What is inserted in a line: words, where the paragraph is to part, or a note. */
export type NewPiece =
  ({ kind: 'text' } & NewText) | { kind: 'split'; depth: 0 | 1 | 2 } | { kind: 'note'; text: NewText[] }

/** Where in a draft of the copy: its textblock by number, and in which of its notes, by the note's place there. */
interface Line {
  block: number
  note: number | null
}

/** One thing that somebody outside changed in a draft, in places of the draft as the copy had it. */
export type EditKind =
  | ({ kind: 'insert'; at: number; pieces: NewPiece[] } & Line)
  | ({ kind: 'delete'; from: number; to: number } & Line)
  | ({ kind: 'format'; from: number; to: number; add: string[]; remove: string[] } & Line)
  /** The boundary before the block goes. */
  | { kind: 'join'; block: number }
  | { kind: 'deleteBlock'; block: number }
  | { kind: 'deleteRow'; block: number }
  /** Paragraphs beside a block; `isOutside`: not within the table in which that is, `isQuoted`: within its quotation, `isListed`: within its list. */
  | {
      kind: 'insertBlocks'
      block: number
      side: 'before' | 'after'
      isOutside: boolean
      isQuoted: boolean
      isListed: boolean
      blocks: NewBlock[]
    }
  | { kind: 'restyle'; block: number; level: number }

/** A paragraph that came, or a heading with its level. */
export interface NewBlock {
  level: number
  pieces: NewPiece[]
}

/** An edit with who made it; null where it was not tracked. What is of one `group` is accepted or rejected together. */
export type Edit = EditKind & { author: string | null; group: number }

/** Where a comment stands in a draft, from the first to behind the last of its signs. */
export interface Anchor {
  from: { block: number; at: number }
  to: { block: number; at: number }
}

/** A comment that somebody outside wrote. */
export interface OutsideComment {
  author: string
  text: string
  /** When it was written, as the file says. */
  date: string
}

/** Comments that came: a new thread, or answers in one that there was. */
export type NewThread =
  | { kind: 'thread'; anchor: Anchor | null; comments: OutsideComment[] }
  | { kind: 'replies'; thread: string; comments: OutsideComment[] }

/** What has no place in a draft: shown to whoever takes the copy in. */
export interface Remark {
  kind:
    | 'fixed' /* text that the report makes itself was changed */
    | 'reference' /* words of a reference were changed */
    | 'row' /* a row came */
    | 'accepted' /* a suggestion was accepted in Word */
    | 'rejected' /* or rejected */
    | 'homeless' /* text or a comment that stands in no draft */
  author: string | null
  passage: string
  wanted: string
}

/** Everything that came back for one draft. */
export interface DraftChanges {
  draftId: string
  edits: Edit[]
  threads: NewThread[]
  remarks: Remark[]
}

/** Everything that came back with a file. */
export interface CopyChanges {
  drafts: DraftChanges[]
  /** What is of no draft. */
  remarks: Remark[]
}
