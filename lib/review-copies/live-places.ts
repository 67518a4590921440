import * as Y from 'yjs'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'

/** The text in which a place of a line is, or where one is to be put. */
export function textAt(
  element: Y.XmlElement,
  at: number,
): { text: Y.XmlText | null; offset: number; index: number } {
  let offset = 0
  const children = element.toArray()
  for (let index = 0; index < children.length; index++) {
    const child = children[index]
    if (child instanceof Y.XmlText) {
      if (at <= offset + child.length) return { text: child, offset: at - offset, index }
      offset += child.length
    } else {
      if (at <= offset) return { text: null, offset: 0, index }
      offset += 1
    }
  }
  return { text: null, offset: 0, index: children.length }
}

/**
 * What comes in the middle of words that a thread is about belongs to them, and so it is with a language; what comes
 * behind confidential words is so too, and before those with which a line begins: as where one types there.
 */
export function inherited(text: Y.XmlText | null, offset: number): Record<string, unknown> {
  if (!text) return {}
  const [left, right] = [attributesAt(text, offset - 1), attributesAt(text, offset)]
  const begins = offset === 0 && CONFIDENTIAL in right ? { [CONFIDENTIAL]: right[CONFIDENTIAL] } : {}
  const within = Object.fromEntries(
    Object.entries(left).filter(
      ([name, value]) =>
        name === CONFIDENTIAL ||
        (/^(?:comment(?:--.*)?|language)$/.test(name) &&
          JSON.stringify(right[name]) === JSON.stringify(value)),
    ),
  )
  return { ...begins, ...within }
}

/** What the sign at `at` has; nothing where there is none. */
export function attributesAt(text: Y.XmlText, at: number): Record<string, unknown> {
  let offset = 0
  for (const { insert: words, attributes } of text.toDelta() as {
    insert: unknown
    attributes?: Record<string, unknown>
  }[]) {
    const length = typeof words === 'string' ? words.length : 1
    if (at >= offset && at < offset + length) return attributes ?? {}
    offset += length
  }
  return {}
}

/** The innermost row around an element, or of anything else the outermost of that name. */
export function ancestor(element: Y.XmlElement, name: string): Y.XmlElement | null {
  let found: Y.XmlElement | null = null
  for (let at: unknown = element.parent; at instanceof Y.XmlElement; at = at.parent) {
    if (at.nodeName === name) found = at
    if (found && name === 'tableRow') return found
  }
  return found
}

/** The list around what begins or ends it; in the midst of a list what it was. */
export function outOfList(beside: Y.XmlElement, side: 'before' | 'after'): Y.XmlElement {
  let at = beside
  for (;;) {
    const parent = at.parent
    if (!(parent instanceof Y.XmlElement) || !/^(?:listItem|bulletList|orderedList)$/.test(parent.nodeName))
      return at
    const children = parent.toArray() as unknown[]
    if (children[side === 'after' ? children.length - 1 : 0] !== at) return beside
    at = parent
  }
}
