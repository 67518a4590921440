import type { Node } from '@tiptap/pm/model'
import { isList } from './list-at'

/** How many lists are nested within a node, at its deepest place. */
export function deepestWithin(node: Node): number {
  let deepest = 0
  node.forEach((child) => {
    deepest = Math.max(deepest, deepestWithin(child) + (isList(child) ? 1 : 0))
  })
  return deepest
}
