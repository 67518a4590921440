/** Name of the attribute by which cross-references name a paragraph, table or figure. */
export const ANCHOR = 'anchor'

/** The nodes that can have one. */
export const ANCHORED_NODES = ['paragraph', 'table', 'figure'] as const
export type AnchoredNode = (typeof ANCHORED_NODES)[number]

/** Whether a node of this type can be what a cross-reference leads to. */
export function isAnchored(type: string): type is AnchoredNode {
  return (ANCHORED_NODES as readonly string[]).includes(type)
}

/** An anchor as it is stored; null for anything else. */
export function anchorIn(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{8,40}$/.test(value) ? value : null
}
