import type { DocumentMark, DocumentNode } from '../document'
import { arrangeDocument } from './arrange-document'
import { isPlaceable, type Place, placeOf } from './place'
import { CONTAINERS, isTextblock, tidied } from './shape'
import {
  type BlockChange,
  changesOf,
  hasSuggestions,
  isSuggestionMark,
  PILCROW,
  recordOf,
  RETURN,
  type SplitDepth,
  splitOf,
  type SuggestionRecord,
} from './record'

export type Verdict = 'accept' | 'reject' | 'keep'
export type Judge = (record: SuggestionRecord) => Verdict

/** A node of the result; `newItem` when its list item begins anew with it. */
interface Piece {
  node: DocumentNode
  newItem?: true
}

/** The children of a node up to where it is split, and how. */
interface Segment {
  content: DocumentNode[]
  depth: 1 | 2
}

/**
 * The document after these verdicts, as the Yjs form of the same (`resolveInFragment`) leaves it: what is rejected was
 * never there, what is accepted is text like all text. A block that is not to come after all stays if it holds anything
 * that was not suggested with it. Input without suggestions comes back as it is.
 */
export function resolve(doc: DocumentNode, judge: Judge): DocumentNode {
  if (!hasSuggestions(doc)) return doc
  const [first] = resolveNode(doc, judge)
  return tidied(placed(joined(first?.node ?? { type: 'doc' })))
}

function resolveNode(node: DocumentNode, judge: Judge): Piece[] {
  if (!hasSuggestions(node)) return [{ node }]
  const deleted = recordOf(node.attrs?.deleted)
  if (deleted && judge(deleted) === 'accept') return []
  const segments = resolveContent(node, judge)
  const inserted = recordOf(node.attrs?.inserted)
  const isHollow = segments.length === 1 && !segments[0]!.content.some(isSomething)
  if (inserted && isHollow && judge(inserted) === 'reject') return []
  const first = resolveAttributes(node, judge)
  return segments.map(({ content, depth }, index) => {
    const kept =
      index === 0 ? first.attrs : { ...tailAttributes(node.attrs), ...tailPlace(node, depth, judge) }
    const made: DocumentNode = {
      type: index === 0 ? first.type : node.type,
      ...(kept && Object.keys(kept).length > 0 && { attrs: kept }),
      ...(content.length > 0 && { content }),
    }
    return index > 0 && depth === 2 && node.type !== 'listItem'
      ? { node: made, newItem: true }
      : { node: made }
  })
}

function resolveContent(node: DocumentNode, judge: Judge): Segment[] {
  const segments: Segment[] = [{ content: [], depth: 1 }]
  const add = (child: DocumentNode) => segments.at(-1)!.content.push(child)
  for (const child of node.content ?? []) {
    if (child.text === undefined) {
      for (const { node: made, newItem } of resolveNode(child, judge)) {
        if (newItem && node.type === 'listItem') segments.push({ content: [], depth: 1 })
        add(made)
      }
      continue
    }
    const resolved = resolveText(child, judge)
    if (!resolved) continue
    const { text, split } = resolved
    if (split === 0) {
      text.text!.split(RETURN).forEach((words, index) => {
        if (index > 0) add({ type: 'hardBreak' })
        if (words) add({ ...text, text: words })
      })
      continue
    }
    if (split === null || !isTextblock(node)) {
      const words = split === null ? text : { ...text, text: text.text?.replaceAll(PILCROW, '') ?? '' }
      if (words.text) add(words)
      continue
    }
    // Each pilcrow is one split; whatever else got in between is text.
    text.text!.split(PILCROW).forEach((words, index) => {
      if (index > 0) segments.push({ content: [], depth: split })
      if (words) add({ ...text, text: words })
    })
  }
  return segments
}

/** The text that is left, and how it splits when that was accepted; null for text that goes. */
export function resolveText(
  node: DocumentNode,
  judge: Judge,
): { text: DocumentNode; split: SplitDepth | null } | null {
  let split: SplitDepth | null = null
  let isPending = false
  let marks: DocumentMark[] = []
  const formats: DocumentMark[] = []
  for (const mark of node.marks ?? []) {
    const record = isSuggestionMark(mark) ? recordOf(mark.attrs) : null
    const verdict = record ? judge(record) : 'keep'
    if (mark.type === 'insertion' && verdict === 'reject') return null
    if (mark.type === 'deletion' && verdict === 'accept') return null
    if (mark.type === 'insertion' && verdict === 'keep') isPending = true
    if (mark.type === 'insertion' && verdict === 'accept') split ??= splitOf(mark.attrs)
    if (mark.type === 'formatting' && verdict === 'accept') formats.push(mark)
    if (!record || verdict === 'keep') marks.push(mark)
  }
  for (const { attrs } of formats.toSorted((a, b) => Number(a.attrs?.at) - Number(b.attrs?.at)))
    marks = reformat(marks, attrs)
  const { marks: _, ...bare } = node
  return { text: { ...bare, ...(marks.length > 0 && { marks }) }, split: isPending ? null : split }
}

/** The marks of a text after a suggested formatting. */
export function reformat(marks: DocumentMark[], attrs: Record<string, unknown> | undefined): DocumentMark[] {
  const { add, remove } = formatOf(attrs)
  const gone = new Set([...remove, ...add.map(({ type }) => type)])
  return [...marks.filter(({ type }) => !gone.has(type)), ...add]
}

