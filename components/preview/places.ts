import type { PreviewPage, PreviewRegion } from '@/lib/previews/schema'

/** Between two pages, and above the first, in CSS pixels. */
export const GAP = 20

/** A place of the report on paper: a page, from 1, and a height on it in points. */
export interface PaperPlace {
  page: number
  y: number
}

/** Where a place stands in the scrolled column of pages; `scale` is pixels per point. */
export function offsetOf(pages: readonly PreviewPage[], scale: number, { page, y }: PaperPlace): number {
  const above = pages.slice(0, page - 1).reduce((sum, { height }) => sum + height * scale + GAP, GAP)
  return above + y * scale
}

/** The reverse: what stands so far down, between two pages the head of the next. */
export function placeAt(pages: readonly PreviewPage[], scale: number, offset: number): PaperPlace {
  let top = GAP
  for (const [index, { height }] of pages.entries()) {
    const bottom = top + height * scale
    if (offset < bottom) return { page: index + 1, y: Math.max(0, (offset - top) / scale) }
    top = bottom + GAP
  }
  return { page: Math.max(1, pages.length), y: pages.at(-1)?.height ?? 0 }
}

/** What was written at a place: a note where one stands, otherwise the text, and in a gap what is nearest on the page. */
export function regionAt(regions: readonly PreviewRegion[], { page, y }: PaperPlace): PreviewRegion | null {
  let nearest: PreviewRegion | null = null
  let least = Infinity
  for (const region of regions) {
    if (region.page !== page) continue
    const distance = Math.max(region.top - y, y - region.bottom, 0)
    // Notes stand after the text in the list; of two as near the first is taken.
    if (distance < least) {
      nearest = region
      least = distance
    }
  }
  return nearest
}

/** What is wanted of a draft: a block of it, or all of it. */
export interface Wanted {
  draftId: string
  block: number | null
}

/**
 * The stretches of paper on which a block of a draft stands, in their order: of one that has nothing there (it is empty,
 * or was taken away) those of the next one before that has; the draft's heading before all. Of one that stands in the annex
 * the line that says so comes last. Null for a draft that is not in the report.
 */
export function regionsOf(
  regions: readonly PreviewRegion[],
  { draftId, block }: Wanted,
): PreviewRegion[] | null {
  const own = regions.filter((region) => region.draftId === draftId && !region.isNote)
  if (own.length === 0) return null
  const known = own.flatMap((region) => (region.block === null ? [] : [region.block]))
  const best = block === null ? -1 : Math.max(-1, ...known.filter((each) => each <= block))
  const found = own.filter((region) => (region.block ?? -1) === best)
  if (found.length === 0) return own.slice(0, 1)
  return [...found.filter(({ isStandIn }) => !isStandIn), ...found.filter(({ isStandIn }) => isStandIn)]
}

/**
 * Where what stood at a place stands after the report was set anew: the same words of the same draft, those nearest to
 * where they were; when they are gone, as far down the same page.
 */
export function movedPlace(
  before: readonly PreviewRegion[],
  after: readonly PreviewRegion[],
  place: PaperPlace,
): PaperPlace {
  const held = regionAt(before, place)
  if (!held) return place
  const isOfSame = (region: PreviewRegion) =>
    region.draftId === held.draftId && region.settings === held.settings && region.isNote === held.isNote
  const isSame = (region: PreviewRegion) => isOfSame(region) && region.key === held.key
  const number = before.filter(isSame).indexOf(held)
  const candidates = after.filter(isSame)
  // Words that were changed are known by their number in the draft.
  const found =
    candidates[Math.min(number, candidates.length - 1)] ??
    after.find((region) => isOfSame(region) && region.block === held.block)
  return found ? { page: found.page, y: found.top + (place.y - held.top) } : place
}
