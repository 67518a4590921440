import * as Y from 'yjs'
import { threadOfStored } from '@/lib/richtext/comment-marks'
import { THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'

/** Characters with the same attributes, as Yjs stores them. */
export interface PlainRun {
  insert: string | PlainElement
  attributes: Record<string, unknown>
}

/** A part of a draft without Yjs: exactly what is stored, whatever a schema knows of it. */
export type Plain = { kind: 'text'; runs: PlainRun[] } | PlainElement

/** An element, which stands in a text as one character or apart from texts. */
export interface PlainElement {
  kind: 'element'
  name: string
  attrs: Record<string, unknown>
  children: Plain[]
}

/** What stands in a text or element of a draft. */
export function plainOf(child: unknown): Plain {
  if (child instanceof Y.XmlText) {
    const delta = child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
    return {
      kind: 'text',
      runs: delta.map(({ insert, attributes }) => ({
        insert: typeof insert === 'string' ? insert : (plainOf(insert) as PlainElement),
        attributes: attributes ?? {},
      })),
    }
  }
  if (!(child instanceof Y.XmlElement)) return { kind: 'element', name: 'unknown', attrs: {}, children: [] }
  return {
    kind: 'element',
    name: child.nodeName,
    attrs: child.getAttributes() as Record<string, unknown>,
    children: child.toArray().map(plainOf),
  }
}

/** The same for parts that say the same, whatever was commented on in them. */
export function keyOf(plain: Plain): string {
  return JSON.stringify(uncommented(plain))
}

/** The words of a part, for saying how alike two are. */
export function wordsOf(plain: Plain): { key: string }[] {
  if (plain.kind === 'element') return plain.children.flatMap(wordsOf)
  const text = plain.runs.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
  const within = plain.runs.flatMap(({ insert }) => (typeof insert === 'string' ? [] : wordsOf(insert)))
  return [...text.split(/\s+/).map((key) => ({ key })), ...within]
}

/** Those attributes of a text that are no mark of a comment, and those that are. */
export function parted(attributes: Record<string, unknown>): {
  own: Record<string, unknown>
  comments: Record<string, unknown>
} {
  const own: Record<string, unknown> = {}
  const comments: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(attributes))
    (threadOfStored(name, value) === null ? own : comments)[name] = value
  return { own, comments }
}

/** Makes it anew, to be put into a draft. */
export function built(plain: Plain): Y.XmlElement | Y.XmlText {
  if (plain.kind === 'text') {
    const text = new Y.XmlText()
    text.applyDelta(
      plain.runs.map(({ insert, attributes }) => ({
        insert: typeof insert === 'string' ? insert : built(insert),
        attributes,
      })),
      { sanitize: false },
    )
    return text
  }
  const element = new Y.XmlElement(plain.name)
  for (const [name, value] of Object.entries(plain.attrs)) element.setAttribute(name, value as string)
  element.insert(0, plain.children.map(built))
  return element
}

function uncommented(plain: Plain): Plain {
  if (plain.kind === 'element') {
    const own = Object.entries(plain.attrs).filter(([name]) => name !== THREADS_ATTRIBUTE)
    const attrs = Object.fromEntries(own.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return { ...plain, attrs, children: plain.children.map(uncommented) }
  }
  const runs: PlainRun[] = []
  for (const { insert, attributes } of plain.runs) {
    const entries = Object.entries(parted(attributes).own).toSorted(([a], [b]) => (a < b ? -1 : 1))
    const own = Object.fromEntries(entries)
    const last = runs.at(-1)
    const isAlike = last && JSON.stringify(last.attributes) === JSON.stringify(own)
    if (isAlike && typeof last.insert === 'string' && typeof insert === 'string') last.insert += insert
    else if (typeof insert === 'string') runs.push({ insert, attributes: own })
    // How letters look goes on over it, or not: of itself that says nothing.
    else runs.push({ insert: uncommented(insert) as PlainElement, attributes: {} })
  }
  return { kind: 'text', runs }
}