/** What a mark of formatting proposes; nothing that is itself a suggestion or a comment. */
export function formatOf(attrs: Record<string, unknown> | undefined): {
  add: DocumentMark[]
  remove: string[]
} {
  const isFormat = (type: unknown): type is string =>
    typeof type === 'string' && type !== 'comment' && !isSuggestionMark({ type })
  const add = Array.isArray(attrs?.add)
    ? (attrs.add as DocumentMark[]).filter((mark) => isFormat(mark?.type))
    : []
  const remove = Array.isArray(attrs?.remove) ? attrs.remove.filter(isFormat) : []
  return { add, remove }
}

function resolveAttributes(node: DocumentNode, judge: Judge): Pick<DocumentNode, 'type' | 'attrs'> {
  let { type } = node
  const { inserted, deleted, joined: joint, changed, ...own } = node.attrs ?? {}
  let attrs: Record<string, unknown> = own
  const kept: unknown[] = []
  let place: Place | null = null
  for (const change of changesOf(changed)) {
    const verdict = judge(change)
    if (verdict === 'keep') kept.push(change)
    if (verdict !== 'accept') continue
    type = change.type ?? type
    place = placeOf(change.place) ?? place
    // Null takes an attribute away.
    const all = Object.entries({ ...attrs, ...change.attrs })
    attrs = Object.fromEntries(all.filter(([name, value]) => value !== null || change.attrs?.[name] !== null))
  }
  const pending = (value: unknown) => {
    const record = recordOf(value)
    return record !== null && judge(record) === 'keep'
  }
  const joins = recordOf(joint)
  return {
    type,
    attrs: {
      ...attrs,
      ...(pending(inserted) && { inserted }),
      ...(pending(deleted) && { deleted }),
      ...(pending(joint) && { joined: joint }),
      ...(joins && judge(joins) === 'accept' && { [JOINS]: true }),
      ...(place && isPlaceable(type) && { [PLACED]: place }),
      ...(kept.length > 0 && { changed: kept }),
    },
  }
}

/** Whether nothing of a node is left after these verdicts. */
export function vanishes(node: DocumentNode, judge: Judge): boolean {
  return node.text === undefined && resolveNode(node, judge).length === 0
}

/** What the second half of a split block has of the first. */
export function tailAttributes(attrs: Record<string, unknown> | undefined): Record<string, unknown> {
  const { inserted: _i, deleted: _d, joined: _j, changed: _c, ...rest } = attrs ?? {}
  return rest
}

/** What the second half has besides where its list item is split: the place that is proposed for the first. */
function tailPlace({ type, attrs }: DocumentNode, depth: 1 | 2, judge: Judge): Record<string, unknown> {
  if (depth === 1) return {}
  const { kept, place } = placesOfTail(attrs?.changed, judge)
  return { ...(kept.length > 0 && { changed: kept }), ...(place && isPlaceable(type) && { [PLACED]: place }) }
}

/** The places that are proposed for a block, as the half behind its split item has them: those left, and the accepted one. */
function placesOfTail(changed: unknown, judge: Judge): { kept: BlockChange[]; place: Place | null } {
  const kept: BlockChange[] = []
  let place: Place | null = null
  for (const change of changesOf(changed)) {
    const proposed = placeOf(change.place)
    const verdict = proposed ? judge(change) : 'reject'
    if (verdict === 'accept') place = proposed
    if (verdict !== 'keep') continue
    const { id, user, at } = change
    kept.push({ id, user, at, place: proposed! })
  }
  return { kept, place }
}

/** Whether there is anything of its own: text, or a node that says something without any. */
export function isSomething(node: DocumentNode): boolean {
  if (node.text !== undefined) return node.text !== ''
  return !CONTAINERS.has(node.type) || (node.content ?? []).some(isSomething)
}

const JOINS = ' joins'
const PLACED = ' placed'

/** Puts each block whose place was accepted there. */
function placed(doc: DocumentNode): DocumentNode {
  const placeIn = ({ attrs }: DocumentNode) => (attrs?.[PLACED] as Place | undefined) ?? null
  if (!contains(doc, (node) => placeIn(node) !== null)) return doc
  return withoutPlaced(arrangeDocument(tidied(doc), placeIn))
}

function withoutPlaced(node: DocumentNode): DocumentNode {
  if (node.text !== undefined) return node
  const { attrs: { [PLACED]: _, ...attrs } = {}, content, ...rest } = node
  return {
    ...rest,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content && { content: content.map(withoutPlaced) }),
  }
}

/** Appends each block whose boundary goes to the block before it, if there is one to which it can. */
function joined(doc: DocumentNode): DocumentNode {
  if (!contains(doc, (node) => node.attrs?.[JOINS] === true)) return doc
  const copy = structuredClone(doc)
  let before: DocumentNode | null = null
  const walk = (parent: DocumentNode) => {
    const content = parent.content ?? []
    for (let index = 0; index < content.length; index++) {
      const child = content[index]!
      if (isTextblock(child)) {
        const { [JOINS]: joins, ...attrs } = child.attrs ?? {}
        if (joins) child.attrs = attrs
        if (!joins || !before) {
          before = child
          continue
        }
        const appended: DocumentNode[] = [
          ...((before as DocumentNode).content ?? []),
          ...(child.content ?? []),
        ]
        if (appended.length > 0) before.content = appended
        content.splice(index--, 1)
      } else if (!CONTAINERS.has(child.type)) before = null
      else {
        const isApart = child.type.startsWith('table')
        if (isApart) before = null
        walk(child)
        if (isApart) before = null
      }
    }
  }
  walk(copy)
  return copy
}

function contains(node: DocumentNode, test: (node: DocumentNode) => boolean): boolean {
  return test(node) || (node.content?.some((child) => contains(child, test)) ?? false)
}
