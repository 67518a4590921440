import type { Node } from '@tiptap/pm/model'
import { recordOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'

/** Where something is suggested, and what: a run of text, or with `isNode` a whole node. */
export interface SuggestionPlace extends SuggestionRecord {
  what: 'insertion' | 'deletion' | 'formatting' | 'inserted' | 'deleted' | 'joined' | 'changed'
  from: number
  to: number
  isNode: boolean
}

const known = new WeakMap<Node, readonly SuggestionPlace[]>()
const NONE: readonly SuggestionPlace[] = []

/** Every place of a draft where something is suggested, in order. Blocks that did not change are not looked at again. */
export function placesIn(doc: Node): SuggestionPlace[] {
  const places: SuggestionPlace[] = []
  doc.forEach((block, offset) => {
    for (const place of placesOfBlock(block))
      places.push({ ...place, from: place.from + offset, to: place.to + offset })
  })
  return places
}

function placesOfBlock(block: Node): readonly SuggestionPlace[] {
  const found = known.get(block)
  if (found) return found
  const places: SuggestionPlace[] = []
  look(block, 0, places)
  block.descendants((node, at) => look(node, at + 1, places))
  known.set(block, places.length > 0 ? places : NONE)
  return places
}

function look(node: Node, from: number, places: SuggestionPlace[]): void {
  const to = from + node.nodeSize
  if (node.isText) {
    for (const { type, attrs } of node.marks) {
      const { name } = type
      if (name !== 'insertion' && name !== 'deletion' && name !== 'formatting') continue
      const record = recordOf(attrs)
      if (record) places.push({ ...record, what: name, from, to, isNode: false })
    }
    return
  }
  for (const what of ['inserted', 'deleted', 'joined'] as const) {
    const record = recordOf(node.attrs[what])
    if (record) places.push({ ...record, what, from, to, isNode: true })
  }
  if (!Array.isArray(node.attrs.changed)) return
  for (const change of node.attrs.changed) {
    const record = recordOf(change)
    if (record) places.push({ ...record, what: 'changed', from, to, isNode: true })
  }
}

/** The suggestions at a place of the text, the innermost first: of its text, or else of the nodes around it. */
export function suggestionsAt(places: readonly SuggestionPlace[], at: number): string[] {
  const touching = places.filter(({ from, to, isNode }) =>
    isNode ? from <= at && at < to : from <= at && at <= to,
  )
  const sorted = touching.toSorted((a, b) => a.to - a.from - (b.to - b.from))
  return [...new Set(sorted.map(({ id }) => id))]
}

/** The suggestions that a range of the text touches. */
export function suggestionsBetween(
  places: readonly SuggestionPlace[],
  from: number,
  to: number,
): Set<string> {
  return new Set(places.filter((place) => place.from < to && place.to > from).map(({ id }) => id))
}
