import { type MarkedPlace, partsOf } from '../formats/pdf/marks'
import { plainText } from '../formats/shared'
import type { Part, ReportTree, SettingsPlace, Written } from '../tree'

/**
 * Where something that was written stands on one page: between two heights, in points below its upper edge. What goes on
 * over several pages has one on each.
 */
export interface Region {
  /** Null for what is written in no draft but in the report's `settings`. */
  draftId: string | null
  /** Index of the block in the draft as it is stored; null for the heading that the report gives the draft. */
  block: number | null
  settings?: SettingsPlace
  /** What references call the annex by that begins there. */
  annex?: string
  /** A line in place of the block, which stands in the annex. */
  isStandIn?: true
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
/** The words of a row are marked; its upper line is so far above them. */
const ROW_RISE = 5

/** What was written, in the order of the report, and where it came to stand on pages of this height. */
export function regionsOf(tree: ReportTree, places: readonly MarkedPlace[], height: number): Region[] {
  const parts = partsOf(tree)
  const foot = height - MARGIN
  const notes: Region[] = []
  const regions: Region[] = []
  /** What was begun last in each part, and not ended. */
  const begun = new Map<MarkedPlace['part'], MarkedPlace>()
  const end = ({ part, page: last, y }: MarkedPlace) => {
    const start = begun.get(part)
    begun.delete(part)
    const said = start && saidAt(parts, start)
    if (!said) return
    for (let page = start.page; page <= last; page++) {
      const top = page === start.page ? start.y : MARGIN
      const bottom = page === last ? y : foot
      // An end at the head of the next page: nothing of it is there.
      if (page > start.page && bottom <= MARGIN + 1) continue
      regions.push({ ...said, isNote: false, page, top, bottom })
    }
  }
  for (const place of places) {
    if (place.kind === 'start') begun.set(place.part, place)
    else if (place.kind === 'end') end(place)
    else if (place.kind === 'row') {
      const top = { ...place, y: place.y - ROW_RISE }
      end(top)
      begun.set(place.part, top)
    } else {
      const said = saidAt(parts, place)
      if (!said) continue
      const top = place.y - NOTE_RISE
      const last = notes.at(-1)
      if (last?.page === place.page) last.bottom = top
      notes.push({ ...said, isNote: true, page: place.page, top, bottom: foot + NOTE_RISE })
    }
  }
  const noteTops = new Map(notes.toReversed().map(({ page, top }) => [page, top - NOTE_RISE]))
  return [...regions, ...notes].map((region) => {
    const { page, isNote, top } = region
    const bottom = isNote ? region.bottom : Math.min(region.bottom, noteTops.get(page) ?? Infinity)
    return { ...region, top: round(top), bottom: round(bottom) }
  })
}

type Said = Pick<Region, 'draftId' | 'block' | 'settings' | 'annex' | 'isStandIn' | 'key'>

/** What stands at a mark: where it was written, and what it says; null for what was written nowhere. */
function saidAt(parts: readonly Part[], { part: name, block: index, row }: MarkedPlace): Said | null {
  if (typeof name === 'string') return { ...fieldsOf({ settings: name }), key: name }
  const part = parts[name]
  if (!part) return null
  const { source, made, title, blocks } = part
  const node = index === null ? undefined : blocks[index]
  const written = row === undefined ? node : node?.content?.[row]
  const key = shortHash(written ? plainText(written) : title)
  if (source) {
    const block = index === null ? null : (source.blocks[index] ?? 0)
    const isStandIn = index !== null && source.standIns?.includes(index)
    return { draftId: source.draftId, block, ...(isStandIn && { isStandIn }), key }
  }
  if (!made) return null
  const own = row === undefined ? index !== null && made.blocks[index] : made.rows?.[row]
  const annex = index === null && made.annex
  return { ...fieldsOf(own || made.heading), ...(annex && { annex }), key }
}

const fieldsOf = (written: Written): Pick<Region, 'draftId' | 'block' | 'settings'> =>
  'draftId' in written ? written : { draftId: null, block: null, settings: written.settings }

const round = (value: number): number => Math.round(value * 10) / 10

/** FNV-1a: short, and good enough to tell the blocks of one report apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
