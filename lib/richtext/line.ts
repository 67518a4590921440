import * as Y from 'yjs'
import { elementsIn } from './in-text'
import { XML_FRAGMENT } from './version'

/** A text of the draft, or as much of it as stands between two elements in it, and where that is in the line. */
export interface PlacedText {
  text: Y.XmlText
  start: number
  /** Where in the text it begins. */
  offset: number
  /** Its characters; anything else that it may hold is one U+FFFC. */
  value: string
  /** The elements around it, the outermost first. */
  path: readonly Y.XmlElement[]
}

/** An element of the draft and where it stands in the line, from before its beginning to behind its end. */
export interface PlacedElement {
  element: Y.XmlElement
  start: number
  end: number
  /** The elements around it, the outermost first. */
  path: readonly Y.XmlElement[]
}

/** Why a passage cannot be marked. */
export class NoPassage extends Error {
  constructor(
    readonly reason:
      /** It names characters that this draft has not received (yet). */
      | 'unknown'
      /** It is no range of this draft. */
      | 'invalid'
      /** There is no character in it, or none any more. */
      | 'empty',
  ) {
    super(reason)
  }
}

/**
 * A live draft laid out in one line, on which positions can be compared: every character is one, and so is each
 * beginning and end of an element.
 */
export class Line {
  readonly texts: PlacedText[] = []
  /** In the order of their beginnings. */
  readonly elements: PlacedElement[] = []
  private readonly starts = new Map<unknown, number>()
  private readonly extents = new Map<unknown, number>()

  constructor(private readonly fragment: Y.XmlFragment) {
    this.lay(fragment, 0, [])
  }

  /**
   * Where an encoded relative position is now, or where its element stood when that is gone.
   * @throws NoPassage
   */
  find(encoded: Uint8Array): number {
    const position = decoded(encoded)
    const doc = this.fragment.doc!
    for (const id of [position.item, position.type])
      if (id && Y.getState(doc.store, id.client) <= id.clock) throw new NoPassage('unknown')
    if (position.tname !== null && position.tname !== XML_FRAGMENT) throw new NoPassage('invalid')
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
    // Removed with its block, and forgotten.
    if (!found) throw new NoPassage('empty')
    return this.offset(found.type, found.index)
  }

  private lay(parent: Y.XmlFragment, from: number, path: readonly Y.XmlElement[]): number {
    this.starts.set(parent, from)
    let at = from
    for (const child of parent.toArray()) {
      const before = at
      if (child instanceof Y.XmlText) {
        at = this.layText(child, at, path)
      } else if (child instanceof Y.XmlElement) at = this.layElement(child, at, path)
      this.extents.set(child, at - before)
    }
    return at
  }

  private layText(text: Y.XmlText, from: number, path: readonly Y.XmlElement[]): number {
    const all = charactersOf(text)
    this.starts.set(text, from)
    let [at, offset] = [from, 0]
    const piece = (end: number) => {
      const value = all.slice(offset, end)
      this.texts.push({ text, start: at, offset, value, path })
      at += value.length
    }
    for (const { element, at: place } of elementsIn(text)) {
      piece(place)
      at = this.layElement(element, at, path)
      offset = place + 1
    }
    piece(all.length)
    return at
  }

  private layElement(element: Y.XmlElement, from: number, path: readonly Y.XmlElement[]): number {
    const placed: PlacedElement = { element, start: from, end: from, path }
    this.elements.push(placed)
    placed.end = this.lay(element, from + 1, [...path, element]) + 1
    return placed.end
  }

  private offset(type: unknown, index: number): number {
    const start = this.starts.get(type)
    if (start === undefined) return this.offsetOfRemoved(type)
    if (type instanceof Y.XmlText) {
      const piece = this.texts.findLast(({ text, offset }) => text === type && offset <= index)!
      return piece.start + index - piece.offset
    }
    const before = (type as Y.XmlFragment).toArray().slice(0, index)
    return before.reduce((sum, child) => sum + (this.extents.get(child) ?? 0), start)
  }

  private offsetOfRemoved(type: unknown): number {
    const item = type instanceof Y.AbstractType ? type._item : null
    const parent = item?.parent
    if (!item || !(parent instanceof Y.AbstractType)) throw new NoPassage('invalid')
    let index = 0
    for (let left = item.left; left !== null; left = left.left)
      if (!left.deleted && left.countable) index += left.length
    return this.offset(parent, index)
  }
}

function decoded(encoded: Uint8Array): Y.RelativePosition {
  let position: Y.RelativePosition | null = null
  try {
    position = Y.decodeRelativePosition(encoded)
  } catch {
    // What follows says the same.
  }
  if (!position || (!position.item && !position.type && position.tname === null))
    throw new NoPassage('invalid')
  return position
}

function charactersOf(text: Y.XmlText): string {
  let value = ''
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.countable)
      value += item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'.repeat(item.length)
  return value
}
