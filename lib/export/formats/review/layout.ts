import { THREADS_ATTRIBUTE, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import { isConfidential } from '@/lib/richtext/confidential'
import type { DocumentNode } from '@/lib/richtext/document'
import {
  changesOf,
  isSuggestionMark,
  recordOf,
  type SuggestionRecord,
} from '@/lib/richtext/suggestions/record'
import { isEmptyDocument } from '@/lib/richtext/words'
import { isListType, type ListType } from '@/lib/richtext/suggestions/place'
import type { LaidDraft, LaidParagraph } from './laid'
import { plainAttributes } from './line'
import { Lines } from './lines'
import { type Info, markerOf, PLAIN, type Unmapped } from './marker'

export { BREAK, type LaidDraft, type LaidParagraph, NOTE, type Stacked, type Unit } from './laid'

export interface LayoutOptions {
  /** The draft's number in the copy, from 1. */
  draft: number
  /** What the markers in `document` stand for is added here. */
  infos?: Info[]
  /** The words of the draft's references as they were printed. */
  refs?: readonly string[]
}

/** Lays a draft out as a review copy: the same for the same draft, when it is written and when it comes back. */
export function layOut(document: DocumentNode, options: LayoutOptions): LaidDraft {
  const layout = new Layout(options)
  const content = layout.children(document, OUTSIDE)
  return {
    paragraphs: layout.paragraphs,
    document: { ...document, content },
    threads: layout.threads,
  }
}

interface Around {
  parent: string
  isFirst: boolean
  ins: SuggestionRecord | null
  del: SuggestionRecord | null
  cell: number
  rowNumber: number
  table: number
  depth: number
  list: ListType | null
  isConfidential: boolean
  row: { ins: SuggestionRecord | null; del: SuggestionRecord | null } | null
}

const OUTSIDE: Around = {
  parent: 'doc',
  isFirst: false,
  ins: null,
  del: null,
  cell: 0,
  rowNumber: 0,
  table: 0,
  depth: 0,
  list: null,
  isConfidential: false,
  row: null,
}
const TEXTBLOCKS = new Set(['paragraph', 'heading', 'figure'])

class Layout {
  readonly paragraphs: LaidParagraph[] = []
  readonly threads = new Set<string>()
  private readonly draft: number
  private readonly lines: Lines
  private readonly infos: Info[]
  private blocks = 0
  private cells = 0
  private rows = 0
  private tables = 0
  /** The row's info is said once, in its first paragraph. */
  private row: Around['row'] = null
  /** What could be said nowhere yet. */
  private unmapped: Unmapped[] = []
  private pending: string[] = []
  /** Where the last paragraph's info is among all. */
  private paragraphInfo: number | null = null

  constructor(options: LayoutOptions) {
    this.draft = options.draft
    this.infos = options.infos ?? []
    this.lines = new Lines({
      ...{ draft: options.draft, refs: options.refs, threads: this.threads },
      mark: (info) => this.mark(info),
      unmapped: (each) => this.unmapped.push(each),
    })
  }

  children(node: DocumentNode, around: Around): DocumentNode[] {
    return (node.content ?? []).flatMap((child, index) =>
      this.node(child, { ...around, parent: node.type, isFirst: index === 0 }).map(({ node: made }) => made),
    )
  }

  private node(node: DocumentNode, around: Around): { node: DocumentNode; newItem?: true }[] {
    const ins = recordOf(node.attrs?.inserted) ?? around.ins
    const del = recordOf(node.attrs?.deleted) ?? around.del
    const inner = { ...around, ins, del, isConfidential: around.isConfidential || isConfidential(node) }
    const attrs = plainAttributes(node)
    const bare: DocumentNode = { type: node.type, ...(attrs && { attrs }) }
    if (TEXTBLOCKS.has(node.type)) return this.textblock(node, bare, inner)
    this.note(node)
    if (node.type === 'horizontalRule') {
      this.pending.push(...threadsOfAttribute(node.attrs?.[THREADS_ATTRIBUTE]))
      const record = recordOf(node.attrs?.inserted) ?? recordOf(node.attrs?.deleted)
      if (record) this.unmapped.push({ record, say: 'rule', value: node.attrs?.deleted ? 'goes' : 'comes' })
      return [{ node: bare }]
    }
    if (isListType(node.type)) {
      inner.depth += 1
      inner.list = node.type
    }
    if (node.type === 'table' && around.table === 0) inner.table = ++this.tables
    if (node.type === 'tableRow') {
      this.row = ins || del ? { ins, del } : null
      inner.rowNumber = ++this.rows
    }
    const isCell = node.type === 'tableCell' || node.type === 'tableHeader'
    if (isCell) {
      this.pending.push(...threadsOfAttribute(node.attrs?.[THREADS_ATTRIBUTE]))
      // Lists begin anew in a cell, as they do where the document is written.
      inner.depth = 0
      inner.list = null
    }
    if (isCell || node.type === 'blockquote') inner.cell = ++this.cells
    const items: DocumentNode[][] = [[]]
    node.content?.forEach((child, index) => {
      for (const made of this.node(child, { ...inner, parent: node.type, isFirst: index === 0 })) {
        if (made.newItem && node.type === 'listItem') items.push([])
        items.at(-1)!.push(made.node)
      }
    })
    if (isCell || node.type === 'blockquote') this.cells++
    return items.map((content) => ({ node: { ...bare, ...(content.length > 0 && { content }) } }))
  }

  private textblock(
    node: DocumentNode,
    bare: DocumentNode,
    around: Around,
  ): { node: DocumentNode; newItem?: true }[] {
    const block = this.blocks++
    const joined = recordOf(node.attrs?.joined)
    const before = this.paragraphs.at(-1)
    if (joined && before && before.cell === around.cell && before.type !== 'figure') {
      before.endDel ??= joined
      const info = this.infos[this.paragraphInfo ?? -1]
      if (info?.kind === 'paragraph') info.endDel ??= joined
    }
    this.pending.push(...threadsOfAttribute(node.attrs?.[THREADS_ATTRIBUTE]))
    // As the compiler leaves blank lines out, and a picture that has no caption none.
    const isBlank = isEmptyDocument({ type: 'doc', content: [{ ...node, type: 'paragraph' }] })
    if (isBlank && !this.hasSigns(node) && (around.parent === 'doc' || node.type === 'figure')) {
      if (node.type === 'figure') this.tellOfPicture(around)
      return [{ node: { ...bare, ...(node.content && { content: [] }) } }]
    }
    const becomes = this.note(node)
    const isItem = around.parent === 'listItem' && around.isFirst && node.type === 'paragraph'
    const isBold = node.type === 'heading' && around.parent !== 'doc'
    const { pieces, units } = this.lines.read(node, { ...around, isBold, canSplit: node.type !== 'figure' })
    const level = node.type === 'heading' ? Number(node.attrs?.level ?? 1) : 0
    return pieces.map(({ content, split }, index) => {
      const number = this.paragraphs.length + 1
      const own = units[index]!
      const endIns = split?.record ?? around.ins
      const paragraph: LaidParagraph = {
        ...{ number, block, level, isItem, units: own.units, end: own.end, endIns, endDel: around.del },
        ...{
          cell: around.cell,
          row: around.rowNumber,
          table: around.table,
          depth: around.depth,
          list: around.list,
          type: node.type as LaidParagraph['type'],
          isTop: around.parent === 'doc',
        },
        isHeading: (index === 0 && becomes ? becomes.level : level) > 0,
        becomes: index === 0 ? becomes : null,
      }
      this.paragraphs.push(paragraph)
      const row = this.row
      this.row = null
      const unmapped = this.unmapped.splice(0)
      const marker = this.mark({
        ...{
          kind: 'paragraph',
          draft: this.draft,
          number,
          endIns,
          endDel: around.del,
          row,
          unmapped,
        },
        becomes: index === 0 ? becomes : null,
        picture: node.type === 'figure',
      })
      this.paragraphInfo = this.infos.length - 1
      const pending = this.pending.splice(0)
      const about = pending.length > 0 ? this.about(pending, content) : content
      const made = { ...bare, content: [{ type: 'text', text: marker }, ...about] }
      return index > 0 && pieces[index - 1]!.split?.depth === 2
        ? { node: made, newItem: true }
        : { node: made }
    })
  }

  /** What is suggested for a picture without a caption is said at the paragraph before it, or behind it where there is none. */
  private tellOfPicture({ ins, del }: Pick<Around, 'ins' | 'del'>): void {
    const record = ins ?? del
    if (!record) return
    const before = this.infos[this.paragraphInfo ?? -1]
    const unmapped = before?.kind === 'paragraph' ? before.unmapped : this.unmapped
    unmapped.push({ record, say: 'picture', value: ins ? 'comes' : 'goes' })
  }

  /** Whether anything in a blank block must be seen. */
  private hasSigns(node: DocumentNode): boolean {
    return (node.content ?? []).some((child) => child.type !== 'text' || child.marks?.some(isSuggestionMark))
  }

  /** Threads about what has no words of its own stand at the paragraph's beginning. */
  private about(threads: string[], content: DocumentNode[]): DocumentNode[] {
    for (const thread of threads) this.threads.add(thread)
    const start = this.mark({ kind: 'state', ...PLAIN, threads })
    const end = this.mark({ kind: 'state', ...PLAIN })
    return [{ type: 'text', text: start }, { type: 'text', text: end }, ...content]
  }

  private mark(info: Info): string {
    this.infos.push(info)
    return markerOf(this.infos.length - 1)
  }

  /** Keeps what is suggested for a block and cannot be shown; answers what can. */
  private note(node: DocumentNode): { record: SuggestionRecord; level: number } | null {
    let becomes: { record: SuggestionRecord; level: number } | null = null
    for (const change of changesOf(node.attrs?.changed)) {
      const { id, user, at, type, attrs, place } = change
      const record = { id, user, at }
      const level = attrs?.level
      const isStyle = node.type === 'paragraph' || node.type === 'heading'
      if (isStyle && !becomes && type === 'heading') becomes = { record, level: Number(level ?? 1) }
      else if (isStyle && !becomes && type === 'paragraph') becomes = { record, level: 0 }
      else if (isStyle && !becomes && node.type === 'heading' && typeof level === 'number')
        becomes = { record, level }
      else if (type) this.unmapped.push({ record, say: 'type', value: type })
      else if (attrs) this.unmapped.push({ record, say: 'attributes', value: Object.keys(attrs).join(', ') })
      if (place)
        this.unmapped.push({
          record,
          say: 'place',
          value: place.depth === 0 ? 'none' : (place.list ?? 'none'),
        })
    }
    return becomes
  }
}
