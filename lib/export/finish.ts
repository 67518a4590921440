import { ANCHOR } from '@/lib/richtext/anchors'
import { keepNodeThreads, THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import type { DocumentNode } from '@/lib/richtext/document'
import { type Direction, directionOf, directionOfText } from '@/lib/richtext/direction'
import { mergeText } from '@/lib/richtext/merge-text'
import { isEmptyDocument } from '@/lib/richtext/words'
import { STANDS_IN } from '@/lib/richtext/stands-in'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import { type Anchored, anchorOf, waiting } from './targets'
import type { Written } from './tree'

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
  /** What stands for the part in which the block is written, and that part's id. */
  within: string
  partId: string
  /** The block of a draft in which it stands, where that is to be known again. */
  from?: Written | null
  /** Null in a copy that has no numbers, no annex and no references but those to its parts. */
  placing: Placing | null
  /** Within a table, of which nothing is taken out. */
  isInTable?: boolean
  /** The table of the annex within which it stands. */
  host?: Anchored
}

/** What is kept of blocks that have a number or a name while a report is put together. */
export interface Placing {
  /** The anchors that references of this report name: others leave no trace in it. */
  named: ReadonlySet<string>
  anchored: Map<string, Anchored>
  isForAnnex: (node: DocumentNode) => boolean
  /** What was taken out of the text, in its order. */
  moved: Moved[]
  /** Of those how many there are of each kind, and how many blocks have a name without a number. */
  annexed: Record<'tables' | 'figures' | 'unnumbered', number>
  /** Told of every table, figure and paragraph that references may lead to. */
  found?: (node: DocumentNode, anchored: Anchored) => void
}

/** A table or picture on its way to the annex. */
export interface Moved {
  node: DocumentNode
  anchored: Anchored
  from: Written | null
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
  if (report.placing && !report.isInTable && report.placing.isForAnnex(node)) return moved(node, report)
  return finished(node, report)
}

function finished(node: DocumentNode, report: Finishing, given?: Anchored): DocumentNode {
  const plain = directed(withoutPlaces(withoutComments(node)), report)
  if (node.type === 'footnote') {
    const number = ++report.counts.notes
    return { ...plain, attrs: { number }, content: finishAll(node.content, report) }
  }
  if (node.type === 'crossReference') return refer(plain, report)
  if (node.type === 'figure' && typeof node.attrs?.image === 'string') {
    const isNamed = !isEmptyDocument({ type: 'paragraph', content: node.content ?? [] })
    const label = labelled('figure', { node, isNamed, given }, report)
    const attrs = { ...plain.attrs, missing: report.t('missingPicture'), ...label }
    return { ...plain, attrs, content: finishAll(node.content, report) }
  }
  if (!node.content) return plain
  const isTable = node.type === 'table'
  const isDirected = directionOf(node.attrs?.dir) !== null
  const inner =
    isDirected || isTable
      ? { ...report, ...(isDirected && { isDirected }), ...(isTable && { isInTable: true }) }
      : report
  const isNamed = typeof node.attrs?.caption === 'string' && node.attrs.caption.trim() !== ''
  const label = isTable ? labelled('table', { node, isNamed, given }, report) : null
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
      .map((node) => {
        const made = finish(node, report)
        if (node.type !== 'paragraph') return made
        const id = named(node, { kind: 'paragraph', number: null }, report)
        return id ? { ...made, attrs: { ...made.attrs, id } } : made
      }),
  )
}

/** The number and label of what has a caption, and the id of what is referred to. */
function labelled(
  kind: 'table' | 'figure',
  { node, isNamed, given }: { node: DocumentNode; isNamed: boolean; given: Anchored | undefined },
  report: Finishing,
): Record<string, unknown> | null {
  const { t, counts } = report
  const last = counts[`${kind}s`]
  if (given) {
    const label = t(`numbered.${kind}`, { number: given.number ?? '' })
    return { number: Number(given.id.split('-').at(-1)), label, id: given.id, isInAnnex: true }
  }
  const number = isNamed && last !== null ? last + 1 : null
  const id = named(node, { kind, number }, report)
  if (number === null) return id ? { id } : null
  counts[`${kind}s`] = number
  return { number, label: t(`numbered.${kind}`, { number }), ...(id && { id }) }
}

