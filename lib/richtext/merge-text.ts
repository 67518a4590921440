import type { DocumentNode } from './document'
import { sameMarks } from './suggestions/shape'

/** Inline content with neighbouring texts of the same marks in one piece. */
export function mergeText(nodes: readonly DocumentNode[]): DocumentNode[] {
  const merged: DocumentNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.text !== undefined && last?.text !== undefined && sameMarks(last.marks, node.marks))
      merged[merged.length - 1] = { ...last, text: last.text + node.text }
    else merged.push(node)
  }
  return merged
}
