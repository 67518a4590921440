import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** As deep as lists nest: Word knows nine levels, and what is deeper would be exported on the ninth. */
export const DEEPEST_LISTS = 9

export const isList = ({ type }: Node): boolean => type.name === 'bulletList' || type.name === 'orderedList'

/** The innermost list that holds the cursor, and which of its items. */
export interface ListAt {
  node: Node
  pos: number
  /** Of its items the one that holds the cursor. */
  index: number
  /** Where that item begins. */
  itemPos: number
  depth: number
}

/** The innermost list around a position; null outside of lists. */
export function listAround($pos: ResolvedPos): ListAt | null {
  for (let depth = $pos.depth - 1; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (isList(node))
      return {
        node,
        pos: $pos.before(depth),
        index: $pos.index(depth),
        itemPos: $pos.before(depth + 1),
        depth,
      }
  }
  return null
}

/** The same for the cursor. */
export const listAt = ({ selection }: EditorState): ListAt | null => listAround(selection.$from)

/** How many lists are around a position. */
export function listsAround($pos: ResolvedPos): number {
  let count = 0
  for (let depth = $pos.depth; depth > 0; depth--) if (isList($pos.node(depth))) count++
  return count
}
