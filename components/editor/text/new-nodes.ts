import type { Mark, Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { DocumentMark } from '@/lib/richtext/document'
import { stretchesOf } from '@/lib/richtext/in-text'
import { markAttribute } from '@/lib/richtext/ydoc'

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
  const elements = nodes.map((node) => elementOf(written, node))
  if (elements.length > 0) type.insert(at, elements)
}

/** Puts a new node among the letters of a text, looking as those before it: no format begins or ends there. */
export function insertAmong(written: Written, text: Y.XmlText, at: number, node: Node): void {
  const before = stretchesOf(text).findLast((stretch) => stretch.at < at)
  text.insertEmbed(at, elementOf(written, node), { ...before?.attributes })
}

// A line is one text with all that stands in it, so that nothing ever parts it.
function elementOf(written: Written, node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs))
    if (value !== null && value !== undefined) element.setAttribute(name, value as string)
  if (!node.inlineContent)
    element.insert(
      0,
      node.children.map((child) => elementOf(written, child)),
    )
  else if (node.childCount > 0) element.insert(0, [lineOf(written, node)])
  written.mapping.set(element, node)
  return element
}

function lineOf(written: Written, node: Node): Y.XmlText {
  const text = new Y.XmlText()
  let attributes: Record<string, unknown> = {}
  const delta = node.children.map((child) => {
    if (!child.isText) return { insert: elementOf(written, child), attributes }
    attributes = attributesOf(child.marks)
    return { insert: child.text, attributes }
  })
  text.applyDelta(delta, { sanitize: false })
  return text
}

/** Marks as Yjs holds them. */
export function attributesOf(marks: readonly Mark[]): Record<string, unknown> {
  return Object.fromEntries(
    marks
      .filter(({ type }) => type.name !== 'ychange')
      .map((mark) => [markAttribute(mark.toJSON() as DocumentMark), mark.attrs]),
  )
}
