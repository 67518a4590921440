import type { DocumentNode } from '@/lib/richtext/document'
import { isEmptyDocument } from '@/lib/richtext/words'

/** Deepest heading that Word and HTML both know. */
const DEEPEST = 6

/**
 * The blocks of a draft as they stand under a heading of level `above`: headings continue that outline without a gap
 * ("heading 3" straight under a question becomes its first sublevel), paragraphs that are only there as blank lines go,
 * and headings inside quotations, lists and tables, which belong to no outline, become bold paragraphs.
 */
export function fitBlocks(blocks: readonly DocumentNode[], above: number): DocumentNode[] {
  const open: number[] = []
  return blocks.filter(hasSubstance).map((block) => {
    if (block.type !== 'heading') return fitNested(block)
    const own = Number(block.attrs?.level ?? 1)
    while (open.length > 0 && open.at(-1)! >= own) open.pop()
    open.push(own)
    return { ...block, attrs: { ...block.attrs, level: Math.min(above + open.length, DEEPEST) } }
  })
}

function hasSubstance(block: DocumentNode): boolean {
  const mayBeBlank = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'table'].includes(
    block.type,
  )
  return !(mayBeBlank && isEmptyDocument(block))
}

function fitNested(node: DocumentNode): DocumentNode {
  if (node.text !== undefined || !node.content) return node
  const content = node.content.filter((child) => {
    // Blank lines keep their place in an item or a cell; an empty quotation stands for nothing anywhere.
    return (node.type !== 'blockquote' && child.type !== 'blockquote') || hasSubstance(child)
  })
  return {
    ...node,
    content: content.map((child) => (child.type === 'heading' ? embolden(child) : fitNested(child))),
  }
}

function embolden(heading: DocumentNode): DocumentNode {
  const content = heading.content?.map((child) => {
    if (child.text === undefined || child.marks?.some(({ type }) => type === 'bold')) return child
    return { ...child, marks: [...(child.marks ?? []), { type: 'bold' }] }
  })
  return { type: 'paragraph', ...(content && { content }) }
}
