import { Fragment, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model'
import { placeOf } from '@/lib/richtext/suggestions/place'
import { type BlockChange, PILCROW, recordOf } from '@/lib/richtext/suggestions/record'
import { isTextblock } from '@/lib/richtext/suggestions/shape'
import { insertInline, strike } from './inline'
import type { Proposal } from './proposal'
import { carryPlace, proposedPlace } from './proposed-place'

/** Proposes that a whole node goes; what one proposed oneself goes at once. Gives the size that is gone. */
export function strikeNode(proposal: Proposal, at: number): number {
  const node = proposal.doc.nodeAt(at)!
  if (proposal.isWhollyOwn(node)) {
    proposal.tr.delete(at, at + node.nodeSize)
    return node.nodeSize
  }
  if (!recordOf(node.attrs.deleted)) proposal.tr.setNodeAttribute(at, 'deleted', proposal.record)
  return 0
}

/** Proposes blocks (rows, cells, items) between two others. Gives where they end. */
export function insertNodes(proposal: Proposal, at: number, content: Fragment): number {
  const inserted = proposal.asInserted(content)
  proposal.tr.insert(at, inserted)
  return at + inserted.size
}

/** Proposes another type or other attributes for a node; on what one proposed oneself it is done. */
export function changeNode(
  proposal: Proposal,
  at: number,
  type: string,
  wanted: Record<string, unknown>,
): void {
  const { tr } = proposal
  const node = proposal.doc.nodeAt(at)!
  const attrs: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(wanted))
    if (!['inserted', 'deleted', 'joined', 'changed'].includes(name) && !isSame(node.attrs[name], value))
      attrs[name] = value
  const isOther = type !== node.type.name
  if (isOther) {
    const known = Object.keys(proposal.doc.type.schema.nodes[type]!.spec.attrs ?? {})
    for (const name of Object.keys(node.attrs))
      if (!known.includes(name) && node.attrs[name] !== null) attrs[name] = null
  }
  const own = changes(node).find((change) => proposal.isMine(change))
  const place = placeOf((own as BlockChange | undefined)?.place)
  if (!isOther && Object.keys(attrs).length === 0 && !place) return withdrawChange(proposal, at, node)
  if (proposal.isOwnInsertion(node)) {
    const { inserted, deleted, joined, changed } = node.attrs
    tr.setNodeMarkup(at, proposal.doc.type.schema.nodes[type], {
      ...wanted,
      inserted,
      deleted,
      joined,
      changed,
    })
    return
  }
  const others = changes(node).filter((change) => !proposal.isMine(change))
  const change = {
    ...(recordOf(own) ?? proposal.record),
    ...(isOther && { type }),
    attrs,
    ...(place && { place }),
  }
  tr.setNodeAttribute(at, 'changed', [...others, change])
}

/** What was to be something else is to stay what it is. */
function withdrawChange(proposal: Proposal, at: number, node: Node): void {
  const kept = changes(node).filter((change) => !proposal.isMine(change))
  if (kept.length === changes(node).length) return
  proposal.tr.setNodeAttribute(at, 'changed', kept.length > 0 ? kept : null)
}

const changes = (node: Node): unknown[] => (Array.isArray(node.attrs.changed) ? node.attrs.changed : [])

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/**
 * Proposes that everything between two blocks of text goes and the second follows the first: what is left of both is
 * joined, whole blocks between them go. Gives false where that cannot be said (one is a caption, a cell is between).
 */
export function strikeAcross(proposal: Proposal, from: number, to: number): boolean {
  const { tr } = proposal
  const [$from, $to] = [proposal.doc.resolve(from), proposal.doc.resolve(to)]
  if (!isTextblock(jsonOf($from.parent)) || !isTextblock(jsonOf($to.parent))) return false
  const second = { at: $to.before(), start: $to.start() }
  const between = blocksBetween($from, $to)
  // From the end, so that nothing moves that is still to come.
  strike(proposal, second.start, to)
  const block = proposal.doc.nodeAt(second.at)!
  if (!recordOf(block.attrs.joined)) tr.setNodeAttribute(second.at, 'joined', proposal.record)
  for (const at of between.toReversed()) strikeNode(proposal, at)
  strike(proposal, from, $from.end())
  return true
}

/** The outermost nodes that lie wholly between two blocks of text. */
function blocksBetween($from: ResolvedPos, $to: ResolvedPos): number[] {
  const found: number[] = []
  const [start, stop] = [$from.after(), $to.before()]
  if (start >= stop) return found
  $from.doc.nodesBetween(start, stop, (node, at) => {
    if (at < start || at + node.nodeSize > stop) return true
    found.push(at)
    return false
  })
  return found
}

