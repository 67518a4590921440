import * as Y from 'yjs'
import { copyOfText, deltaOf, elementsIn, stretchesOf } from '../in-text'
import { readChild, readMark } from '../ydoc'
import { attributesOf, once } from './once'
import { placeOf } from './place'
import { changesOf, recordOf, signOf, type SplitDepth, SUGGESTION_ATTRIBUTES } from './record'
import { type Judge, resolveText, vanishes } from './resolve'
import { CONTAINERS, isTextblock } from './shape'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

interface Run {
  insert: unknown
  attributes?: Record<string, unknown>
}

/**
 * Does what Yjs can only do by writing text anew: lines, paragraphs and items that part, blocks that become another type,
 * blocks that follow another without a boundary. Before anything else is decided and with all suggestions as they stand,
 * so that it is the same for everybody who decides it, whatever else they decide, and is done once (`once`).
 */
export class Restructuring {
  /** What was parted: it holds less than it did, and is not hollow for that. */
  readonly parted = new Set<Y.XmlElement>()

  constructor(private readonly judge: Judge) {}

  run(fragment: Y.XmlFragment): void {
    this.part(fragment)
    this.rename(fragment)
    if (this.hasJoins(fragment)) this.join(fragment)
  }

  private isStruck(element: Y.XmlElement): boolean {
    const deleted = recordOf(element.getAttribute('deleted'))
    return deleted !== null && this.judge(deleted) === 'accept'
  }

  /** Parts lines and blocks, from the last to the first. */
  private part(parent: Parent): void {
    for (let index = parent.length - 1; index >= 0; index--) {
      const child = parent.get(index)
      if (child instanceof Y.XmlElement) {
        if (!this.isStruck(child)) this.part(child)
      } else if (child instanceof Y.XmlText && parent instanceof Y.XmlElement) {
        for (const { element } of elementsIn(child)) if (!this.isStruck(element)) this.part(element)
        for (const { offset, depth } of this.placesIn(child).toReversed())
          if (depth === 0) breakLine(child, offset)
          else if (isTextblock({ type: parent.nodeName })) this.split(parent, index, child, offset, depth)
      }
    }
  }

  private placesIn(text: Y.XmlText): { offset: number; depth: SplitDepth }[] {
    const places: { offset: number; depth: SplitDepth }[] = []
    let offset = 0
    for (const { insert, attributes } of text.toDelta() as Run[]) {
      const words = typeof insert === 'string' ? insert : '\0'
      if (attributes && Object.keys(attributes).some((name) => name.startsWith('insertion'))) {
        const marks = Object.entries(attributes).map(([name, value]) => readMark(name, value))
        const depth = resolveText({ type: 'text', text: words, marks }, this.judge)?.split ?? null
        for (let at = 0; depth !== null && at < words.length; at++)
          if (words[at] === signOf(depth)) places.push({ offset: offset + at, depth })
      }
      offset += words.length
    }
    return places
  }

  private split(block: Y.XmlElement, index: number, text: Y.XmlText, offset: number, depth: 1 | 2): void {
    const parent = block.parent as Parent
    const item =
      parent instanceof Y.XmlElement && parent.nodeName === 'listItem' && depth === 2 ? parent : null
    once(`split ${depth} ${index} ${offset}`, [item ?? block], () => {
      const tail = tailOf(block, depth)
      const copy = (element: Y.XmlElement) => this.copy(element) as Y.XmlElement
      const rest = offset + 1 < text.length ? [copyOfText(text, copy, offset + 1)] : []
      tail.insert(0, [...rest, ...this.copies(block, index + 1)])
      if (block.length > index + 1) block.delete(index + 1, block.length - index - 1)
      text.delete(offset, text.length - offset)
      this.parted.add(block)
      const behind = indexOf(block) + 1
      if (!item) return parent.insert(behind, [tail])
      const next = tailOf(item, 1)
      next.insert(0, [tail, ...this.copies(item, behind)])
      if (item.length > behind) item.delete(behind, item.length - behind)
      this.parted.add(item)
      ;(item.parent as Parent).insert(indexOf(item) + 1, [next])
    })
  }

  /** What stands in an element from there on, written anew with all that is suggested in it. */
  private copies(parent: Y.XmlElement, from: number): Child[] {
    return (parent.toArray().slice(from) as Child[]).map((child) => this.copy(child))
  }

  private copy(child: Child): Child {
    const made = copyOf(child, (each) => this.copy(each))
    if (child instanceof Y.XmlElement && this.parted.has(child)) this.parted.add(made as Y.XmlElement)
    return made
  }

