import type { DocumentNode } from '@/lib/richtext/document'

// As an attribute, because that is what the readings of a text and the compiler hand on from block to block.
const ORIGIN = ' origin'

/**
 * The document with each of its top-level blocks knowing its index there, whatever readings and the compiler leave out
 * or split later. One that knows already is left as it is.
 */
export function withOrigins(doc: DocumentNode): DocumentNode {
  const content = doc.content?.map((block, index) =>
    block.attrs?.[ORIGIN] === undefined ? { ...block, attrs: { ...block.attrs, [ORIGIN]: index } } : block,
  )
  return { ...doc, ...(content && { content }) }
}

/** The index that a block of such a document has; 0 for one that never had any. */
export function originOf({ attrs }: DocumentNode): number {
  const origin = attrs?.[ORIGIN]
  return typeof origin === 'number' ? origin : 0
}

/** The block as it was before. */
export function withoutOrigin(block: DocumentNode): DocumentNode {
  if (block.attrs?.[ORIGIN] === undefined) return block
  const { attrs: { [ORIGIN]: _, ...attrs } = {}, ...rest } = block
  return Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest
}
