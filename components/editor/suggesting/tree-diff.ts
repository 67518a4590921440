import { Fragment, type Node } from '@tiptap/pm/model'
import { changeNode, insertNodes, strikeNode } from './blocks'
import { insertInline, strike } from './inline'
import type { Proposal } from './proposal'

/** A run of children before and after, where they differ. */
interface Gap {
  old: { from: number; to: number }
  now: { from: number; to: number }
}

/** Nothing that can be proposed: cells that are to span others, above all. */
export class NotSuggestible extends Error {}

/**
 * Proposes what makes `now` of the node at `at`, block by block: what is the same stays untouched, blocks whose text or
 * form differs are proposed to change, and all other old ones to go and new ones to come. `at` is the place of the node
 * itself; the draft is at -1.
 */
export function proposeTree(proposal: Proposal, at: number, now: Node): void {
  const old = at < 0 ? proposal.doc : proposal.doc.nodeAt(at)!
  if (old.inlineContent) return proposeInline(proposal, at, old, now)
  const starts: number[] = []
  let place = at + 1
  old.forEach((child) => {
    starts.push(place)
    place += child.nodeSize
  })
  starts.push(place)
  for (const gap of gapsBetween(old, now).toReversed()) proposeGap(proposal, starts, old, now, gap)
}

function proposeGap(proposal: Proposal, starts: number[], old: Node, now: Node, gap: Gap): void {
  const { pairs, rest } = pairUp(old, now, gap)
  const [before, behind] = [
    pairs.filter((pair) => pair.old < rest.old.from),
    pairs.filter((pair) => pair.old >= rest.old.to),
  ]
  const pair = (each: { old: number; now: number }) => {
    const [was, is] = [old.child(each.old), now.child(each.now)]
    const at = starts[each.old]!
    refuseSpans(was, is)
    proposeTree(proposal, at, is)
    if (!was.hasMarkup(is.type, is.attrs)) changeNode(proposal, at, is.type.name, is.attrs)
  }
  behind.toReversed().forEach(pair)
  const nodes: Node[] = []
  for (let index = rest.now.from; index < rest.now.to; index++) nodes.push(now.child(index))
  if (nodes.length > 0) insertNodes(proposal, starts[rest.old.to]!, Fragment.fromArray(nodes))
  for (let index = rest.old.to - 1; index >= rest.old.from; index--) strikeNode(proposal, starts[index]!)
  before.toReversed().forEach(pair)
}

function refuseSpans(was: Node, is: Node): void {
  for (const name of ['colspan', 'rowspan'])
    if (name in was.attrs && was.attrs[name] !== is.attrs[name]) throw new NotSuggestible()
}

/** The runs between the children that are the same in both, found by the longest common sequence. */
function gapsBetween(old: Node, now: Node): Gap[] {
  let start = 0
  const least = Math.min(old.childCount, now.childCount)
  while (start < least && isSame(old.child(start), now.child(start))) start++
  let end = 0
  while (
    end < least - start &&
    isSame(old.child(old.childCount - 1 - end), now.child(now.childCount - 1 - end))
  )
    end++
  const gap: Gap = {
    old: { from: start, to: old.childCount - end },
    now: { from: start, to: now.childCount - end },
  }
  const [rows, columns] = [gap.old.to - gap.old.from, gap.now.to - gap.now.from]
  if (rows === 0 && columns === 0) return []
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARED) return [gap]
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1))
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      lengths[row]![column] = isSame(old.child(start + row), now.child(start + column))
        ? lengths[row + 1]![column + 1]! + 1
        : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!)
  const gaps: Gap[] = []
  let [row, column] = [0, 0]
  let [openRow, openColumn] = [0, 0]
  const close = (toRow: number, toColumn: number) => {
    if (openRow < toRow || openColumn < toColumn)
      gaps.push({
        old: { from: start + openRow, to: start + toRow },
        now: { from: start + openColumn, to: start + toColumn },
      })
  }
  while (row < rows && column < columns) {
    if (isSame(old.child(start + row), now.child(start + column))) {
      close(row, column)
      row++
      column++
      openRow = row
      openColumn = column
    } else if (lengths[row + 1]![column]! >= lengths[row]![column + 1]!) row++
    else column++
  }
  close(rows, columns)
  return gaps
}

