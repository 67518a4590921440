import { type MarkedPlace, partsOf } from '../formats/pdf/marks'
import { plainText } from '../formats/shared'
import type { ReportTree } from '../tree'

/**
 * Where something that was written stands on one page: between two heights, in points below its upper edge. What goes on
 * over several pages has one on each.
 */
export interface Region {
  draftId: string
  /** Index of the block in the draft as it is stored; null for the heading that the report gives the draft. */
  block: number | null
  /** A note below the text; otherwise the text itself. */
  isNote: boolean
  page: number
  top: number
  bottom: number
  /** The same for the same words: by it a block is known again when others came before it. */
  key: string
}

/** Margin of a page, in points. */
const MARGIN = 70.87
/** A note is marked where its first letters stand; they reach so far up. */
const NOTE_RISE = 8

/** What was written, in the order of the report, and where it came to stand on pages of this height. */
export function regionsOf(tree: ReportTree, places: readonly MarkedPlace[], height: number): Region[] {
  const parts = partsOf(tree)
  const foot = height - MARGIN
  const started = new Map<string, MarkedPlace>()
  const notes: Region[] = []
  const regions: Region[] = []
  for (const place of places) {
    const part = parts[place.part]
    if (!part?.source) continue
    const { draftId, blocks } = part.source
    const written = place.block === null ? null : part.blocks[place.block]
    const block = place.block === null ? null : (blocks[place.block] ?? 0)
    const key = shortHash(written ? plainText(written) : part.title)
    const name = `${place.part} ${place.block}`
    if (place.kind === 'start') started.set(name, place)
    else if (place.kind === 'note') {
      const top = place.y - NOTE_RISE
      const last = notes.at(-1)
      if (last?.page === place.page) last.bottom = top
      notes.push({ draftId, block, isNote: true, page: place.page, top, bottom: foot + NOTE_RISE, key })
    } else {
      const start = started.get(name)
      if (!start) continue
      for (let page = start.page; page <= place.page; page++) {
        const top = page === start.page ? start.y : MARGIN
        const bottom = page === place.page ? place.y : foot
        // An end at the head of the next page: nothing of it is there.
        if (page > start.page && bottom <= MARGIN + 1) continue
        regions.push({ draftId, block, isNote: false, page, top, bottom, key })
      }
    }
  }
  const noteTops = new Map(notes.toReversed().map(({ page, top }) => [page, top - NOTE_RISE]))
  return [...regions, ...notes].map((region) => {
    const { page, isNote, top } = region
    const bottom = isNote ? region.bottom : Math.min(region.bottom, noteTops.get(page) ?? Infinity)
    return { ...region, top: round(top), bottom: round(bottom) }
  })
}

const round = (value: number): number => Math.round(value * 10) / 10

/** FNV-1a: short, and good enough to tell the blocks of one report apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
