import type { DocumentNode } from '@/lib/richtext/document'

const BY_DEPTH = ['1', 'a', 'i']

/**
 * Says of every numbered list how it counts, as the editor shows it: as somebody chose, otherwise by how many numbered
 * lists are around it (1, a, i, and again).
 */
export function styleLists(nodes: readonly DocumentNode[], depth = 0): DocumentNode[] {
  return nodes.map((node) => {
    if (!node.content) return node
    const isOrdered = node.type === 'orderedList'
    const content = styleLists(node.content, isOrdered ? depth + 1 : depth)
    if (!isOrdered) return { ...node, content }
    const type = node.attrs?.type ?? BY_DEPTH[depth % BY_DEPTH.length]
    return { ...node, attrs: { ...node.attrs, type }, content }
  })
}