/** How deep a slice splits what it is put into; null when it is something else. */
export function splitDepth({ content, openStart, openEnd }: Slice): number | null {
  if (openStart !== openEnd || openStart === 0 || content.childCount !== 2) return null
  return content.size === openStart * 4 && isHollow(content) ? openStart : null
}

function isHollow(content: Fragment): boolean {
  let isEmpty = true
  content.descendants((node) => {
    isEmpty &&= !node.isLeaf && !node.isText
    return isEmpty
  })
  return isEmpty
}

/**
 * Proposes that a block, or with 2 its list item, is split. In one's own it is done. Before or behind all text an empty
 * block is proposed; between, a pilcrow marks the place and all text stays where it is. Gives where the caret goes, or
 * null where nothing is split.
 */
export function split(proposal: Proposal, at: number, depth: number, second: Node): number | null {
  const { tr } = proposal
  const $at = proposal.doc.resolve(at)
  const block = $at.parent
  if (depth > 2 || !isTextblock(jsonOf(block)) || (depth === 2 && $at.node(-1).type.name !== 'listItem'))
    return null
  const outer = $at.node($at.depth - depth + 1)
  const before = $at.before($at.depth - depth + 1)
  if (proposal.isOwnInsertion(outer) && proposal.isWhollyOwn(block)) {
    const inserted: unknown = outer.attrs.inserted
    const own = (node: Node) => ({
      ...node.attrs,
      inserted: inserted ?? proposal.record,
      joined: null,
      changed: null,
    })
    const types =
      depth === 1
        ? [{ type: second.type, attrs: own(second) }]
        : [
            { type: outer.type, attrs: own(outer) },
            { type: block.type, attrs: own(block) },
          ]
    tr.split(at, depth, types)
    carryPlace(proposal, block, at + depth * 2 - 1)
    return at + depth * 2
  }
  const isLast = depth === 1 || $at.indexAfter(-1) === $at.node(-1).childCount
  const isFirst = depth === 1 || $at.index(-1) === 0
  const empty = (node: Node): Node =>
    node.isTextblock
      ? node.type.create(plainAttributes(node))
      : node.type.create(plainAttributes(node), empty(node.firstChild!))
  if (at === $at.end() && isLast) {
    const after = before + outer.nodeSize
    insertNodes(proposal, after, Fragment.from(empty(second)))
    carryPlace(proposal, block, after + depth - 1)
    return after + depth
  }
  if (at === $at.start() && isFirst && at !== $at.end()) {
    insertNodes(proposal, before, Fragment.from(empty(depth === 1 ? block : outer)))
    carryPlace(proposal, block, before + depth - 1)
    return at + depth * 2
  }
  proposal.continue(null)
  // What is to be an item is split as one.
  const mark = proposal.mark('insertion', { split: proposedPlace(block) ? 2 : depth })
  const pilcrow = proposal.doc.type.schema.text(PILCROW, [mark])
  tr.insert(at, pilcrow)
  return at + 1
}

function plainAttributes({ attrs }: Node): Record<string, unknown> {
  return { ...attrs, inserted: null, deleted: null, joined: null, changed: null }
}

/**
 * Proposes several lines of text within a block: its words and a pilcrow where each but the first begins. Gives where they
 * end; null when there is more in the slice than lines of text.
 */
export function insertLines(proposal: Proposal, at: number, slice: Slice): number | null {
  const $at = proposal.doc.resolve(at)
  if (!isTextblock(jsonOf($at.parent))) return null
  const lines: Fragment[] = []
  let isText = slice.openStart > 0 && slice.openEnd > 0
  slice.content.forEach((node) => {
    isText &&= node.type.name === 'paragraph'
    lines.push(node.content)
  })
  if (!isText) return null
  // Elsewhere than in a list item a paragraph is split, in one the item is.
  const isItem =
    proposedPlace($at.parent) !== null || ($at.depth > 1 && $at.node(-1).type.name === 'listItem')
  const depth = isItem ? 2 : 1
  let end = at
  lines.forEach((line, index) => {
    if (index > 0) {
      const mark = proposal.mark('insertion', { split: depth })
      proposal.tr.insert(end, proposal.doc.type.schema.text(PILCROW, [mark]))
      end += 1
    }
    end = insertInline(proposal, end, line)
  })
  return end
}

function jsonOf(node: Node): { type: string } {
  return { type: node.type.name }
}
