import type { Answer } from '@/components/ui/use-action'
import type { CommentView, ThreadView } from '@/lib/threads/schema'
import type { Waiting } from './outbox'
import type { ReviewActions } from './review-actions'

/** What is done to a thread or comment that stands already; the words of an edit are the text of what waits. */
export type Act =
  | { kind: 'edit'; commentId: string }
  | { kind: 'delete'; commentId: string }
  | { kind: 'resolve' }
  | { kind: 'reopen' }

/** Something that waits and does not begin or answer a thread, but changes one. */
export type WaitingAct = Waiting & { act: Act; threadId: string }

export const isAct = (item: Waiting): item is WaitingAct => item.act !== undefined && item.threadId !== null

/** Sends one. Done twice it is done once. */
export function perform(
  actions: ReviewActions,
  { act, threadId, text }: WaitingAct,
): Promise<Answer<unknown>> {
  if (act.kind === 'edit') return actions.edit({ commentId: act.commentId, text })
  if (act.kind === 'delete') return actions.remove({ commentId: act.commentId })
  return actions[act.kind]({ threadId })
}

/** Whether a refusal says that it was done already: by another tab, by somebody else, or before the answer was lost. */
export function isDoneAlready({ kind }: Act, reason: string): boolean {
  return kind === 'delete' && reason === 'notFound'
}

/**
 * What waits for nothing any more when `next` comes after it, and whether `next` then still says something: resolved and
 * opened again without a line is neither, and of two edits of a comment the last counts. `isFresh` says of one that no
 * attempt to send it was made.
 */
export function overtakenBy(
  next: { act: Act; threadId: string },
  items: readonly Waiting[],
  isFresh: (item: Waiting) => boolean,
): { overtaken: WaitingAct[]; isNeeded: boolean } {
  const { act, threadId } = next
  const before = items.filter(isAct).filter((item) => item.threadId === threadId && item.state !== 'sending')
  if ('commentId' in act)
    return {
      overtaken: before.filter(({ act: old }) => old.kind === 'edit' && old.commentId === act.commentId),
      isNeeded: true,
    }
  const last = before.findLast(({ act: old }) => !('commentId' in old))
  if (!last || !isFresh(last)) return { overtaken: [], isNeeded: true }
  return last.act.kind === act.kind
    ? { overtaken: [], isNeeded: false }
    : { overtaken: [last], isNeeded: false }
}

/** A thread as it will be once what waits is done; null once nothing is left of it. */
export function foreseen(
  thread: ThreadView,
  items: readonly Waiting[],
  me: { id: string; name: string },
): ThreadView | null {
  let view = thread
  for (const item of items) {
    if (item.threadId !== thread.id || item.state === 'refused' || !isAct(item)) continue
    const { act, at, text } = item
    if (act.kind === 'resolve') view = { ...view, resolved: view.resolved ?? { at, by: me } }
    else if (act.kind === 'reopen') view = { ...view, resolved: null }
    else {
      const { commentId } = act
      const change = (comment: CommentView): CommentView =>
        act.kind === 'edit'
          ? { ...comment, text, editedAt: at }
          : { ...comment, text: '', mentions: [], isDeleted: true, canEdit: false, canDelete: false }
      view = {
        ...view,
        comments: view.comments.map((each) =>
          each.id === commentId && !each.isDeleted ? change(each) : each,
        ),
      }
    }
  }
  return view !== thread && view.comments.every(({ isDeleted }) => isDeleted) ? null : view
}

/** Comments and acts that were refused and whose thread is no longer there: they have no other place on the screen. */
export function stranded(items: readonly Waiting[], hasThread: (id: string) => boolean): Waiting[] {
  return items.filter(
    ({ state, threadId }) => state === 'refused' && threadId !== null && !hasThread(threadId),
  )
}
