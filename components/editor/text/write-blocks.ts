import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { insertNodes, type Pair, type Written } from './new-nodes'
import type { Survivors } from './survivors'
import { writeLine } from './write-line'

/**
 * Makes of `type`, which holds the document `before`, one that holds `after`: what survived stays the same node in Yjs, with
 * what others do in it. False where Yjs does not hold `before`; then a part may be written already.
 */
export function writeBlocks(
  written: Written,
  type: Y.XmlFragment,
  [before, after]: readonly [Node, Node],
  survivors: Survivors,
): boolean {
  return writeContent(written, type, { nodes: [before, after], starts: [0, 0] }, survivors)
}

/** Attributes and content of an element that stays. */
function writeElement(written: Written, element: Y.XmlElement, pair: Pair, survivors: Survivors): boolean {
  const [before, after] = pair.nodes
  writeAttributes(element, before, after)
  return writeContent(written, element, pair, survivors)
}

function writeContent(written: Written, type: Y.XmlFragment, pair: Pair, survivors: Survivors): boolean {
  const [before, after] = pair.nodes
  const isDone = before.inlineContent
    ? writeLine(written, type, pair, survivors, writeElement)
    : writeChildren(written, type, pair, survivors)
  if (isDone) written.mapping.set(type, after)
  return isDone
}

function writeChildren(written: Written, type: Y.XmlFragment, pair: Pair, survivors: Survivors): boolean {
  const [before, after] = pair.nodes
  const elements = type.toArray()
  if (elements.length !== before.childCount) return false
  for (const [index, element] of elements.entries())
    if (!(element instanceof Y.XmlElement) || element.nodeName !== before.child(index).type.name) return false
  const [was, is] = [childrenOf(before, pair.starts[0]), childrenOf(after, pair.starts[1])]
  const partners = partnersOf(was, is, survivors)
  // From the end, so that what is not written yet stands where it stood.
  let next = elements.length
  let end = is.length
  for (let index = was.length - 1; index >= -1; index--) {
    const partner = index === -1 ? -1 : partners[index]!
    if (index >= 0 && partner === null) continue
    // Between this one that stays, and the next.
    replaceChildren(written, type, { from: index + 1, to: next }, is.slice(partner! + 1, end))
    if (index === -1) break
    const [one, other] = [was[index]!, is[partner!]!]
    if (one.node !== other.node) {
      const both: Pair = { nodes: [one.node, other.node], starts: [one.at + 1, other.at + 1] }
      if (!writeElement(written, elements[index] as Y.XmlElement, both, survivors)) return false
    }
    ;[next, end] = [index, partner!]
  }
  return true
}

interface Child {
  node: Node
  at: number
}

/** The children of a node whose content begins at a place. */
function childrenOf(node: Node, start: number): Child[] {
  const children: Child[] = []
  node.forEach((child, offset) => children.push({ node: child, at: start + offset }))
  return children
}

/** For each of the children that were, which of those that are it has become; null for those that are no more. */
function partnersOf(was: Child[], is: Child[], survivors: Survivors): (number | null)[] {
  const indexAt = new Map(is.map(({ at }, index) => [at, index]))
  const partners = was.map(({ node, at }) => {
    const place = survivors.placeOf(at)
    const index = place === null ? undefined : indexAt.get(place)
    return index !== undefined && is[index]!.node.type === node.type ? index : null
  })
  const taken = new Set(partners)
  for (const [index, partner] of partners.entries()) {
    const old = was[index]!
    const free = (other: number) => !taken.has(other) && is[other]?.node.type === old.node.type
    const goesTo = (other: number) => goesInto(old, is[other]!, survivors)
    // Where somebody breaks the line before its first word, it is the empty one above that is new.
    if (partner !== null) {
      if (!free(partner + 1) || !goesTo(partner + 1) || goesTo(partner)) continue
      partners[index] = partner + 1
      taken.add(partner + 1)
      continue
    }
    // What began elsewhere before, but holds what it held: something was taken out at its beginning.
    const from = (partners.findLast((other, at) => at < index && other !== null) ?? -1) + 1
    const to = partners.find((other, at) => at > index && other !== null) ?? is.length
    for (let other = from; other < to; other++) {
      if (!free(other) || !goesTo(other)) continue
      partners[index] = other
      taken.add(other)
      break
    }
  }
  return pairReplaced(was, is, partners)
}

/** Whether a letter or a node in a line, or one without content, that stood in one node stands in the other now. */
function goesInto(old: Child, now: Child, survivors: Survivors): boolean {
  let isFound = false
  old.node.descendants((inner, offset) => {
    if (isFound) return false
    if (!inner.isInline && !inner.isLeaf) return true
    for (let unit = 0; unit < inner.nodeSize && !isFound; unit++) {
      const place = survivors.placeOf(old.at + 1 + offset + unit)
      isFound = place !== null && place > now.at && place < now.at + now.node.nodeSize
    }
    return false
  })
  return isFound
}

/** What was replaced by as many of the same kind stays, too: a tool may put a node in the place of itself. */
function pairReplaced(was: Child[], is: Child[], partners: (number | null)[]): (number | null)[] {
  const paired = [...partners]
  let [from, other] = [0, 0]
  const close = (to: number, end: number) => {
    const count = to - from
    const sameKind = (index: number) => was[from + index]!.node.type === is[other + index]!.node.type
    if (count > 0 && count === end - other)
      for (let index = 0; index < count; index++) if (sameKind(index)) paired[from + index] = other + index
  }
  partners.forEach((partner, index) => {
    if (partner === null) return
    close(index, partner)
    ;[from, other] = [index + 1, partner + 1]
  })
  close(was.length, is.length)
  return paired
}

function replaceChildren(
  written: Written,
  type: Y.XmlFragment,
  { from, to }: { from: number; to: number },
  children: Child[],
): void {
  if (to > from) {
    for (const gone of type.slice(from, to)) written.mapping.delete(gone)
    type.delete(from, to - from)
  }
  insertNodes(
    written,
    type,
    from,
    children.map(({ node }) => node),
  )
}

function writeAttributes(element: Y.XmlElement, before: Node, after: Node): void {
  for (const name of new Set([...Object.keys(before.attrs), ...Object.keys(after.attrs)])) {
    const [was, is] = [before.attrs[name], after.attrs[name]] as unknown[]
    if (isSame(was, is)) continue
    if (is === null || is === undefined) element.removeAttribute(name)
    else element.setAttribute(name, is as string)
  }
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  return typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
}
