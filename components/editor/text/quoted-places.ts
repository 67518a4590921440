import type { Outline } from '@/lib/state-replies/schema'

/** What is known of paragraphs of the reply that are not where their anchor says, or whose words changed. */
export type Places = Outline['paragraphs']

/** The question in which a paragraph stands: "3-a.1" is of "3-a", unless it was moved or its question relabelled. */
export function slugOf(anchor: string, places: Places): string {
  const known = Object.hasOwn(places, anchor) ? places[anchor] : undefined
  if (known) return known.slug
  const dot = anchor.lastIndexOf('.')
  return dot < 0 ? anchor : anchor.slice(0, dot)
}

/** Whether the reply says something else since the version that was quoted. */
export function isOutdated(anchor: string | null, version: number | null, places: Places): boolean {
  const changedIn = anchor !== null && Object.hasOwn(places, anchor) ? places[anchor]?.changedIn : null
  return version !== null && changedIn != null && changedIn > version
}
