import { z } from 'zod'

/** Characters of one comment. */
export const MAX_COMMENT = 10_000
/** Ranges of one selection: one, or one for each cell that is selected in a table. */
export const MAX_RANGES = 500

// Base64 of an encoded Yjs relative position: a client, a clock, a few bytes.
const position = z
  .string('selectionInvalid')
  .min(1, 'selectionInvalid')
  .max(120, 'selectionInvalid')
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'selectionInvalid')

/**
 * A selected passage: from its first to behind its last character, as base64 of `Y.encodeRelativePosition`. It may span
 * blocks. `selectedRanges` of components/editor/threads makes them.
 */
export const threadRange = z.object({ start: position, end: position })
export type ThreadRange = z.output<typeof threadRange>

const id = z.uuid('notFound')

/** What a thread is about. */
export const threadSubject = z.discriminatedUnion('kind', [
  /** Words of a draft. */
  z.object({
    kind: z.literal('selection'),
    draftId: id,
    ranges: z.array(threadRange).min(1, 'selectionEmpty').max(MAX_RANGES, 'selectionTooMuch'),
  }),
  /** A draft as a whole. */
  z.object({ kind: z.literal('draft'), draftId: id }),
  /** A suggestion in a draft, by its id. */
  z.object({
    kind: z.literal('suggestion'),
    draftId: id,
    suggestionId: z.string().min(1, 'notFound').max(100, 'notFound'),
  }),
  /** A paragraph of the State's reply, by its anchor ("3-a.1"). */
  z.object({ kind: z.literal('paragraph'), reportId: id, paragraph: z.string().min(1).max(200) }),
])
export type ThreadSubject = z.output<typeof threadSubject>

const text = z.string().trim().min(1, 'commentEmpty').max(MAX_COMMENT, 'commentTooLong')

export const newThread = z.object({
  about: threadSubject,
  text,
})
export type NewThread = z.output<typeof newThread>

export const newReply = z.object({ threadId: id, text })
export type NewReply = z.output<typeof newReply>

export const editedComment = z.object({ commentId: id, text })
export type EditedComment = z.output<typeof editedComment>

export const commentChoice = z.object({ commentId: id })
export type CommentChoice = z.output<typeof commentChoice>

export const threadChoice = z.object({ threadId: id })
export type ThreadChoice = z.output<typeof threadChoice>

/** Which threads of a report somebody wants to see; without anything all of them. As it stands in an address. */
export const threadFilter = z.object({
  /** Those whose words are in this draft, which are about it, or about a reply paragraph of its question. */
  draft: z.uuid().optional(),
  /** One alone. */
  thread: z.uuid().optional(),
  /** Those of one question or chapter, by its slug. */
  at: z.string().max(200).optional(),
  /** open, resolved, or those in which the one who asks wrote (mine) or is named (mentions). */
  show: z.enum(['all', 'open', 'resolved', 'mine', 'mentions']).default('all').catch('all'),
  /** Those in which this person wrote. */
  person: z.uuid().optional(),
})
export type ThreadFilter = z.input<typeof threadFilter>

/** Somebody who wrote or may be named. */
export interface ThreadPerson {
  id: string
  name: string
}

/** A discussion as a screen shows it. Times are ISO 8601. */
export interface ThreadView {
  id: string
  /** Words of a draft, a draft as a whole, a suggestion, or a paragraph of the reply. */
  place: 'selection' | 'draft' | 'suggestion' | 'paragraph'
  /** Where to go to see it: the question or chapter in which its words are now, or else in which it began. */
  at: ThreadHome
  /** Other places where its words stand too: what was pasted in another draft, and then its cutting undone. */
  elsewhere: ThreadHome[]
  /** The draft in which it began; null on a reply paragraph. */
  draftId: string | null
  /** Where its words are now, usually once. Follows the texts within a second; the mark in an open draft is quicker. */
  anchors: { draftId: string; position: number }[]
  /** Anchor of the reply paragraph, and the version of the reply whose words `quote` are. */
  paragraph: string | null
  replyVersion: number | null
  suggestionId: string | null
  /** The words it was about when it began, blocks separated by a line break; empty on a whole draft. At most 1,000 characters. */
  quote: string
  /** Up to 60 characters that stood around them. */
  before: string
  after: string
  /** Its words are nowhere any more: of a selection or suggestion no character is left, or the reply has no such paragraph. */
  isGone: boolean
  createdAt: string
  /** By null: somebody who is no member of the installation any more. */
  resolved: { at: string; by: ThreadPerson | null } | null
  /** In the order in which they were written; the first began it. */
  comments: CommentView[]
  /** Somebody else wrote since the one who asks looked. */
  isUnread: boolean
  abilities: { canReply: boolean; canResolve: boolean }
}

/** A place in the report: a question with its label as printed, or a chapter (label as a key of `reports.chapters`). */
export interface ThreadHome {
  kind: 'question' | 'chapter'
  slug: string
  label: string
  /** Empty when the question has no draft. */
  draftId: string
}

export interface CommentView {
  id: string
  /** Null once the person is no more. */
  author: ThreadPerson | null
  /** Whoever wrote it outside, as their file names them: then the author is who took it in. */
  writtenBy: string | null
  /** Plain text; a mention stands as "@[user id]". Empty once deleted. */
  text: string
  /** Everybody named in it, with their name now. */
  mentions: ThreadPerson[]
  createdAt: string
  editedAt: string | null
  /** It was deleted, and stays because others answered. */
  isDeleted: boolean
  isMine: boolean
  canEdit: boolean
  canDelete: boolean
}

/** What `GET /reports/ID/threads` answers. */
export interface ThreadsPage {
  threads: ThreadView[]
  /** Members who see threads and so may be named, by name. */
  people: ThreadPerson[]
}

/** How many threads a draft has: what `GET /reports/ID/threads/counts` answers, by draft; drafts without any are not in it. */
export type ThreadCounts = Record<string, { open: number; resolved: number; unread: number }>

/** A mention as it stands in a comment. */
export function mentionOf(userId: string): string {
  return `@[${userId}]`
}

/** A piece of a comment: plain text, or somebody who is named. */
export type CommentPiece = { text: string } | { mention: string }

/** A comment's text in pieces, in their order. */
export function commentPieces(comment: string): CommentPiece[] {
  return comment.split(MENTION).flatMap((piece, index): CommentPiece[] => {
    if (index % 2 === 1) return [{ mention: piece }]
    return piece === '' ? [] : [{ text: piece }]
  })
}

const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/
