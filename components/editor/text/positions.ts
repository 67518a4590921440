import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { LEAVES } from '@/lib/richtext/in-text'

type Parent = Y.XmlFragment | Y.XmlElement
type Mapping = ReadonlyMap<unknown, Node | Node[]>

/** The draft as Yjs has it, with the nodes that its elements are in the editor's document. */
export interface Bound {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Mapping
}

/**
 * A place of the editor's document as Yjs names it, which stays between the same letters whatever others do. Not as
 * y-tiptap does it, which knows no elements in a text.
 */
export function relativeTo(
  { type, mapping }: Pick<Bound, 'type' | 'mapping'>,
  pos: number,
): Y.RelativePosition {
  return relativeIn(type, pos, mapping)
}

/** Where that is in the editor's document now; null when what it names is no part of the draft any more. */
export function absoluteOf({ doc, type, mapping }: Bound, position: Y.RelativePosition): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
  if (!found) return null
  let at: Y.AbstractType<unknown> = found.type
  let pos = at._item?.deleted ? 0 : sizeBefore(at, mapping, { index: found.index })
  while (at !== type) {
    const item: Y.Item | null = at._item
    const parent = item?.parent
    if (!item || !(parent instanceof Y.AbstractType)) return null
    const hasBeginning = at instanceof Y.XmlElement && !item.deleted && !LEAVES.has(at.nodeName)
    pos += Number(hasBeginning) + sizeBefore(parent, mapping, { item })
    at = parent
  }
  return pos
}

function relativeIn(parent: Parent, pos: number, mapping: Mapping): Y.RelativePosition {
  let [left, index] = [pos, 0]
  for (const child of parent.toArray()) {
    const size = sizeOf(child, mapping)
    if (child instanceof Y.XmlText && left <= size) return relativeInText(child, left, mapping)
    if (left === 0) return Y.createRelativePositionFromTypeIndex(parent, index)
    if (child instanceof Y.XmlElement && left < size) return relativeIn(child, left - 1, mapping)
    left -= size
    index++
  }
  return Y.createRelativePositionFromTypeIndex(parent, parent.length, -1)
}

function relativeInText(text: Y.XmlText, pos: number, mapping: Mapping): Y.RelativePosition {
  let [left, index] = [pos, 0]
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    if (item.deleted || !item.countable) continue
    const element = elementOf(item)
    const size = element ? sizeOf(element, mapping) : item.length
    if (left < size) {
      if (element) return relativeIn(element, left - 1, mapping)
      index += left
      break
    }
    left -= size
    index += item.length
  }
  // Held by what stands before it.
  return Y.createRelativePositionFromTypeIndex(text, index, -1)
}

const elementOf = ({ content }: Y.Item): Y.XmlElement | null =>
  content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? content.type : null

/** How much of the document stands in a type before an item, or before so many of its units. */
function sizeBefore(type: unknown, mapping: Mapping, until: { item?: Y.Item; index?: number }): number {
  let size = 0
  let left = until.index ?? Infinity
  const first = (type as Y.AbstractType<unknown>)._start
  for (let item = first; item !== null && item !== until.item && left > 0; item = item.right) {
    if (item.deleted || !item.countable) continue
    const inner: unknown = item.content instanceof Y.ContentType ? item.content.type : null
    size += inner ? sizeOf(inner, mapping) : Math.min(item.length, left)
    left -= item.length
  }
  return size
}

function sizeOf(type: unknown, mapping: Mapping): number {
  if (type instanceof Y.XmlText) {
    // Without elements in it, as most are.
    let size = 0
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue
      const element = elementOf(item)
      size += element ? sizeOf(element, mapping) : item.length
    }
    return size
  }
  if (!(type instanceof Y.XmlElement)) return 0
  const node = mapping.get(type)
  if (node && !Array.isArray(node)) return node.nodeSize
  if (LEAVES.has(type.nodeName)) return 1
  return type.toArray().reduce((sum: number, child) => sum + sizeOf(child, mapping), 2)
}
