import { Fragment, type Mark, type Node } from '@tiptap/pm/model'
import { formatOf } from '@/lib/richtext/suggestions/resolve'
import { recordOf, RETURN } from '@/lib/richtext/suggestions/record'
import { plainMarks, type Proposal } from './proposal'

interface Piece {
  from: number
  to: number
  node: Node
}

/** Texts and inline nodes between two places of one or more blocks; texts cut to the range. */
export function piecesBetween(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  if (from >= to) return pieces
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isInline) return true
    const piece = { from: Math.max(from, at), to: Math.min(to, at + node.nodeSize), node }
    if (node.isText) pieces.push(piece)
    else if (piece.to - piece.from === node.nodeSize) {
      pieces.push(piece)
      return false
    }
    return true
  })
  return pieces
}

/**
 * Proposes that the inline content of a range goes: one's own insertions really do, what is struck out already stays so,
 * all other is struck out. Gives where the range now ends.
 */
export function strike(proposal: Proposal, from: number, to: number): number {
  const { tr } = proposal
  const pieces = piecesBetween(proposal.doc, from, to)
  if (!proposal.hasBegun) proposal.continue(neighbour(proposal, from, to))
  let end = to
  for (const { from: start, to: stop, node } of pieces.toReversed()) {
    if (proposal.isOwnInsertion(node)) {
      tr.delete(start, stop)
      end -= stop - start
    } else if (node.isText) {
      if (!node.marks.some(({ type }) => type.name === 'deletion'))
        tr.addMark(start, stop, proposal.mark('deletion'))
    } else if (!recordOf(node.attrs.deleted)) tr.setNodeAttribute(start, 'deleted', proposal.record)
  }
  return end
}

/** One's own deletion, or else insertion, beside a range: what is struck out there goes on with it. */
function neighbour(proposal: Proposal, from: number, to: number) {
  const before = proposal.doc.resolve(from).nodeBefore
  const after = proposal.doc.resolve(to).nodeAfter
  return (
    proposal.own(before, 'deletion') ??
    proposal.own(after, 'deletion') ??
    proposal.own(after, 'insertion') ??
    proposal.own(before, 'insertion')
  )
}

/** Proposes inline content at a place; beside one's own suggestion it goes on with that. Gives where it ends. */
export function insertInline(proposal: Proposal, at: number, content: Fragment): number {
  const { tr } = proposal
  const $at = proposal.doc.resolve(at)
  proposal.continue(proposal.own($at.nodeBefore, 'insertion'))
  proposal.continueApart(proposal.own($at.nodeAfter, 'insertion'))
  proposal.continue(
    proposal.own($at.nodeBefore, 'deletion') ??
      proposal.own($at.nodeAfter, 'deletion') ??
      (proposal.isMine($at.parent.attrs.inserted) ? recordOf($at.parent.attrs.inserted) : null),
  )
  const bare: Node[] = []
  content.forEach((node) => {
    if (node.isText) bare.push(node.mark(plainMarks(node.marks)))
    else bare.push(node.type.name === 'hardBreak' ? lineEnd(proposal) : node)
  })
  const inserted = proposal.asInserted(Fragment.fromArray(bare))
  tr.insert(at, inserted)
  return at + inserted.size
}

/** A sign in the text: a break in its midst would part it, and take it from who types there. */
function lineEnd(proposal: Proposal): Node {
  return proposal.doc.type.schema.text(RETURN, [proposal.mark('insertion', { split: 0 })])
}

/** Proposes a mark for a range, or that it goes; on one's own insertions it is done. */
export function format(proposal: Proposal, from: number, to: number, mark: Mark, isAdded: boolean): void {
  const { tr } = proposal
  const pieces = piecesBetween(proposal.doc, from, to).filter(({ node }) => node.isText)
  const name = mark.type.name
  const isProposed = ({ node }: Piece) =>
    node.marks.some(
      ({ type, attrs }) =>
        type.name === 'formatting' &&
        proposal.isMine(attrs) &&
        formatOf(attrs).add.some((each) => proposal.doc.type.schema.markFromJSON(each).eq(mark)),
    )
  const others = pieces.filter(({ node }) => !proposal.isOwnInsertion(node))
  // A tool that sees text without the mark adds it once more to take it back.
  const isTakenBack = isAdded && others.length > 0 && others.every(isProposed)
  for (const { from: start, to: stop, node } of pieces) {
    if (proposal.isOwnInsertion(node)) {
      if (isAdded && !isTakenBack) tr.addMark(start, stop, mark)
      else tr.removeMark(start, stop, mark)
      continue
    }
    const own = node.marks.find(({ type, attrs }) => type.name === 'formatting' && proposal.isMine(attrs))
    const known = own ? formatOf(own.attrs) : { add: [], remove: [] }
    const hasReally = mark.isInSet(node.marks)
    const hasKind = node.marks.some(({ type }) => type === mark.type)
    const add = known.add.filter(({ type }) => type !== name)
    const remove = known.remove.filter((type) => type !== name)
    if (isAdded && !isTakenBack && !hasReally) add.push(mark.toJSON() as { type: string })
    if (!isAdded && hasKind) remove.push(name)
    if (own) tr.removeMark(start, stop, own)
    if (add.length === 0 && remove.length === 0) continue
    const record = own ? recordOf(own.attrs) : null
    tr.addMark(start, stop, proposal.mark('formatting', { ...record, add, remove }))
  }
}
