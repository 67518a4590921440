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
  /** The number of the last footnote; counts on through the whole report. */
  notes: number
}

/**
 * A block as formats want it: quotations with the line that says whose words they hold, footnotes numbered, those
 * without text gone, figures with what to say in place of a missing picture, cross-references with the words that stand
 * for their target now, no mark of a comment, and neighbouring words of the same marks in one piece, so that nothing tells
 * where a comment or a cut was. A block of text that does not say how it runs, nor stands in one that
 * does, runs as its words do.
 */
export function finish(node: DocumentNode, report: Finishing): DocumentNode {
  const plain = directed(withoutComments(node), report)
  if (node.type === 'footnote') {
    const number = ++report.notes
    return { ...plain, attrs: { number }, content: finishAll(node.content, report) }
  }
  if (node.type === 'crossReference') return refer(plain, report)
  if (node.type === 'figure' && typeof node.attrs?.image === 'string') {
    const attrs = { ...plain.attrs, missing: report.t('missingPicture') }
    return { ...plain, attrs, content: finishAll(node.content, report) }
  }
  if (!node.content) return plain
  const inner = directionOf(node.attrs?.dir) ? { ...report, isDirected: true } : report
  const content = finishAll(node.content, inner)
  report.notes = inner.notes
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
