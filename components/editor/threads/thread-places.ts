/**
 * Where threads' words are, as far as the page knows: the drafts that hold their marks, null for what is no thread of
 * this report. The list of threads is loaded after the editor; until then nothing is known.
 */
export type ThreadPlaces = (thread: string) => readonly string[] | null

let places: ThreadPlaces | null = null

/** Lets editors of this page ask `lookup`; the returned function ends that. */
export function offerThreadPlaces(lookup: ThreadPlaces): () => void {
  places = lookup
  return () => {
    if (places === lookup) places = null
  }
}

/** What the page knows now; undefined when it knows of no thread at all. */
export function placesOfThread(thread: string): readonly string[] | null | undefined {
  return places?.(thread)
}
