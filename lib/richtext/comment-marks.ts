import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import { keepNodeThreads, THREADS_ATTRIBUTE, threadsAttribute, threadsOfAttribute } from './commented-nodes'
import type { DocumentNode } from './document'
import { elementsIn } from './in-text'

/** Name of the mark that says which thread words belong to; its one attribute is `thread`. */
export const COMMENT_MARK = 'comment'

/** Whether a stored attribute of text is a comment's mark: one that may overlap itself is stored under a name of its own. */
const STORED_NAME = /^comment(?:--[a-zA-Z0-9+/=]{8})?$/

/**
 * The name under which a draft stores the mark of this thread, exactly as an editor's binding writes it, so that an
 * editor finds nothing to put right: type and hash, because marks of several threads may cover the same words.
 */
export function storedCommentName(thread: string): string {
  const bytes = digest(encodeAny({ type: COMMENT_MARK, attrs: { thread } }))
  for (let index = HASH_BYTES; index < bytes.length; index++) bytes[index % HASH_BYTES]! ^= bytes[index]!
  return `${COMMENT_MARK}--${toBase64(bytes.slice(0, HASH_BYTES))}`
}

const HASH_BYTES = 6

/** The thread of a stored mark, or null for other attributes of text. */
export function threadOfStored(name: string, value: unknown): string | null {
  if (!STORED_NAME.test(name) || typeof value !== 'object' || value === null) return null
  const { thread } = value as { thread?: unknown }
  return typeof thread === 'string' && thread !== '' ? thread : null
}

/** The threads whose words, or nodes, stand in a live draft, in the order in which each is met first. */
export function threadsInXml(fragment: Y.XmlFragment): string[] {
  const found = new Set<string>()
  walk(fragment, {
    text: (_, runs) => {
      for (const { marks, isLetters } of runs)
        if (isLetters) for (const thread of marks.values()) found.add(thread)
    },
    element: (element) => {
      for (const thread of threadsOfElement(element)) found.add(thread)
    },
  })
  return [...found]
}

/** The threads whose words, or nodes, stand in a document, in the order in which each is met first. */
export function threadsIn(node: DocumentNode): string[] {
  const found = new Set<string>()
  const visit = ({ marks, attrs: own, content }: DocumentNode) => {
    for (const thread of threadsOfAttribute(own?.[THREADS_ATTRIBUTE])) found.add(thread)
    for (const { type, attrs } of marks ?? [])
      if (type === COMMENT_MARK && typeof attrs?.thread === 'string') found.add(attrs.thread)
    content?.forEach(visit)
  }
  visit(node)
  return [...found]
}

/** The document with what shows the places of those threads alone that `isKept` says; without it with none. */
export function keepThreads(
  node: DocumentNode,
  isKept: (thread: string) => boolean = () => false,
): DocumentNode {
  const { marks, attrs: own, content, ...rest } = node
  const attrs = keepNodeThreads(own, isKept)
  const left = marks?.filter(
    ({ type, attrs }) => type !== COMMENT_MARK || (typeof attrs?.thread === 'string' && isKept(attrs.thread)),
  )
  return {
    ...rest,
    ...(attrs && { attrs }),
    ...(content && { content: content.map((child) => keepThreads(child, isKept)) }),
    ...(left && left.length > 0 && { marks: left }),
  }
}

/** Takes a thread off a live draft, wherever its words or nodes stand. */
export function unmarkThread(fragment: Y.XmlFragment, thread: string): void {
  walk(fragment, {
    text: (text, runs) => {
      for (const { start, length, marks } of runs)
        for (const [name, marked] of marks)
          if (marked === thread) text.format(start, length, { [name]: null })
    },
    element: (element) => {
      const threads = threadsOfElement(element)
      if (threads.includes(thread))
        setThreads(
          element,
          threads.filter((each) => each !== thread),
        )
    },
  })
}

/** The threads that are about an element of a live draft as such. */
export function threadsOfElement(element: Y.XmlElement): string[] {
  return threadsOfAttribute(element.getAttribute(THREADS_ATTRIBUTE))
}

/** Says which threads an element of a live draft is about; what two people set apart is not joined. */
export function setThreads(element: Y.XmlElement, threads: readonly string[]): void {
  const value = threadsAttribute(threads)
  if (value === null) element.removeAttribute(THREADS_ATTRIBUTE)
  else element.setAttribute(THREADS_ATTRIBUTE, value)
}

/** A piece of text whose characters all carry the same comments' marks: stored name to thread. */
interface Run {
  start: number
  length: number
  marks: ReadonlyMap<string, string>
  /** Not an element that stands in the text, which says itself what it is about. */
  isLetters: boolean
}

function runsOf(text: Y.XmlText): Run[] {
  const runs: Run[] = []
  let marks = new Map<string, string>()
  let offset = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      if (!STORED_NAME.test(key)) continue
      marks = new Map(marks)
      const thread = threadOfStored(key, value)
      if (thread === null) marks.delete(key)
      else marks.set(key, thread)
    } else if (item.countable) {
      const isLetters = item.content instanceof Y.ContentString
      if (marks.size > 0) runs.push({ start: offset, length: item.length, marks, isLetters })
      offset += item.length
    }
  }
  return runs
}

interface Visitor {
  /** A text up to the next element that stands in it, or from there on. */
  text: (text: Y.XmlText, runs: readonly Run[]) => void
  element: (element: Y.XmlElement) => void
}

const isWithin =
  (from: number, to: number) =>
  ({ start }: Run) =>
    start >= from && start < to

function visitElement(element: Y.XmlElement, visit: Visitor): void {
  visit.element(element)
  walk(element, visit)
}

/** Visits every text and element below `parent`, in reading order. */
function walk(parent: Y.XmlFragment, visit: Visitor): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      const runs = runsOf(child)
      let from = 0
      for (const { element, at } of elementsIn(child)) {
        visit.text(child, runs.filter(isWithin(from, at + 1)))
        visitElement(element, visit)
        from = at + 1
      }
      visit.text(child, runs.filter(isWithin(from, child.length)))
    } else if (child instanceof Y.XmlElement) visitElement(child, visit)
  }
}