  private rename(parent: Parent): void {
    for (let index = parent.length - 1; index >= 0; index--) {
      const child = parent.get(index)
      if (!(child instanceof Y.XmlElement) || this.isStruck(child)) continue
      this.rename(child)
      const type = changesOf(child.getAttribute('changed')).findLast(
        (change) => change.type && this.judge(change) === 'accept',
      )?.type
      if (!type || type === child.nodeName) continue
      once(`rename ${type}`, [child], () => {
        const made = new Y.XmlElement(type)
        for (const [name, value] of attributesOf(child)) made.setAttribute(name, value as string)
        made.insert(0, this.copies(child, 0))
        if (this.parted.has(child)) this.parted.add(made)
        parent.delete(index, 1)
        parent.insert(index, [made])
      })
    }
  }

  private isJoined(block: Y.XmlElement): boolean {
    const record = recordOf(block.getAttribute('joined'))
    return record !== null && this.judge(record) === 'accept'
  }

  private hasJoins(parent: Parent): boolean {
    return parent
      .toArray()
      .some((child) => child instanceof Y.XmlElement && (this.isJoined(child) || this.hasJoins(child)))
  }

  private isToVanish(element: Y.XmlElement): boolean {
    return !this.parted.has(element) && readChild(element).every((node) => vanishes(node, this.judge))
  }

  /** Appends each block whose boundary goes to the one before it. */
  private join(fragment: Y.XmlFragment): void {
    let before: Y.XmlElement | null = null
    const walk = (parent: Parent) => {
      for (let index = 0; index < parent.length; index++) {
        const child = parent.get(index)
        if (!(child instanceof Y.XmlElement) || this.isToVanish(child)) continue
        const type = child.nodeName
        if (isTextblock({ type })) {
          if (!this.isJoined(child) || !before) {
            before = child
            continue
          }
          append(before, child, this.copies(child, 0))
          parent.delete(index--, 1)
        } else if (!CONTAINERS.has(type)) before = null
        else {
          const isApart = type.startsWith('table')
          if (isApart) before = null
          walk(child)
          if (isApart) before = null
        }
      }
    }
    walk(fragment)
  }
}

function append(block: Y.XmlElement, from: Y.XmlElement, content: Child[]): void {
  once('join', [block, from], () => {
    block.insert(block.length, content)
    uniteTexts(block)
  })
}

/** Ends a line where a break was accepted. */
function breakLine(text: Y.XmlText, offset: number): void {
  once(`break ${offset}`, [text], () => {
    const { attributes } = stretchesOf(text).findLast(({ at }) => at <= offset)!
    // In place of its sign, and as that looked: no format begins or ends here.
    text.insertEmbed(offset + 1, new Y.XmlElement('hardBreak'), { ...attributes })
    text.delete(offset, 1)
  })
}

/** Makes one text of texts that stand side by side, as the editor's binding would. */
export function uniteTexts(parent: Parent): void {
  for (let index = parent.length - 1; index > 0; index--) {
    const [before, text] = [parent.get(index - 1), parent.get(index)]
    if (!(before instanceof Y.XmlText) || !(text instanceof Y.XmlText)) continue
    const copy = (element: Y.XmlElement) => copyOf(element) as Y.XmlElement
    before.applyDelta([{ retain: before.length }, ...deltaOf(text, copy)], { sanitize: false })
    parent.delete(index, 1)
  }
}

/** The same written anew; what is in an element by `copy`. */
export function copyOf(child: Child, copy: (child: Child) => Child = copyOf): Child {
  if (child instanceof Y.XmlText) return copyOfText(child, (element) => copy(element) as Y.XmlElement)
  const made = new Y.XmlElement(child.nodeName)
  for (const [name, value] of attributesOf(child)) made.setAttribute(name, value as string)
  made.insert(
    0,
    (child.toArray() as Child[]).map((each) => copy(each)),
  )
  return made
}

/**
 * An element without content for what is split off another: with what of its attributes is not a suggestion, and behind a
 * list item's split the places that are proposed for it.
 */
function tailOf(element: Y.XmlElement, depth: 1 | 2): Y.XmlElement {
  const tail = new Y.XmlElement(element.nodeName)
  for (const [name, value] of attributesOf(element))
    if (!(SUGGESTION_ATTRIBUTES as readonly string[]).includes(name)) tail.setAttribute(name, value as string)
  const places = changesOf(element.getAttribute('changed')).flatMap(({ id, user, at, place }) =>
    depth === 2 && placeOf(place) ? [{ id, user, at, place }] : [],
  )
  if (places.length > 0) tail.setAttribute('changed', places as unknown as string)
  return tail
}

function indexOf(child: Y.XmlElement): number {
  return (child.parent as Parent).toArray().indexOf(child)
}
