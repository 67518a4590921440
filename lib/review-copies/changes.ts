import type { CopyAside, PictureTrouble } from './reading/reading'

/** Words that somebody outside put into a draft, with how they look; a language is a part of that. */
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
  /** Rows beside the row in which a block is; `isTable`: a table of them beside the block. */
  | { kind: 'insertRows'; block: number; side: 'before' | 'after'; isTable: boolean; rows: NewRow[] }
  | { kind: 'restyle'; block: number; level: number }
  /** Another level in a list, another list, or (depth 0) none. */
  | { kind: 'place'; block: number; depth: number; list: 'bulletList' | 'orderedList' }

/** A paragraph that came, or a heading with its level; or a picture, and then there are no words. */
export interface NewBlock {
  level: number
  pieces: NewPiece[]
  picture?: NewPicture
}

/** A picture that somebody put into the file. */
export interface NewPicture {
  /** Hex, of its bytes in the file. */
  sha256: string
  /** What it shows, for who cannot see it. */
  alt: string
  isDecorative: boolean
}

/** A row that came: its cells, each with its paragraphs. */
export interface NewRow {
  cells: NewBlock[][]
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
    | 'picture' /* a picture came; only in what earlier versions read */
    | PictureTrouble
    | CopyAside['kind'] /* what no draft can hold */
    | 'cell' /* a cell came in a row that there was */
    | 'nestedTable' /* a table came in a cell of another: it stands behind that */
    | 'betweenRows' /* words came between rows of what is one table here: they stand before it */
    | 'pictureRights' /* whoever takes it in may not add pictures to a report */
    | 'pictureFull' /* the report keeps as many as it may */
    | 'pictureNote' /* it came in a note, where none can stand */
    | 'pictureGone' /* a picture of the report went */
    | 'pictureFixed' /* or in what the report makes itself, or in no draft */
    | 'accepted' /* a part of a suggestion was accepted in Word */
    | 'rejected' /* or rejected */
    | 'homeless' /* text or a comment that stands in no draft */
  author: string | null
  passage: string
  wanted: string
}

/** Remarks of which `wanted` are words that came and stand nowhere yet. */
export const CAME: ReadonlySet<Remark['kind']> = new Set([
  'cell',
  'formula',
  'endnote',
  'textBox',
  'symbol',
  'nestedTable',
  'betweenRows',
])

/** What somebody decided in Word: on a suggestion, or on whether a thread is settled. */
export type ProposalKind = 'accepted' | 'rejected' | 'resolved' | 'reopened'

/** A decision that was made in Word, for somebody here to make or to leave. */
export interface Proposal {
  kind: ProposalKind
  /** Of the suggestion or thread. */
  target: string
  /** The words that the suggestion takes away, or those that the thread began with. */
  passage: string
  /** The words that the suggestion brings. */
  wanted: string
}

/** Everything that came back for one draft. */
export interface DraftChanges {
  draftId: string
  edits: Edit[]
  threads: NewThread[]
  remarks: Remark[]
  proposals: Proposal[]
}

/** Everything that came back with a file. */
export interface CopyChanges {
  drafts: DraftChanges[]
  /** What is of no draft. */
  remarks: Remark[]
  /** Who saved the file last, as it says. */
  savedBy: string | null
}

/** The same as the database kept it; what was read before a version had proposals has none, and what was let go nothing. */
export function changesFrom(stored: unknown): CopyChanges {
  if (stored === null) return { drafts: [], remarks: [], savedBy: null }
  const { drafts, remarks, savedBy } = stored as CopyChanges
  return {
    drafts: drafts.map((draft) => ({
      ...draft,
      proposals: (draft.proposals as Proposal[] | undefined) ?? [],
    })),
    ...{ remarks, savedBy: savedBy ?? null },
  }
}
