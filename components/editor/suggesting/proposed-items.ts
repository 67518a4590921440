import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { proposedPlace } from './proposed-place'

/** How blocks are drawn that are proposed to stand elsewhere as to lists; asked in the order of the text. */
export class ProposedItems {
  /** Of the last one that was asked for: where it ends, and the numbers reached on each level. */
  private last = { end: -1, numbers: [] as number[] }

  /** The attributes for the block at a place; none where nothing of the kind is proposed. */
  next(doc: Node, at: number): Record<string, string> {
    const node = doc.nodeAt(at)
    const place = node && proposedPlace(node)
    if (!node || !place) return {}
    const $at = doc.resolve(at)
    const actual = listsAround($at)
    const goesOn = this.last.end === at ? this.last.numbers : numbersBefore($at)
    const numbers = goesOn.slice(0, place.depth)
    const number = (numbers[place.depth - 1] ?? 0) + (place.continues ? 0 : 1)
    if (place.depth > 0) numbers[place.depth - 1] = number
    this.last = { end: at + node.nodeSize, numbers }
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
function numbersBefore($at: ResolvedPos): number[] {
  const numbers: number[] = []
  for (let depth = 1; depth <= $at.depth; depth++)
    if (isList($at.node(depth))) numbers.push(startOf($at.node(depth)) + $at.index(depth) - 1)
  const before = $at.nodeBefore
  if (before && isList(before)) numbers.push(startOf(before) + before.childCount - 1)
  return numbers
}

const startOf = ({ attrs }: Node) => (typeof attrs.start === 'number' ? attrs.start : 1)
const isList = ({ type }: Node) => type.name === 'bulletList' || type.name === 'orderedList'
