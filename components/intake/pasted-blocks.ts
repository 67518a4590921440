import { blockText } from '@/lib/parsing/correct'
import type { SourceDocument } from '@/lib/parsing/document'
import type { BlockKind } from '@/lib/parsing/outline'
import { outlineOfDocument } from '@/lib/parsing/outline-of'

/**
 * Pasted lines as blocks to insert. They are read as a document is, so that labels and headings among them are told;
 * lines without any label are a paragraph each.
 */
export function pastedBlocks(lines: string): { kind: BlockKind; text: string }[] {
  const text = lines.replace(/\r\n?/g, '\n')
  const document: SourceDocument = { format: 'txt', text, marks: [], notices: [] }
  const blocks = outlineOfDocument(document).blocks.map((block) => ({
    kind: block.kind,
    text: [block.number, blockText(document, block)].filter(Boolean).join(' '),
  }))
  const isRead = blocks.some(({ kind }) => kind === 'label')
  if (isRead) return blocks.filter((block) => block.text !== '')
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))
}
