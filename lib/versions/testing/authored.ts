import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { readAuthored } from '../diff/authored'
import type { Authorship, DiffBlock } from '../diff'

/** A document as a client of this number wrote it in one go. */
export function authored(document: DocumentNode, client = 10): DocumentNode {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, updateFromDocument(document, client))
  return readAuthored(doc)
}

/** Clients below 20 are of the earlier text; the person of a client is its number. */
export const byClient: Authorship = {
  isOld: (client) => client < 20,
  userOf: (client) => `user ${client}`,
  whoDeleted: () => 'remover',
}

/** What the pieces of one side say: a line for each paragraph, table cells as they come. */
export function sideOf(blocks: readonly DiffBlock[], side: 'before' | 'after'): string[] {
  const gone = side === 'before' ? 'added' : 'removed'
  const lines: string[] = []
  let line = ''
  for (const block of blocks) {
    if (block.rows) {
      if (block.end !== gone)
        for (const { cells, state } of block.rows)
          if (state !== gone)
            for (const cell of cells) if (cell.state !== gone) lines.push(...sideOf(cell.blocks, side))
      continue
    }
    if ((block.state === 'moved' && side === 'before') || (block.state === 'movedAway' && side === 'after'))
      continue
    line += block.pieces
      .filter(({ kind }) => kind !== gone)
      .map(({ text }) => text)
      .join('')
    if (block.end === gone) continue
    lines.push(line)
    line = ''
  }
  if (line) lines.push(line)
  return lines
}

/** The same of a document, without the diff. */
export function linesOf(node: DocumentNode): string[] {
  const inline = ({ type, text, content = [], attrs }: DocumentNode): string => {
    if (text !== undefined) return text
    if (type === 'hardBreak') return '\n'
    if (content.length > 0 || type === 'footnote') return content.map(inline).join('')
    return typeof attrs?.label === 'string' ? attrs.label : ''
  }
  const isContainer =
    /^(doc|bulletList|orderedList|listItem|blockquote|table|tableRow|tableCell|tableHeader)$/
  if (isContainer.test(node.type)) return (node.content ?? []).flatMap(linesOf)
  return [(node.content ?? []).map(inline).join('')]
}
