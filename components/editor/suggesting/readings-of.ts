import type { Node } from '@tiptap/pm/model'
import { THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import type { DocumentNode } from '@/lib/richtext/document'
import { isListType } from '@/lib/richtext/suggestions/place'
import { resolve, type Verdict } from '@/lib/richtext/suggestions/resolve'
import { keyOfMarks, sayingAttributes, sorted, tidied } from '@/lib/richtext/suggestions/shape'

/**
 * Whether `proposed` suggests exactly what would have made `done` of `before`: without suggestions it is as before, with
 * all of them it is as done. Looks only at the blocks that differ and their neighbours. With `areListsJoined` two lists of
 * the same kind side by side are one.
 */
export function isFaithful(
  before: Node,
  done: Node,
  proposed: Node,
  { areListsJoined = false }: { areListsJoined?: boolean } = {},
): boolean {
  const all = [before, done, proposed]
  const least = Math.min(...all.map(({ childCount }) => childCount))
  let start = 0
  while (start < least && all.every((doc) => doc.child(start) === before.child(start))) start++
  let end = 0
  const last = (doc: Node) => doc.child(doc.childCount - 1 - end)
  while (end < least - start && all.every((doc) => last(doc) === last(before))) end++
  // One more on both sides: blocks may be joined to them.
  const first = Math.max(0, start - 1)
  const rest = Math.max(0, end - 1)
  const read = (doc: Node, verdict: Verdict) =>
    reading(doc, first, doc.childCount - rest, verdict, areListsJoined)
  return (
    read(before, 'reject') === read(proposed, 'reject') && read(done, 'accept') === read(proposed, 'accept')
  )
}

function reading(doc: Node, from: number, to: number, verdict: Verdict, areListsJoined: boolean): string {
  // With a block that never goes: a draft that lost all its own must not pass for an empty one.
  const content: DocumentNode[] = [{ type: 'horizontalRule' }]
  for (let index = from; index < to; index++) content.push(doc.child(index).toJSON() as DocumentNode)
  const read = tidied(resolve({ type: 'doc', content }, () => verdict))
  return JSON.stringify(plain(areListsJoined ? withListsJoined(read) : read))
}

function withListsJoined(node: DocumentNode): DocumentNode {
  if (!node.content) return node
  const content: DocumentNode[] = []
  for (const child of node.content) {
    const before = content.at(-1)
    if (before && isListType(child.type) && isSameList(before, child))
      content[content.length - 1] = { ...before, content: [...before.content!, ...child.content!] }
    else content.push(child)
  }
  return { ...node, content: content.map(withListsJoined) }
}

const isSameList = (one: DocumentNode, other: DocumentNode) =>
  one.type === other.type &&
  JSON.stringify(sorted(sayingAttributes(one))) === JSON.stringify(sorted(sayingAttributes(other)))

// Copies may carry a comment's mark or not; who has it makes no other text.
function plain(node: DocumentNode): unknown {
  const { type, text, marks = [], content = [] } = node
  if (text !== undefined) return [text, keyOfMarks(marks.filter((mark) => mark.type !== 'comment'))]
  const { [THREADS_ATTRIBUTE]: _, ...attrs } = sayingAttributes(node)
  return [type, sorted(attrs), content.map(plain)]
}
