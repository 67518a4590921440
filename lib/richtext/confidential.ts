import type { DocumentNode } from './document'

/** Name of the mark of words, and of the attribute of nodes, that stand in the confidential submission alone. */
export const CONFIDENTIAL = 'confidential'

/**
 * The nodes that can be confidential as such. Yjs holds marks of text alone; and a table's caption and summary are no
 * text of the draft.
 */
export const CONFIDENTIAL_NODES = ['figure', 'table', 'horizontalRule', 'footnote', 'crossReference'] as const

/** Whether a node of this type can itself be confidential. */
export function canBeConfidential(type: string): boolean {
  return (CONFIDENTIAL_NODES as readonly string[]).includes(type)
}

/** Whether anything in a text is confidential. */
export function hasConfidential(node: DocumentNode): boolean {
  return isConfidential(node) || (node.content?.some(hasConfidential) ?? false)
}

/** Whether a node says of itself that it is. */
export function isConfidential({ attrs, marks }: DocumentNode): boolean {
  return attrs?.[CONFIDENTIAL] === true || (marks?.some(({ type }) => type === CONFIDENTIAL) ?? false)
}
