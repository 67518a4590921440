import { type Actor, can } from '@/lib/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Homes } from './homes'
import type { CommentView, ThreadHome, ThreadPerson, ThreadView } from './schema'

/** What a view is made of, for the one who asks. */
export const threadParts = (userId: string) =>
  ({
    anchors: { select: { draftId: true, position: true }, orderBy: { position: 'asc' } },
    comments: {
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: { mentions: { select: { userId: true } } },
    },
    looks: { where: { userId }, select: { at: true } },
  }) satisfies Prisma.ThreadInclude

/** A thread with all that its view is made of. */
export type ThreadRow = Prisma.ThreadGetPayload<{ include: ReturnType<typeof threadParts> }>

/** Everybody who is named anywhere in these threads. */
export function peopleIn(rows: readonly ThreadRow[]): string[] {
  const ids = rows.flatMap(({ resolvedById, comments }) => [
    resolvedById,
    ...comments.flatMap(({ authorId, mentions }) => [authorId, ...mentions.map(({ userId }) => userId)]),
  ])
  return [...new Set(ids.filter((id) => id !== null))]
}

/** A thread as the actor's screen shows it. */
export function viewOf(
  row: ThreadRow,
  { actor, homes, names }: { actor: Actor; homes: Homes; names: ReadonlyMap<string, string> },
): ThreadView {
  const { id, draftId, paragraph, replyVersion, suggestionId, quote, before, after } = row
  const person = (userId: string | null): ThreadPerson | null => {
    const name = userId === null ? undefined : names.get(userId)
    return userId === null || name === undefined ? null : { id: userId, name }
  }
  const place = placeOf(row)
  const at = homeOf(row, homes)
  const seen = row.looks[0]?.at.getTime() ?? 0
  const mayWrite = can(actor, 'threads.write')
  return {
    ...{ id, place, draftId, paragraph, replyVersion, suggestionId, quote, before, after },
    at,
    elsewhere: row.anchors
      .flatMap((anchor) => homes.ofDraft(anchor.draftId) ?? [])
      .filter((home) => home !== at),
    anchors: row.anchors,
    isGone: isGone(row, homes),
    createdAt: row.createdAt.toISOString(),
    resolved: row.resolvedAt && { at: row.resolvedAt.toISOString(), by: person(row.resolvedById) },
    comments: row.comments.map((comment): CommentView => {
      const isMine = comment.authorId === actor.userId
      const isDeleted = comment.deletedAt !== null
      return {
        id: comment.id,
        author: person(comment.authorId),
        writtenBy: isDeleted ? null : comment.writtenBy,
        text: comment.text,
        mentions: comment.mentions.flatMap(({ userId }) => person(userId) ?? []),
        createdAt: comment.createdAt.toISOString(),
        editedAt: comment.editedAt?.toISOString() ?? null,
        isDeleted,
        isMine,
        canEdit: isMine && !isDeleted && mayWrite,
        canDelete: !isDeleted && mayWrite && (isMine || can(actor, 'threads.moderate')),
      }
    }),
    isUnread: row.comments.some(
      ({ authorId, createdAt, deletedAt }) =>
        authorId !== actor.userId && deletedAt === null && createdAt.getTime() > seen,
    ),
    abilities: { canReply: mayWrite, canResolve: mayWrite },
  }
}

/** Threads in the order in which the report is read; within a place what is about all of it first, what is gone last. */
export function inOrder(views: readonly ThreadView[], homes: Homes): ThreadView[] {
  const places = new Map(homes.all.map((home, index) => [home, index]))
  const keys = new Map(
    views.map((view) => {
      const rank = view.isGone ? 2 : view.anchors.length > 0 ? 1 : 0
      const anchor = view.anchors.find(({ draftId }) => draftId === view.at.draftId)
      return [view, [places.get(view.at) ?? 0, rank, anchor?.position ?? 0]] as const
    }),
  )
  return [...views].sort((a, b) => {
    const [left, right] = [keys.get(a)!, keys.get(b)!]
    const differs = left.findIndex((value, index) => value !== right[index])
    return differs === -1 ? a.createdAt.localeCompare(b.createdAt) : left[differs]! - right[differs]!
  })
}

function placeOf({ paragraph, suggestionId, quote }: ThreadRow): ThreadView['place'] {
  if (paragraph !== null) return 'paragraph'
  if (suggestionId !== null) return 'suggestion'
  return quote === '' ? 'draft' : 'selection'
}

function isGone(row: ThreadRow, homes: Homes): boolean {
  const place = placeOf(row)
  if (place === 'paragraph') return !homes.hasParagraph(row.paragraph ?? '')
  return place !== 'draft' && row.anchors.length === 0
}

/** Where its words are: in the draft in which it began, if there are any there. */
function homeOf({ draftId, paragraph, anchors }: ThreadRow, homes: Homes): ThreadHome {
  if (paragraph !== null) return homes.ofParagraph(paragraph)
  const isAtHome = anchors.length === 0 || anchors.some((anchor) => anchor.draftId === draftId)
  return homes.ofDraft((isAtHome ? draftId : anchors[0]!.draftId) ?? '') ?? homes.all[0]!
}
