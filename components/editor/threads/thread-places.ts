/**
 * Where threads' words are: the drafts that hold their marks, null for what is no thread of this report, undefined as
 * long as the page does not know.
 */
export type ThreadPlaces = (thread: string) => readonly string[] | null | undefined

let places: ThreadPlaces | null = null

/** Lets editors of this page ask `lookup`; the returned function ends that. */
export function offerThreadPlaces(lookup: ThreadPlaces): () => void {
  places = lookup
  return () => {
    if (places === lookup) places = null
  }
}

/** What the page knows now. */
export function placesOfThread(thread: string): readonly string[] | null | undefined {
  return places?.(thread)
}
