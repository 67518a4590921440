import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { isSuggestionMark, recordOf, SUGGESTION_ATTRIBUTES } from '@/lib/richtext/suggestions/record'

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
    const goes = node.marks.some(({ type, attrs }) => type.name === 'deletion' || Boolean(attrs.split))
    return goes ? null : node.mark(marks)
  }
  if (node.isInline && recordOf(node.attrs.deleted)) return null
  const content = cleaned(node.content)
  const isSuggested = SUGGESTION_ATTRIBUTES.some((name) => node.attrs[name] != null)
  if (!isSuggested) return content === node.content ? node : node.copy(content)
  const attrs = { ...node.attrs, ...Object.fromEntries(SUGGESTION_ATTRIBUTES.map((name) => [name, null])) }
  return node.type.create(attrs, content, node.marks)
}
