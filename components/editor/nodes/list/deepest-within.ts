import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { DEEPEST_LISTS, isList, listAt, listsAround } from './list-at'

/** How many lists are nested within a node, at its deepest place. */
export function deepestWithin(node: Node): number {
  let deepest = 0
  node.forEach((child) => {
    deepest = Math.max(deepest, deepestWithin(child) + (isList(child) ? 1 : 0))
  })
  return deepest
}

/** Whether the cursor's item, with all that is nested in it, may go one level deeper and still be exported as it is. */
export function mayNest(state: EditorState): boolean {
  const list = listAt(state)
  if (!list) return false
  return listsAround(state.selection.$from) + deepestWithin(list.node.child(list.index)) < DEEPEST_LISTS
}
