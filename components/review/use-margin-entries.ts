import { useMemo, useState } from 'react'
import type { ThreadView } from '@/lib/threads/schema'
import type { Waiting } from './outbox'
import type { Composing } from './review'
import { NEW } from './use-composing'
import type { Tops } from './use-margin-tops'

/** Something that stands in the margin of a draft, and where it would like to. */
export type MarginEntry = { id: string; top: number } & (
  | { kind: 'thread'; thread: ThreadView; isGone: boolean }
  | { kind: 'waiting'; item: Waiting }
  | { kind: 'new'; composing: Composing }
)

export interface MarginInputs {
  draftId: string
  threads: ReadonlyMap<string, ThreadView>
  waiting: readonly Waiting[]
  composing: Composing | null
  active: string | null
  tops: Tops
}

/** Below all words. */
const END = 1e7

/**
 * What belongs into the margin, from top to bottom: threads on the whole draft first, then those whose marks are in the
 * text, wherever they came from, last those whose words are gone. `before` are the tops that were known last: a mark that
 * is away for a moment leaves its card where it was.
 */
export function marginEntries(inputs: MarginInputs, before: Map<string, number>): MarginEntry[] {
  const { draftId, threads, waiting, composing, active, tops } = inputs
  const entries: MarginEntry[] = []
  for (const thread of threads.values()) {
    const { id, place, at, resolved } = thread
    if (place === 'paragraph' || (resolved && id !== active)) continue
    const top = tops.get(id) ?? (thread.suggestionId === null ? undefined : tops.get(thread.suggestionId))
    if (top !== undefined) before.set(id, top)
    if (top === undefined && at.draftId !== draftId) continue
    const isGone = thread.isGone && top === undefined
    const fallback = place === 'draft' ? 0 : isGone ? END : (before.get(id) ?? END)
    entries.push({ kind: 'thread', id, thread, isGone, top: top ?? fallback })
  }
  for (const item of waiting) {
    if (!item.about || item.about.kind === 'paragraph' || item.about.draftId !== draftId) continue
    entries.push({ kind: 'waiting', id: item.id, item, top: tops.get(item.id) ?? 0 })
  }
  if (composing) {
    const about = composing.about.kind === 'suggestion' ? tops.get(composing.about.suggestionId) : undefined
    entries.push({ kind: 'new', id: NEW, composing, top: tops.get(NEW) ?? about ?? 0 })
  }
  return entries.sort((a, b) => a.top - b.top || a.id.localeCompare(b.id))
}

/** The same, remembering the tops from one drawing to the next. */
export function useMarginEntries(inputs: MarginInputs): MarginEntry[] {
  const [before] = useState(() => new Map<string, number>())
  const { draftId, threads, waiting, composing, active, tops } = inputs
  return useMemo(
    () => marginEntries({ draftId, threads, waiting, composing, active, tops }, before),
    [before, draftId, threads, waiting, composing, active, tops],
  )
}

/** Entries that stand so close that on a narrow margin one sign stands for all of them. */
export function groupedByPlace(entries: readonly MarginEntry[], within = 20): MarginEntry[][] {
  const groups: MarginEntry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last && entry.top - last[0]!.top <= within) last.push(entry)
    else groups.push([entry])
  }
  return groups
}
