import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { proposedPlace } from './proposed-place'

/** The kind of a list, and the number of its last item so far. */
interface Reached {
  type: string
  number: number
}

/** How blocks are drawn that are proposed to stand elsewhere as to lists; asked in the order of the text. */
export class ProposedItems {
  /** Of the last one that was asked for: where it ends, and the numbers reached on each level. */
  private last: { end: number; reached: Reached[] } = { end: -1, reached: [] }

  /** The attributes for the block at a place; none where nothing of the kind is proposed. */
  next(doc: Node, at: number): Record<string, string> {
    const node = doc.nodeAt(at)
    const place = node && proposedPlace(node)
    if (!node || !place) return {}
    const $at = doc.resolve(at)
    const actual = listsAround($at)
    const before = this.last.end === at ? this.last.reached : reachedBefore($at)
    const reached = before.slice(0, place.depth)
    const level = reached[place.depth - 1]
    const goesOn = level !== undefined && (place.continues || level.type === place.list)
    const number = (goesOn ? level.number : 0) + (place.continues ? 0 : 1)
    if (place.depth > 0) reached[place.depth - 1] = { type: place.list!, number }
    this.last = { end: at + node.nodeSize, reached }
    return {
      'data-place': place.depth === 0 || place.continues ? 'none' : place.list!,
      'data-number': `${number}.`,
      style: `--shift: ${place.depth - actual}; --lists: ${actual}`,
    }
  }
}

function listsAround($at: ResolvedPos): number {
  let count = 0
  for (let depth = $at.depth; depth > 0; depth--) if (isList($at.node(depth))) count++
  return count
}

/** The numbers that the lists around and before a place have reached. */
function reachedBefore($at: ResolvedPos): Reached[] {
  const reached: Reached[] = []
  for (let depth = 1; depth <= $at.depth; depth++)
    if (isList($at.node(depth))) reached.push(reachedIn($at.node(depth), $at.index(depth)))
  const before = $at.nodeBefore
  if (before && isList(before)) reached.push(reachedIn(before, before.childCount))
  return reached
}

function reachedIn({ type, attrs }: Node, items: number): Reached {
  const start = typeof attrs.start === 'number' ? attrs.start : 1
  return { type: type.name, number: start + items - 1 }
}

const isList = ({ type }: Node) => type.name === 'bulletList' || type.name === 'orderedList'
