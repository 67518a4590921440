import type { LimitedWords } from '@/lib/richtext/limited-words'

/**
 * What one part of the product tells the others that happened. In memory today; a second instance would carry the
 * same messages over PostgreSQL or Redis, so a message holds ids only and may arrive more than once.
 */
export interface BusMessages {
  /** A session ended: its sockets close. */
  'session.ended': { sessionId: string }
  /** Somebody's membership changed or ended: their sockets on this report close and ask for their rights again. */
  'membership.changed': { reportId: string; userId: string }
  /** The word count of a draft changed. */
  'draft.counted': { reportId: string; draftId: string; notes: number } & LimitedWords
  /** Which words of a report count towards its limit, or the limit, changed. */
  'report.counted': { reportId: string }
  /**
   * What a report says beside its drafts, how it is put together or how its pages look is another than before: settings,
   * organisations, order, numbers, annexes and what was judged of their contradictions, template, paper.
   */
  'report.arranged': { reportId: string }
  /** What drafts of this report quote of its reply changed. */
  'drafts.quoted': { reportId: string }
  /** A document on its way in is wanted no more: whoever reads it stops. */
  'intake.discarded': { intakeId: string }
  /** The report's reply, or what the Committee asked, is another than before: pages show it anew. */
  'reply.changed': { reportId: string; version: number }
  /** The log of a draft has edits that somebody typed. */
  'draft.logged': { draftId: string }
  /** A command put an update into a draft's log (a comment's mark, a restored passage): whoever has it open applies that row. */
  'draft.appended': { draftId: string; seq: string }
  /** A draft was locked as final, or opened again: sockets on it get their rights anew. */
  'draft.locked': { reportId: string; draftId: string }
  /** Threads or comments of a report, or where they stand, are others than before. */
  'threads.changed': { reportId: string; threadId: string | null }
  /** Somebody read a thread: their other tabs count it no more. */
  'thread.looked': { reportId: string; threadId: string; userId: string }
  /** A draft or report has another version, or somebody looked at one. */
  'versions.changed': { reportId: string; draftId: string | null }
  /** Who writes which draft changed. */
  'assignments.changed': { reportId: string; draftId: string }
  /** Somebody asked for a file of a report: whoever makes them looks. */
  'export.queued': { exportId: string }
  /** A file is wanted no more: whoever makes it stops. */
  'export.cancelled': { exportId: string }
  /** An export is further than before, or has ended: pages that show it ask anew. */
  'export.changed': { reportId: string; exportId: string }
  /** Somebody looks at the page of exports: whoever makes files gets ready. */
  'exports.expected': Record<string, never>
  /** A person has other notifications than before. */
  'notifications.changed': { userId: string }
}

type Topic = keyof BusMessages
type Listener = (message: never) => void

// Next bundles its own copy of this module beside the server's: both must meet in the same process-wide table.
const key = Symbol.for('counterpoint.bus')
const host = globalThis as typeof globalThis & { [key]?: Map<Topic, Set<Listener>> }
const listeners = (host[key] ??= new Map<Topic, Set<Listener>>())

/** Tells every listener of `topic`; a listener that throws is reported on stderr and does not stop the others. */
export function publish<T extends Topic>(topic: T, message: BusMessages[T]): void {
  for (const listener of listeners.get(topic) ?? []) {
    try {
      ;(listener as (message: BusMessages[T]) => void)(message)
    } catch (error) {
      console.error(`bus: a listener of ${topic} failed`, error)
    }
  }
}

/** Calls `listener` for each message of `topic` from now on; the returned function ends that. */
export function subscribe<T extends Topic>(
  topic: T,
  listener: (message: BusMessages[T]) => void,
): () => void {
  const set = listeners.get(topic) ?? new Set<Listener>()
  listeners.set(topic, set)
  set.add(listener as Listener)
  return () => void set.delete(listener as Listener)
}
