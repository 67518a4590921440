import type { ReaderNotice, SourceDocument, SourceMark } from '../../document'
import { referenceSign } from './footnotes'
import { tabbedLabel } from './labels'
import { seamOf, textOf, type Vocabulary } from './lines'
import type { Block, Line, Span } from './types'

type Marker = SourceMark extends infer Mark
  ? Mark extends SourceMark
    ? Omit<Mark, 'start' | 'end'>
    : never
  : never

/** Puts blocks behind each other as text, and keeps what is known of each stretch. */
class Writer {
  private readonly parts: string[] = []
  private length = 0
  readonly marks: SourceMark[] = []
  private readonly open = new Map<string, SourceMark>()

  get at(): number {
    return this.length
  }

  write(text: string): void {
    this.parts.push(text)
    this.length += text.length
  }

  mark(start: number, marker: Marker): void {
    if (this.length > start) this.marks.push({ ...marker, start, end: this.length } as SourceMark)
  }

  /** As `mark`, joined to the last one when it touches it and says the same. */
  extend(key: string, start: number, marker: Marker): void {
    if (this.length <= start) return
    const last = this.open.get(key)
    const samePage = last?.kind === 'page' && marker.kind === 'page' && last.page === marker.page
    // A page goes on over the end of a line.
    if (last && (marker.kind === 'page' ? samePage && start - last.end <= 1 : last.end === start)) {
      last.end = this.length
      return
    }
    const mark = { ...marker, start, end: this.length } as SourceMark
    this.open.set(key, mark)
    this.marks.push(mark)
  }

  get text(): string {
    return this.parts.join('')
  }
}

/** Spans of a cell, its lines joined. */
function joined(lines: Line[], vocabulary: Vocabulary): { span: Span; page: number }[] {
  const spans: { span: Span; page: number }[] = []
  let text = ''
  for (const line of lines) {
    const seam = seamOf(text, textOf(line), vocabulary)
    const last = spans.at(-1)
    const next = line.spans[0]
    if (last && next) {
      last.span = { ...last.span, text: last.span.text.slice(0, last.span.text.length - seam.drop) }
      const [bold, italic] = [last.span.bold && next.bold, last.span.italic && next.italic]
      if (seam.space !== '')
        spans.push({ span: { text: seam.space, bold, italic, raised: false }, page: last.page })
    }
    for (const span of line.spans) spans.push({ span, page: line.page })
    text = textOf(line)
  }
  return spans
}

export interface Written {
  blocks: Block[]
  vocabulary: Vocabulary
  notices: ReaderNotice[]
}

/** Name of a footnote: its sign, with the page where another page has the same. */
class Notes {
  private readonly names = new Map<string, string>()
  private readonly taken = new Set<string>()

  constructor(blocks: Block[]) {
    for (const { kind, sign, page } of blocks) {
      if (kind !== 'note' || !sign) continue
      const name = this.taken.has(sign) ? `${sign} (${page})` : sign
      this.taken.add(name)
      this.names.set(`${page} ${sign}`, name)
    }
  }

  on(page: number, sign: string): string | undefined {
    return this.names.get(`${page} ${sign}`)
  }

  has(sign: string): boolean {
    return this.taken.has(sign)
  }
}

function writeSpan(writer: Writer, span: Span, page: number, before: string, notes: Notes | null): void {
  const raised = notes ? referenceSign(span, before) : null
  // A raised figure behind a figure is an exponent, unless the page has that footnote.
  const exponent = raised !== null && /\p{Nd}$/u.test(before) && notes?.on(page, raised) === undefined
  const sign = exponent ? null : raised
  const start = writer.at
  if (sign !== null) {
    const blank = span.text.length - span.text.trimStart().length
    writer.write(span.text.slice(0, blank))
    const from = writer.at
    writer.write(span.text.trim())
    writer.mark(from, { kind: 'noteReference', note: notes?.on(page, sign) ?? sign })
    writer.write(span.text.slice(blank + span.text.trim().length))
  } else writer.write(span.text)
  writer.extend('page', start, { kind: 'page', page })
  if (span.bold) writer.extend('bold', start, { kind: 'bold' })
  if (span.italic) writer.extend('italic', start, { kind: 'italic' })
}

