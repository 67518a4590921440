import type { SourceDocument, SourceFormat, SourceMark } from '@/lib/parsing/document'

/** What a file may say of a line, besides its words. */
export interface LineLook {
  heading?: number
  bold?: boolean
  italic?: boolean
  quoted?: boolean
  row?: boolean
  runningHead?: boolean
  /** The number or bullet that the file puts before the line. */
  list?: string
  /** Name of the footnote that the line is. */
  note?: string
  page?: number
}

/** A line of a document: its words, in which `^1^` is a sign that points to footnote 1, and what the file says of it. */
export type Line = string | [words: string, look: LineLook]

/** A document as a reader would deliver it, written down line by line. */
export function sourceDocument(lines: readonly Line[], format: SourceFormat = 'docx'): SourceDocument {
  let text = ''
  const marks: SourceMark[] = []
  for (const [index, line] of lines.entries()) {
    const [words, look] = typeof line === 'string' ? [line, {}] : line
    if (index > 0) text += '\n'
    const start = text.length
    if (look.list !== undefined) {
      text += `${look.list}\t`
      const ordered = /[\p{L}\p{N}]/u.test(look.list)
      marks.push({ kind: 'listLabel', ordered, level: 0, start, end: text.length })
    }
    for (const [at, piece] of words.split(/\^(\w+)\^/).entries()) {
      const from = text.length
      text += piece
      if (at % 2 === 1) marks.push({ kind: 'noteReference', note: piece, start: from, end: text.length })
    }
    const end = text.length
    if (end === start) continue
    if (look.bold) marks.push({ kind: 'bold', start, end })
    if (look.italic) marks.push({ kind: 'italic', start, end })
    if (look.quoted) marks.push({ kind: 'quoted', start, end })
    if (look.row) marks.push({ kind: 'row', start, end })
    if (look.runningHead) marks.push({ kind: 'runningHead', start, end })
    if (look.heading !== undefined) marks.push({ kind: 'heading', level: look.heading, start, end })
    if (look.note !== undefined) marks.push({ kind: 'note', note: look.note, start, end })
    if (look.page !== undefined) marks.push({ kind: 'page', page: look.page, start, end })
  }
  return { format, text, marks: marks.sort((one, other) => one.start - other.start), notices: [] }
}
