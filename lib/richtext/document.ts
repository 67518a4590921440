/** A mark on a run of text, in ProseMirror's JSON form. */
export interface DocumentMark {
  type: string
  attrs?: Record<string, unknown>
}

/**
 * A node of a draft in ProseMirror's JSON form. Only what Yjs holds: attributes at their default may be missing, and
 * nothing promises that it fits the schema of today. Whoever reads it says what it does with the unknown.
 */
export interface DocumentNode {
  type: string
  attrs?: Record<string, unknown>
  content?: DocumentNode[]
  text?: string
  marks?: DocumentMark[]
}
