import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'

/**
 * What a footnote can hold of something that was pasted or dropped: its words with their marks, a line break where one
 * block ended, and nothing around it. Notes in it give their words.
 */
export function oneLine(slice: Slice, schema: Schema): Slice {
  const { footnote, hardBreak } = schema.nodes
  const nodes: Node[] = []
  let isBroken = false
  const add = (node: Node) => {
    if (isBroken && nodes.length > 0 && hardBreak) nodes.push(hardBreak.create())
    isBroken = false
    nodes.push(node)
  }
  const visit = (content: Fragment) =>
    content.forEach((node) => {
      if (node.isInline && footnote?.contentMatch.matchType(node.type)) return add(node)
      if (node.isBlock) isBroken = true
      visit(node.content)
      if (node.isBlock) isBroken = true
    })
  visit(slice.content)
  return new Slice(Fragment.fromArray(nodes), 0, 0)
}
