import type { Part, ReportTree, SettingsPlace } from '../../tree'

/**
 * What marks a place in Typst's source: where a block begins or ends (its number in its part; null for the part's own
 * heading), where one of its notes stands, or where a row of a table begins. They draw nothing and take no room.
 */
export interface Mark {
  /** Among `partsOf` the tree; by what is said there of what stands before all parts. */
  part: number | SettingsPlace
  block: number | null
  kind: 'start' | 'end' | 'note' | 'row'
  /** Number of the row in its table, from 0. */
  row?: number
}

/** A mark, and where it came to stand: on a page (from 1), so many points below its upper edge. */
export type MarkedPlace = Mark & { page: number; y: number }

const LABEL = 'marked-place'

/** All parts, outer before inner, in the order of the report. */
export const partsOf = ({ parts }: Pick<ReportTree, 'parts'>): Part[] =>
  parts.flatMap((part) => [part, ...partsOf(part)])

/** A mark, as it stands in the source. */
export const mark = ({ part, block, kind, row }: Mark): string =>
  `#metadata("${part} ${block ?? ''} ${kind} ${row ?? ''}")<${LABEL}>`

/** What is written between the marks of its start and end. */
export const marked = (written: string, { part, block }: Pick<Mark, 'part' | 'block'>): string =>
  `${mark({ part, block, kind: 'start' })}\n${written}\n${mark({ part, block, kind: 'end' })}`

/** Stands at the end of a marked source: has Typst say where all marks are, for `readPlaces`. */
export const MARKED_PLACES = `#context [#metadata(query(<${LABEL}>).map(it => {
  let place = it.location().position()
  (it.value, place.page, place.y.pt())
}))<${LABEL}s>]`

/** How Typst is asked for them. */
export const PLACES_QUERY = { selector: `<${LABEL}s>`, field: 'value' }

/** What Typst answers to `PLACES_QUERY`. */
export function readPlaces(answer: unknown): MarkedPlace[] {
  const [places = []] = answer as [string, number, number][][]
  return places.map(([said, page, y]) => {
    const [part, block, kind, row] = said.split(' ')
    return {
      part: /^\d+$/.test(part!) ? Number(part) : (part as SettingsPlace),
      block: block === '' ? null : Number(block),
      kind: kind as Mark['kind'],
      ...(row !== '' && { row: Number(row) }),
      page,
      y,
    }
  })
}
