import type { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** What is written into: the draft, and which node each of its types is. */
export interface Written {
  doc: Y.Doc
  mapping: Map<unknown, Node | Node[]>
}

/** A node before and after, and where its content begins in the document before and after. */
export interface Pair {
  nodes: readonly [before: Node, after: Node]
  starts: readonly [before: number, after: number]
}

/** Puts new nodes, none of them text, into a type. */
export function insertNodes(written: Written, type: Y.XmlFragment, at: number, nodes: readonly Node[]): void {
  if (nodes.length === 0) return
  const elements = nodes.map((node) => new Y.XmlElement(node.type.name))
  type.insert(at, elements)
  // Filled by the library, which knows how it stores each kind.
  elements.forEach((element, index) =>
    updateYFragment(written.doc, element, nodes[index], {
      mapping: written.mapping,
      isOMark: new Map(),
    } as never),
  )
}