const MOST_COMPARED = 40_000

const isSame = (one: Node, other: Node) => one === other || one.eq(other)

/** Which old and new children of a gap are the same one, changed: from both its ends. */
function pairUp(old: Node, now: Node, gap: Gap): { pairs: { old: number; now: number }[]; rest: Gap } {
  const rest = { old: { ...gap.old }, now: { ...gap.now } }
  const pairs: { old: number; now: number }[] = []
  const isOne = gap.old.to - gap.old.from === 1 && gap.now.to - gap.now.from === 1
  const isEven = gap.old.to - gap.old.from === gap.now.to - gap.now.from
  const match = (was: Node, is: Node) => isAlike(was, is, isOne, isEven)
  while (
    rest.old.from < rest.old.to &&
    rest.now.from < rest.now.to &&
    match(old.child(rest.old.from), now.child(rest.now.from))
  )
    pairs.push({ old: rest.old.from++, now: rest.now.from++ })
  while (
    rest.old.from < rest.old.to &&
    rest.now.from < rest.now.to &&
    match(old.child(rest.old.to - 1), now.child(rest.now.to - 1))
  )
    pairs.push({ old: --rest.old.to, now: --rest.now.to })
  return { pairs: pairs.toSorted((a, b) => a.old - b.old), rest }
}

function isAlike(was: Node, is: Node, isOne: boolean, isEven: boolean): boolean {
  if (was.isLeaf || is.isLeaf) return false
  if (was.isTextblock !== is.isTextblock) return false
  if (was.type !== is.type)
    return was.isTextblock && is.isTextblock && was.content.eq(is.content) && isBlockOfText(was, is)
  if (isOne) return true
  if (isEven && ['tableRow', 'tableCell', 'tableHeader'].includes(was.type.name)) return true
  if (was.childCount === 0 || is.childCount === 0) return was.childCount === is.childCount
  return (
    isSame(was.firstChild!, is.firstChild!) || isSame(was.lastChild!, is.lastChild!) || sharesText(was, is)
  )
}

const isBlockOfText = (...nodes: Node[]) =>
  nodes.every(({ type }) => type.name === 'paragraph' || type.name === 'heading')

function sharesText(was: Node, is: Node): boolean {
  if (!was.isTextblock) return false
  const [one, other] = [was.textContent, is.textContent]
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 0 && (long.startsWith(short) || long.endsWith(short))
}

function proposeInline(proposal: Proposal, at: number, old: Node, now: Node): void {
  let start = old.content.findDiffStart(now.content)
  if (start === null) return
  let { a, b } = old.content.findDiffEnd(now.content)!
  // No character is taken apart.
  if (isWithinCharacter(old, start) || isWithinCharacter(now, start)) start--
  if (isWithinCharacter(old, a) || isWithinCharacter(now, b)) {
    a++
    b++
  }
  const overlap = start - Math.min(a, b)
  if (overlap > 0) {
    a += overlap
    b += overlap
  }
  const inside = at + 1
  const end = strike(proposal, inside + start, inside + a)
  if (b > start) insertInline(proposal, end, now.content.cut(start, b))
}

/** Whether a place stands between the two halves of one character. */
function isWithinCharacter(block: Node, at: number): boolean {
  if (at <= 0 || at >= block.content.size) return false
  const { nodeBefore, nodeAfter } = block.resolve(at)
  const [high, low] = [nodeBefore?.text?.at(-1), nodeAfter?.text?.[0]]
  return (
    high !== undefined && low !== undefined && /[\ud800-\udbff]/.test(high) && /[\udc00-\udfff]/.test(low)
  )
}
