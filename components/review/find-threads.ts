import type { ThreadView } from '@/lib/threads/schema'

export const SHOWN = ['open', 'unread', 'mine', 'mentions', 'resolved'] as const
export type Shown = (typeof SHOWN)[number]

/** What somebody looks for among the threads. */
export interface Search {
  show: Shown
  /** Id of a person who wrote in it. */
  person: string | null
  /** Slug of the question or chapter. */
  slug: string | null
}

/** Whether a thread is looked for by this person. All but `resolved` are open ones. */
export function isFound(thread: ThreadView, { show, person, slug }: Search, userId: string): boolean {
  if (slug !== null && thread.at.slug !== slug) return false
  if (person !== null && !thread.comments.some((each) => !each.isDeleted && each.author?.id === person))
    return false
  if (show === 'resolved') return thread.resolved !== null
  if (thread.resolved) return false
  if (show === 'unread') return thread.isUnread
  if (show === 'mine') return thread.comments.some((each) => each.isMine && !each.isDeleted)
  if (show === 'mentions')
    return thread.comments.some((each) => each.mentions.some(({ id }) => id === userId))
  return true
}

/** The places of a report in their order: chapters and questions by their slug. */
export type PlaceOrder = ReadonlyMap<string, number>

/**
 * Threads as one meets them going through the report: by place; within one those on the State's text, then those on the
 * whole draft, then those on its words in their order; last those whose words are gone.
 */
export function inOrder(threads: Iterable<ThreadView>, places: PlaceOrder): ThreadView[] {
  return [...threads].sort(
    (a, b) =>
      placeOf(a, places) - placeOf(b, places) ||
      Number(a.isGone) - Number(b.isGone) ||
      rankOf(a) - rankOf(b) ||
      positionOf(a) - positionOf(b) ||
      a.createdAt.localeCompare(b.createdAt) ||
      a.id.localeCompare(b.id),
  )
}

/** Threads that are in order, parted by place. */
export function partedByPlace(ordered: readonly ThreadView[]): ThreadView[][] {
  const parts: ThreadView[][] = []
  for (const thread of ordered) {
    const last = parts.at(-1)
    if (last?.[0]?.at.slug === thread.at.slug) last.push(thread)
    else parts.push([thread])
  }
  return parts
}

/** The thread after (or before) the one that is open, or the first after the beginning of the place that is open. */
export function neighbour(
  ordered: readonly ThreadView[],
  { active, slug, places }: { active: string | null; slug: string | null; places: PlaceOrder },
  by: 1 | -1,
): ThreadView | undefined {
  const index = ordered.findIndex(({ id }) => id === active)
  if (index !== -1) return ordered[index + by]
  const here = (slug === null ? undefined : places.get(slug)) ?? -1
  return by === 1
    ? ordered.find((thread) => placeOf(thread, places) >= here)
    : ordered.findLast((thread) => placeOf(thread, places) < here)
}

/** How many threads a draft, with the State's text beside it, has that are open, and of them those with something unread. */
export interface DraftThreads {
  open: number
  unread: number
}

/** The counts of every draft that has open threads, by its id. */
export function countByDraft(threads: Iterable<ThreadView>): Map<string, DraftThreads> {
  const counts = new Map<string, DraftThreads>()
  for (const { at, resolved, isUnread } of threads) {
    if (resolved) continue
    const before = counts.get(at.draftId) ?? { open: 0, unread: 0 }
    counts.set(at.draftId, { open: before.open + 1, unread: before.unread + Number(isUnread) })
  }
  return counts
}

function placeOf({ at }: ThreadView, places: PlaceOrder): number {
  return places.get(at.slug) ?? Number.MAX_SAFE_INTEGER
}

const RANKS = { paragraph: 0, draft: 1, selection: 2, suggestion: 2 }

const rankOf = ({ place }: ThreadView) => RANKS[place]

function positionOf({ at, anchors, paragraph }: ThreadView): number {
  if (paragraph !== null) return Number(/(\d+)$/.exec(paragraph)?.[1] ?? 0)
  return anchors.find(({ draftId }) => draftId === at.draftId)?.position ?? 0
}
