// Apart from the node, so that the compiler loads no editor.

/**
 * What a cross-reference points to: a question by its id, a chapter or annex by its name, or a paragraph, table or figure
 * of any draft by its anchor.
 */
export type CrossReferenceTarget =
  | { kind: 'question'; id: string }
  | { kind: 'chapter'; chapter: string }
  | { kind: 'annex'; annex: string }
  | { kind: 'paragraph' | 'table' | 'figure'; anchor: string }

/** Reads `question:ID`, `chapter:NAME`, `annex:NAME` or `table:ANCHOR`; null for anything else. */
export function parseTarget(target: unknown): CrossReferenceTarget | null {
  const [, kind, rest] =
    (typeof target === 'string' &&
      /^(question|chapter|annex|paragraph|table|figure):([\w-]{1,64})$/.exec(target)) ||
    []
  if (kind === undefined || rest === undefined) return null
  if (kind === 'question') return { kind, id: rest }
  if (kind === 'chapter') return { kind, chapter: rest }
  if (kind === 'annex') return { kind, annex: rest }
  return { kind: kind as 'paragraph' | 'table' | 'figure', anchor: rest }
}
