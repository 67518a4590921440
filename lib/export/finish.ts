import { keepNodeThreads, THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import type { DocumentNode } from '@/lib/richtext/document'
import { type Direction, directionOf, directionOfText } from '@/lib/richtext/direction'
import { mergeText } from '@/lib/richtext/merge-text'
import { isEmptyDocument } from '@/lib/richtext/words'

/** What a cross-reference says and where it leads. */
export interface ReferenceTarget {
  text: string
  /** `Part.id`; null where the target has no text in this report. */
  part: string | null
}

/** What a block needs to know of the report around it. */
export interface Finishing {
  /** A message below `export`. */
  t: (key: string, values?: Record<string, string | number>) => string
  /** What cross-references may point to, by `CrossReference.target`. */
  references: ReadonlyMap<string, ReferenceTarget>
  /** How the report runs. */
  direction: Direction
  /** Within a block that says how it runs. */
  isDirected?: boolean
  /** What was numbered last of each kind; counts on through the whole report. */
  counts: Counts
}

/** Footnotes, tables and figures with a caption, and paragraphs; null for what has no numbers. */
export interface Counts {
  notes: number
  tables: number | null
  figures: number | null
  paragraphs: number | null
}

/**
 * A block as formats want it: quotations with the line that says whose words they hold, footnotes, captions of tables and
 * captions of figures numbered, footnotes without text gone, figures with what to say in place of a missing picture, cross-references with the words that stand
 * for their target now, no mark of a comment, and neighbouring words of the same marks in one piece, so that nothing tells
 * where a comment or a cut was. A block of text that does not say how it runs, nor stands in one that
 * does, runs as its words do.
 */
export function finish(node: DocumentNode, report: Finishing): DocumentNode {
  const plain = directed(withoutComments(node), report)
  if (node.type === 'footnote') {
    const number = ++report.counts.notes
    return { ...plain, attrs: { number }, content: finishAll(node.content, report) }
  }
  if (node.type === 'crossReference') return refer(plain, report)
  if (node.type === 'figure' && typeof node.attrs?.image === 'string') {
    const label = isEmptyDocument({ type: 'paragraph', content: node.content ?? [] })
      ? null
      : labelled('figure', report)
    const attrs = { ...plain.attrs, missing: report.t('missingPicture'), ...label }
    return { ...plain, attrs, content: finishAll(node.content, report) }
  }
  if (!node.content) return plain
  const inner = directionOf(node.attrs?.dir) ? { ...report, isDirected: true } : report
  const hasTitle =
    node.type === 'table' && typeof node.attrs?.caption === 'string' && node.attrs.caption.trim()
  const label = hasTitle ? labelled('table', report) : null
  const content = finishAll(node.content, inner)
  if (label) return { ...plain, attrs: { ...plain.attrs, ...label }, content }
  if (node.type !== 'blockquote') return { ...plain, content }
  const dir = directionOf(node.attrs?.dir)
  return { ...plain, attrs: { attribution: attributionOf(node, report), ...(dir && { dir }) }, content }
}

function finishAll(nodes: readonly DocumentNode[] | undefined, report: Finishing): DocumentNode[] {
  return mergeText(
    (nodes ?? [])
      .filter((node) => node.type !== 'footnote' || !isEmptyDocument(node))
      .map((node) => finish(node, report)),
  )
}

function labelled(kind: 'table' | 'figure', { t, counts }: Finishing) {
  const last = counts[`${kind}s`]
  if (last === null) return null
  const number = last + 1
  counts[`${kind}s`] = number
  return { number, label: t(`numbered.${kind}`, { number }) }
}

/** A paragraph that stands straight in the text, with the next number where paragraphs have some. */
export function numbered(block: DocumentNode, { counts }: Finishing): DocumentNode {
  if (block.type !== 'paragraph' || counts.paragraphs === null) return block
  return { ...block, attrs: { ...block.attrs, number: ++counts.paragraphs } }
}

const TEXTBLOCKS = new Set(['paragraph', 'heading', 'figure'])

function directed(node: DocumentNode, report: Finishing): DocumentNode {
  if (!TEXTBLOCKS.has(node.type) || report.isDirected || directionOf(node.attrs?.dir)) return node
  const dir = directionOfText((node.content ?? []).map(({ text }) => text ?? '').join(''))
  return dir && dir !== report.direction ? { ...node, attrs: { ...node.attrs, dir } } : node
}

function withoutComments(node: DocumentNode): DocumentNode {
  if (node.attrs?.[THREADS_ATTRIBUTE] !== undefined) {
    const { attrs, ...rest } = node
    const own = keepNodeThreads(attrs, () => false)
    return own ? { ...rest, attrs: own } : rest
  }
  if (!node.marks) return node
  const { marks, ...rest } = node
  // In an order of their own: the draft's is that in which people marked.
  const kept = marks
    .filter(({ type }) => type !== 'comment')
    .sort((one, other) => (one.type < other.type ? -1 : one.type > other.type ? 1 : 0))
  return kept.length > 0 ? { ...rest, marks: kept } : rest
}

function refer(node: DocumentNode, { references }: Finishing): DocumentNode {
  const { target, label } = node.attrs ?? {}
  const found = typeof target === 'string' ? references.get(target) : undefined
  const last = typeof label === 'string' ? label : ''
  return { ...node, attrs: { text: found?.text ?? last, part: found?.part ?? null } }
}

function attributionOf({ attrs }: DocumentNode, { t }: Finishing): string | null {
  const label = typeof attrs?.label === 'string' ? attrs.label.trim() : ''
  if (label) return t('reply', { label })
  return attrs?.paragraph ? t('replyUnlabelled') : null
}
