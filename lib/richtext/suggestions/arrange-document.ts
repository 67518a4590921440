import type { DocumentNode } from '../document'
import { type Arranged, arrange, linesOf, NEW_LIST, runsOf, type Tree } from './arrange'
import type { Place } from './place'

/** A document as a tree. */
export const documentTree: Tree<DocumentNode> = {
  typeOf: ({ type }) => type,
  childrenOf: ({ content }) => content ?? [],
}

/** The document with the lists that there are when its blocks stand where `wanted` says. */
export function arrangeDocument(
  node: DocumentNode,
  wanted: (node: DocumentNode) => Place | null,
): DocumentNode {
  if (node.text !== undefined || !node.content) return node
  // Who is wanted elsewhere is known by the node itself: it must be the same one.
  const isList = node.type === 'bulletList' || node.type === 'orderedList' || node.type === 'listItem'
  const runs = isList ? [] : runsOf(documentTree, node.content, wanted)
  const content: DocumentNode[] = []
  const inside = (each: DocumentNode) => arrangeDocument(each, wanted)
  let next = 0
  for (const { from, to } of runs) {
    content.push(...node.content.slice(next, from).map(inside))
    const arranged = arrange(linesOf(documentTree, node.content.slice(from, to)), wanted)
    content.push(...arranged.map((each) => made(each, inside)))
    next = to
  }
  content.push(...node.content.slice(next).map(inside))
  return { ...node, content }
}

function made(arranged: Arranged<DocumentNode>, inside: (node: DocumentNode) => DocumentNode): DocumentNode {
  if ('node' in arranged) return inside(arranged.node)
  const { type, like, children } = arranged
  const attrs = like || type === 'listItem' ? like?.attrs : NEW_LIST[type]
  return {
    type,
    ...(attrs && { attrs }),
    content: children.map((each) => made(each, inside)),
  }
}
