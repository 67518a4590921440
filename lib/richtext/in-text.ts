import * as Y from 'yjs'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

/** Letters of a text that look alike, or an element that stands among them; `at` counts as Yjs does, an element as one. */
export type Stretch =
  | { at: number; letters: string; attributes: Record<string, unknown> }
  | { at: number; element: Y.XmlElement; attributes: Record<string, unknown> }
  /** Something that no version of ours writes. */
  | { at: number; attributes: Record<string, unknown> }

/** What a text consists of, in its order. */
export function stretchesOf(text: Y.XmlText): Stretch[] {
  let at = 0
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map((delta) => {
    const { insert, attributes = {} } = delta
    const place = { at, attributes }
    at += typeof insert === 'string' ? insert.length : 1
    if (typeof insert === 'string') return { ...place, letters: insert }
    return insert instanceof Y.XmlElement ? { ...place, element: insert } : place
  })
}

/** The elements that stand in a text (notes, references, breaks), and where. */
export function elementsIn(text: Y.XmlText): { element: Y.XmlElement; at: number }[] {
  const found: { element: Y.XmlElement; at: number }[] = []
  let at = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    if (type instanceof Y.XmlElement) found.push({ element: type, at })
    at += item.length
  }
  return found
}

/** The elements of a block or line, in their order: those that stand beside texts, and those that stand in them. */
export function elementsOf(parent: Parent): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return elementsIn(child).map(({ element }) => element)
    return child instanceof Y.XmlElement ? [child] : []
  })
}

/** The text in which an element stands, and where; null for one that stands beside texts, or among blocks. */
export function placeInText(element: Y.XmlElement): { text: Y.XmlText; at: number } | null {
  const text: unknown = element.parent
  if (!(text instanceof Y.XmlText)) return null
  const found = elementsIn(text).find((each) => each.element === element)
  return found ? { text, at: found.at } : null
}

/** Takes an element out of a live draft, wherever it stands. */
export function removeElement(element: Y.XmlElement): void {
  const place = placeInText(element)
  if (place) return place.text.delete(place.at, 1)
  const parent = element.parent as Parent
  parent.delete((parent.toArray() as Child[]).indexOf(element), 1)
}

/** Letters or an element as Yjs takes them in. */
interface Written {
  insert: string | Y.XmlElement
  attributes: Record<string, unknown>
}

/** What stands in a text from a place on, to be written into another, the elements in it by `copy`. */
export function deltaOf(text: Y.XmlText, copy: (element: Y.XmlElement) => Y.XmlElement, from = 0): Written[] {
  return stretchesOf(text).flatMap((stretch): Written[] => {
    const { at, attributes } = stretch
    if ('letters' in stretch) {
      const letters = stretch.letters.slice(Math.max(0, from - at))
      return letters ? [{ insert: letters, attributes }] : []
    }
    return at >= from && 'element' in stretch ? [{ insert: copy(stretch.element), attributes }] : []
  })
}

/** The same as a text of its own. */
export function copyOfText(...given: Parameters<typeof deltaOf>): Y.XmlText {
  const made = new Y.XmlText()
  made.applyDelta(deltaOf(...given), { sanitize: false })
  return made
}

/** The nodes that stand in a line, among its letters. */
export const IN_LINE: ReadonlySet<string> = new Set(['hardBreak', 'crossReference', 'footnote'])

/** The nodes of a draft that hold nothing: one place in it, where others have a beginning and an end. */
export const LEAVES: ReadonlySet<string> = new Set(['hardBreak', 'crossReference', 'horizontalRule'])