/** The id of a block that is referred to; null where it needs none. Of two with one anchor the first is meant. */
function named(
  node: DocumentNode,
  { kind, number }: { kind: Anchored['kind']; number: number | null },
  { placing, within, partId, isInTable, host }: Finishing,
): string | null {
  if (!placing) return null
  const anchor = anchorOf(node)
  const isNamed = anchor !== null && placing.named.has(anchor) && !placing.anchored.has(anchor)
  if (!isNamed && !placing.found) return null
  const prefix = kind === 'paragraph' ? 'p' : kind
  // Nothing is printed to lead to: not of what has no caption, and what is in a table may be printed twice.
  const isApart = !isInTable && (kind === 'paragraph' || number !== null)
  const own = number === null ? `place-${placing.annexed.unnumbered + 1}` : `${prefix}-${number}`
  const id = isApart ? own : partId
  const printed = number === null ? null : String(number)
  const anchored = { ...{ kind, number: printed, isInAnnex: false, id, within }, ...(host && { host }) }
  placing.found?.(node, anchored)
  if (!isNamed) return null
  placing.anchored.set(anchor, anchored)
  if (isApart && number === null) placing.annexed.unnumbered++
  return isApart ? id : null
}

/** A paragraph that says where the table or picture stands which was written here. */
function moved(node: DocumentNode, { placing, within, from = null }: Finishing): DocumentNode {
  const { annexed, anchored, named: wanted, moved: all, found } = placing!
  const kind = node.type as 'table' | 'figure'
  const count = ++annexed[`${kind}s`]
  const place: Anchored = { kind, number: `A.${count}`, isInAnnex: true, id: `${kind}-a-${count}`, within }
  const anchor = anchorOf(node)
  if (anchor !== null && wanted.has(anchor) && !anchored.has(anchor)) anchored.set(anchor, place)
  found?.(node, place)
  all.push({ node, anchored: place, from })
  return { type: 'paragraph', content: [waiting({ moved: place, caption: captionOf(node) })] }
}

/** The words of a caption, without notes. */
export function captionOf({ type, attrs, content = [] }: DocumentNode): string {
  if (type === 'table') return typeof attrs?.caption === 'string' ? attrs.caption.trim() : ''
  return content
    .map(({ text }) => text ?? '')
    .join('')
    .trim()
}

/** A table or picture as it stands in the annex; one without a caption says what it was written about. */
export function finishMoved({ node, anchored }: Moved, report: Finishing): DocumentNode {
  const about = report.t('annexes.tables.from', { title: anchored.within })
  const hasCaption = node.type === 'table' ? captionOf(node) !== '' : (node.content ?? []).length > 0
  const captioned = hasCaption
    ? node
    : node.type === 'table'
      ? { ...node, attrs: { ...node.attrs, caption: about } }
      : { ...node, content: [{ type: 'text', text: about }] }
  return finished(
    captioned,
    { ...report, within: anchored.within, partId: anchored.id, isInTable: true, host: anchored },
    anchored,
  )
}

/** A block that stands straight in the text: a paragraph has the next number, where paragraphs have some. */
export function finishBlock(block: DocumentNode, report: Finishing): DocumentNode {
  const made = finish(block, report)
  if (block.type !== 'paragraph') return made
  const { counts } = report
  const number = counts.paragraphs === null ? null : ++counts.paragraphs
  const id = named(block, { kind: 'paragraph', number }, report)
  if (number === null && !id) return made
  return { ...made, attrs: { ...made.attrs, ...(number !== null && { number }), ...(id && { id }) } }
}

function withoutPlaces(node: DocumentNode): DocumentNode {
  if (node.attrs?.[ANCHOR] === undefined && node.attrs?.[STANDS_IN] === undefined) return node
  const { [ANCHOR]: _, [STANDS_IN]: __, ...attrs } = node.attrs
  const { attrs: ___, ...rest } = node
  return Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest
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

function refer(node: DocumentNode, { references, placing }: Finishing): DocumentNode {
  const { target, label } = node.attrs ?? {}
  const kind = parseTarget(target)?.kind
  if (placing && typeof target === 'string' && kind && kind !== 'question' && kind !== 'chapter') {
    const { type, attrs } = waiting({ target })
    return { ...node, type, attrs: attrs ?? {} }
  }
  const found = typeof target === 'string' ? references.get(target) : undefined
  const last = typeof label === 'string' ? label : ''
  return { ...node, attrs: { text: found?.text ?? last, part: found?.part ?? null } }
}

function attributionOf({ attrs }: DocumentNode, { t }: Finishing): string | null {
  const label = typeof attrs?.label === 'string' ? attrs.label.trim() : ''
  if (label) return t('reply', { label })
  return attrs?.paragraph ? t('replyUnlabelled') : null
}
