import type { SourceDocument, SourceMark } from '../../document'

/** What a mark says, short: `heading 2`, `note f1`, `listLabel`. */
function said(mark: SourceMark): string {
  if (mark.kind === 'heading') return `heading ${mark.level}`
  if (mark.kind === 'note' || mark.kind === 'noteReference') return `${mark.kind} ${mark.note}`
  if (mark.kind === 'listLabel') return mark.ordered ? `listLabel ${mark.level}` : `bullet ${mark.level}`
  return mark.kind === 'page' ? `page ${mark.page}` : mark.kind
}

/** A document as lines that a test can state: what its marks say, and the text that they say it of. */
export function shown({ text, marks }: SourceDocument): { lines: string[]; marks: [string, string][] } {
  return {
    lines: text.split('\n'),
    marks: marks.map((mark) => [said(mark), text.slice(mark.start, mark.end)]),
  }
}
