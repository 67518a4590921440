import * as Y from 'yjs'
import { XML_FRAGMENT } from './version'

/** A text of the draft and where it stands in the line. */
export interface PlacedText {
  text: Y.XmlText
  start: number
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
        const value = charactersOf(child)
        this.starts.set(child, at)
        this.texts.push({ text: child, start: at, value, path })
        at += value.length
      } else if (child instanceof Y.XmlElement) {
        const placed: PlacedElement = { element: child, start: at, end: at, path }
        this.elements.push(placed)
        at = this.lay(child, at + 1, [...path, child]) + 1
        placed.end = at
      }
      this.extents.set(child, at - before)
    }
    return at
  }

  private offset(type: unknown, index: number): number {
    const start = this.starts.get(type)
    if (start === undefined) return this.offsetOfRemoved(type)
    if (type instanceof Y.XmlText) return start + index
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
