import { publish } from '@/lib/bus'
import type { Database } from '@/lib/db'
import { notify, type News } from '@/lib/notifications/notify'
import { namedIn } from './mentions'

/** What is to be told once a command's transaction is done. */
export interface ThreadNews {
  reportId: string
  threadId: string
  /** Who has other notifications than before. */
  notified: readonly string[]
  /** Rows of drafts' logs that the command wrote. */
  appended?: readonly { draftId: string; seq: string | null }[]
}

/** Tells everybody what a command on a thread changed. */
export function publishThread({ reportId, threadId, notified, appended = [] }: ThreadNews): void {
  for (const { draftId, seq } of appended) if (seq !== null) publish('draft.appended', { draftId, seq })
  publish('threads.changed', { reportId, threadId })
  for (const userId of new Set(notified)) publish('notifications.changed', { userId })
}

/** Writes a comment into a thread, tells who is named in it and `others`, and answers who was told. */
export async function writeComment(
  tx: Database,
  {
    thread,
    userId,
    text,
    others,
    outside,
  }: {
    thread: { id: string; reportId: string; draftId: string | null }
    userId: string
    text: string
    /** Who is told although they are not named, and of what. */
    others: { kind: 'reply' | 'thread'; userIds: readonly string[] }
    /** Who wrote it outside, where a review copy brought it. */
    outside?: { by: string; importId: string }
  },
): Promise<string[]> {
  const { id: threadId, reportId } = thread
  const named = await namedIn(tx, { reportId, text })
  const comment = await tx.comment.create({
    data: {
      ...{ threadId, authorId: userId, text: text.replaceAll('\0', '') },
      ...(outside && { writtenBy: outside.by.replaceAll('\0', ''), reviewImportId: outside.importId }),
    },
    select: { id: true },
  })
  await tx.commentMention.createMany({
    data: named.map((mentioned) => ({ commentId: comment.id, userId: mentioned })),
  })
  // Who wrote has read it.
  await markRead(tx, { threadId, userId })
  const about: Omit<News, 'kind' | 'userIds'> = {
    ...{ reportId, actorId: userId, threadId, commentId: comment.id },
    ...(thread.draftId && { draftId: thread.draftId }),
  }
  const told = await notify(tx, { ...about, kind: 'mention', userIds: named })
  const rest = others.userIds.filter((each) => !named.includes(each))
  return [...told, ...(await notify(tx, { ...about, kind: others.kind, userIds: rest }))]
}

/** Remembers that this person has read the thread as it is now. */
export async function markRead(
  tx: Database,
  { threadId, userId }: { threadId: string; userId: string },
): Promise<void> {
  // Up to the last comment and not up to now: clocks differ. Never back.
  await tx.$executeRaw`
    insert into thread_looks (thread_id, user_id, at)
    select thread_id, ${userId}::uuid, max(created_at) from comments where thread_id = ${threadId}::uuid
    group by thread_id
    on conflict (thread_id, user_id) do update set at = greatest(thread_looks.at, excluded.at)`
}
