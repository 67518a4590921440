import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { isSuggestionMark, recordOf, splitOf, SUGGESTION_ATTRIBUTES } from '@/lib/richtext/suggestions/record'

/**
 * What is copied, as it would read if it were accepted: words that are to go are left out, and nothing says who proposed
 * what. Blocks stay, whatever is proposed for them. A slice without suggestions comes back as it is.
 */
export function cleanCopied(slice: Slice): Slice {
  const content = cleaned(slice.content)
  return content === slice.content ? slice : new Slice(content, slice.openStart, slice.openEnd)
}

function cleaned(content: Fragment): Fragment {
  const nodes: Node[] = []
  let isSame = true
  content.forEach((node) => {
    const clean = cleanNode(node)
    isSame &&= clean === node
    if (clean) nodes.push(clean)
  })
  return isSame ? content : Fragment.fromArray(nodes)
}

function cleanNode(node: Node): Node | null {
  if (node.isText) {
    const marks = node.marks.filter(({ type }) => !isSuggestionMark({ type: type.name }))
    if (marks.length === node.marks.length) return node
    if (node.marks.some(({ type }) => type.name === 'deletion')) return null
    const split = node.marks.map(({ attrs }) => splitOf(attrs)).find((depth) => depth !== null)
    if (split === 0) return node.type.schema.nodes.hardBreak!.create()
    return split === undefined ? node.mark(marks) : null
  }
  if (node.isInline && recordOf(node.attrs.deleted)) return null
  const content = cleaned(node.content)
  const isSuggested = SUGGESTION_ATTRIBUTES.some((name) => node.attrs[name] != null)
  if (!isSuggested) return content === node.content ? node : node.copy(content)
  const attrs = { ...node.attrs, ...Object.fromEntries(SUGGESTION_ATTRIBUTES.map((name) => [name, null])) }
  return node.type.create(attrs, content, node.marks)
}