/** The star behind a title or name that is not raised, when a note has it. */
function starSpans(spans: { span: Span; page: number }[], notes: Notes): { span: Span; page: number }[] {
  return spans.flatMap(({ span, page }) => {
    const found = span.raised ? null : /^(.*\S)(\s?)([*†‡]{1,4})(\s*)$/u.exec(span.text)
    if (!found?.[3] || notes.on(page, found[3]) === undefined) return [{ span, page }]
    const [, text = '', space = '', sign = '', rest = ''] = found
    return [
      { span: { ...span, text: text + space }, page },
      { span: { ...span, text: sign + rest, raised: true }, page },
    ]
  })
}

/** A footnote's text with a space between its sign and its first word, where the print has a small gap. */
function signApart(text: string, before: string, sign: string): string {
  if (sign === '') return text
  if (before === sign) return /^\s/.test(text) ? text : ` ${text}`
  const glued = before === '' && text.startsWith(sign) && /^\p{L}/u.test(text.slice(sign.length))
  return glued ? `${sign} ${text.slice(sign.length)}` : text
}

function writeBlock(writer: Writer, block: Block, vocabulary: Vocabulary, notes: Notes): void {
  const start = writer.at
  if (block.label) {
    writer.write(`${block.label.text}\t`)
    writer.mark(start, { kind: 'listLabel', ordered: block.label.ordered, level: Math.max(1, block.level) })
    writer.extend('page', start, { kind: 'page', page: block.page })
  }
  for (const [index, cell] of block.cells.entries()) {
    if (index > 0) writer.write('\t')
    const from = writer.at
    let before = ''
    const spans = joined(cell, vocabulary)
    for (const { span, page } of block.kind === 'note' || block.kind === 'runningHead'
      ? spans
      : starSpans(spans, notes)) {
      // A tab inside a cell would read as the next cell.
      const text = block.kind === 'row' ? span.text.replaceAll('\t', ' ') : span.text
      if (block.kind === 'note') {
        const at = writer.at
        writer.write(signApart(text, before, block.sign ?? ''))
        writer.extend('page', at, { kind: 'page', page })
        if (span.bold) writer.extend('bold', at, { kind: 'bold' })
        if (span.italic) writer.extend('italic', at, { kind: 'italic' })
      } else writeSpan(writer, { ...span, text }, page, before, block.kind === 'runningHead' ? null : notes)
      before += text
    }
    if (block.kind === 'paragraph' && !block.label) {
      const label = tabbedLabel(before)
      if (label !== '') {
        writer.marks.push({
          kind: 'listLabel',
          ordered: /[\p{L}\p{Nd}]/u.test(label),
          level: 1,
          start: from,
          end: from + label.length + 1,
        })
      }
    }
  }
  if (block.kind === 'heading') writer.mark(start, { kind: 'heading', level: block.level })
  if (block.kind === 'row') writer.mark(start, { kind: 'row' })
  if (block.kind === 'runningHead') writer.mark(start, { kind: 'runningHead' })
  if (block.kind === 'note')
    writer.mark(start, { kind: 'note', note: notes.on(block.page, block.sign ?? '') ?? '' })
  if (block.quoted) writer.mark(start, { kind: 'quoted' })
}

/** The document that the blocks are, in their order, notes behind everything else. */
export function written({ blocks, vocabulary, notices }: Written): SourceDocument {
  const writer = new Writer()
  const notes = new Notes(blocks)
  const last = [
    ...blocks.filter(({ kind }) => kind !== 'note'),
    ...blocks.filter(({ kind }) => kind === 'note'),
  ]
  for (const block of last) {
    const start = writer.at
    if (start > 0) writer.write('\n')
    writeBlock(writer, block, vocabulary, notes)
  }
  return {
    format: 'pdf',
    text: writer.text,
    marks: writer.marks.toSorted((a, b) => a.start - b.start || a.end - b.end),
    notices,
  }
}
