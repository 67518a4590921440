import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'

/**
 * The same replacement without what it takes away to put it there again: a tool that inserts a rule before a paragraph may
 * replace the beginning of that paragraph too, by one that is just so. The paragraph is not the tool's to propose.
 */
export function leastStep(step: ReplaceStep, doc: Node): ReplaceStep {
  let { from, to, slice } = step
  while (slice.openEnd > 0 && to > from) {
    const $to = doc.resolve(to)
    const last = lastOpen(slice)
    const begins = $to.parentOffset === 0 && $to.depth > 0 && to - 1 >= from
    if (!begins || last.content.size > 0 || !last.hasMarkup($to.parent.type, $to.parent.attrs)) break
    // What is open at both ends is the same node: then it does not begin here.
    if (slice.openStart >= slice.openEnd && slice.content.childCount === 1) break
    slice = new Slice(withoutLast(slice.content, slice.openEnd - 1), slice.openStart, slice.openEnd - 1)
    to -= 1
  }
  return to === step.to ? step : new ReplaceStep(from, to, slice)
}

/** The innermost of the nodes that a slice leaves open at its end. */
function lastOpen({ content, openEnd }: Slice): Node {
  let node = content.lastChild!
  for (let depth = 1; depth < openEnd; depth++) node = node.lastChild!
  return node
}

/** Without the last node so deep. */
function withoutLast(content: Fragment, depth: number): Fragment {
  const last = content.lastChild!
  if (depth === 0) return content.cut(0, content.size - last.nodeSize)
  return content.replaceChild(content.childCount - 1, last.copy(withoutLast(last.content, depth - 1)))
}
