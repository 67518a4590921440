/**
 * Where a block is to stand as to lists: how many are around it (0 for none), of which kind the innermost is, and whether
 * it goes on the item before it instead of beginning one.
 */
export interface Place {
  depth: number
  list?: ListType
  continues?: true
}

export type ListType = 'bulletList' | 'orderedList'

/** As deep as a place may be: as deep as lists nest in exports. */
export const DEEPEST_PLACE = 9

// What stands in a list as one thing; everything else is a part of something.
const PLACEABLE: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'table',
  'figure',
  'horizontalRule',
])

/** Whether a block of this type can be given another place. */
export function isPlaceable(type: string): boolean {
  return PLACEABLE.has(type)
}

export function isListType(type: string | undefined): type is ListType {
  return type === 'bulletList' || type === 'orderedList'
}

/** The place in a stored value; null for what is none. */
export function placeOf(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null
  const { depth, list, continues } = value as Record<string, unknown>
  if (typeof depth !== 'number' || !Number.isInteger(depth) || depth < 0 || depth > DEEPEST_PLACE) return null
  if (depth === 0) return { depth }
  if (list !== 'bulletList' && list !== 'orderedList') return null
  return { depth, list, ...(continues === true && { continues }) }
}

/** Whether two places are the same; the kind of list says nothing of what only goes on with an item. */
export function isSamePlace(one: Place, other: Place): boolean {
  if (one.depth !== other.depth || one.continues !== other.continues) return false
  return one.depth === 0 || one.continues === true || one.list === other.list
}
