import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '@/lib/richtext/document'
import { resolve, type Verdict } from '@/lib/richtext/suggestions/resolve'
import { keyOfMarks, sayingAttributes, sorted, tidied } from '@/lib/richtext/suggestions/shape'

/**
 * Whether `proposed` suggests exactly what would have made `done` of `before`: without suggestions it is as before, with
 * all of them it is as done. Looks only at the blocks that differ and their neighbours.
 */
export function isFaithful(before: Node, done: Node, proposed: Node): boolean {
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
  const read = (doc: Node, verdict: Verdict) => reading(doc, first, doc.childCount - rest, verdict)
  return (
    read(before, 'reject') === read(proposed, 'reject') && read(done, 'accept') === read(proposed, 'accept')
  )
}

function reading(doc: Node, from: number, to: number, verdict: Verdict): string {
  // With a block that never goes: a draft that lost all its own must not pass for an empty one.
  const content: DocumentNode[] = [{ type: 'horizontalRule' }]
  for (let index = from; index < to; index++) content.push(doc.child(index).toJSON() as DocumentNode)
  return JSON.stringify(plain(tidied(resolve({ type: 'doc', content }, () => verdict))))
}

// Copies may carry a comment's mark or not; who has it makes no other text.
function plain(node: DocumentNode): unknown {
  const { type, text, marks = [], content = [] } = node
  if (text !== undefined) return [text, keyOfMarks(marks.filter((mark) => mark.type !== 'comment'))]
  return [type, sorted(sayingAttributes(node)), content.map(plain)]
}
