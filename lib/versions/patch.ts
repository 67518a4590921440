import * as Y from 'yjs'
import { setThreads, threadOfStored, threadsInXml, threadsOfElement } from '@/lib/richtext/comment-marks'
import { ANCHOR } from '@/lib/richtext/anchors'
import { THREADS_ATTRIBUTE, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import { elementsIn } from '@/lib/richtext/in-text'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { align, likeness } from './diff/match'
import { tokensOf } from './diff/words'
import { built, keyOf, parted, type Plain, type PlainElement, plainOf, type PlainRun, wordsOf } from './plain'

/** Children of the document from one place up to another. */
export interface Range {
  start: number
  end: number
}

export interface PatchOptions {
  /** Whether there still is such a thread: the marks of others are not brought back. */
  hasThread: (thread: string) => boolean
  /** Only these children, of either; without it everything. */
  current?: Range
  target?: Range
}

type Parent = Y.XmlFragment | Y.XmlElement

const TIGHT = { maxEdits: 3_000 }
/** How alike two blocks are at least that are one, changed. */
const LIKE = 0.4
const TEXTBLOCKS = new Set(['paragraph', 'heading'])

/**
 * Makes a draft read as `target` does, and changes only what differs: what stays keeps its place in Yjs, so that what
 * somebody types there at the same time stays too, and so do the marks of comments on it. Where words of a comment come
 * back that has lost its place, its mark comes back with them.
 */
export function patchDraft(doc: Y.Doc, target: Y.Doc, options: PatchOptions): void {
  const fragment = doc.getXmlFragment(XML_FRAGMENT)
  const wanted = target.getXmlFragment(XML_FRAGMENT)
  const here = options.current ?? { start: 0, end: fragment.length }
  const there = options.target ?? { start: 0, end: wanted.length }
  const children = wanted.toArray().slice(there.start, there.end).map(plainOf)
  const length = patchChildren(fragment, here, children)
  restoreComments(fragment, here.start, children.slice(0, length), options.hasThread)
  // An editor would put it there, each of them one.
  if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')])
}

/** Answers how many children there are now between the two places. */
function patchChildren(parent: Parent, { start, end }: Range, target: readonly Plain[]): number {
  const current = parent.toArray().slice(start, end).map(plainOf)
  const deadline = performance.now() + 2_000
  const { steps } = align(current, target, keyOf, { ...TIGHT, deadline })
  // What goes here and comes there takes the marks of its comments along.
  const going = new Map(
    steps.flatMap(({ before, isSame }) => (isSame ? [] : before.map((each) => [keyOf(each), each]))),
  )
  let at = start
  for (const { before, after, isSame } of steps) {
    if (isSame) {
      at += after.length
      continue
    }
    for (const [old, wanted] of paired(before, after)) {
      if (!wanted) parent.delete(at, 1)
      else if (!old) parent.insert(at++, [built(going.get(keyOf(wanted)) ?? stripped(wanted))])
      else patchChild(parent, at++, old, wanted)
    }
  }
  return at - start
}

function patchChild(parent: Parent, index: number, old: Plain, wanted: Plain): void {
  if (wanted.kind === 'element' && old.kind === 'element' && old.name !== wanted.name) {
    // A paragraph that becomes a heading is another node, with the words of the one that it was.
    const again = built({ ...old, name: wanted.name, attrs: wanted.attrs })
    parent.delete(index, 1)
    parent.insert(index, [again])
  }
  const child = parent.get(index)
  if (child instanceof Y.XmlText && wanted.kind === 'text') patchText(child, wanted.runs)
  else if (child instanceof Y.XmlElement && wanted.kind === 'element') patchElement(child, wanted)
}

function patchElement(element: Y.XmlElement, wanted: PlainElement): void {
  patchAttributes(element, wanted.attrs)
  patchChildren(element, { start: 0, end: element.length }, wanted.children)
}

function patchAttributes(element: Y.XmlElement, wanted: Record<string, unknown>): void {
  const current = element.getAttributes() as Record<string, unknown>
  for (const name of Object.keys(current))
    // What refers to a block goes on doing so, also when it reads as it did before somebody referred to it.
    if (!(name in wanted) && name !== THREADS_ATTRIBUTE && name !== ANCHOR) element.removeAttribute(name)
  for (const [name, value] of Object.entries(wanted))
    if (name !== THREADS_ATTRIBUTE && JSON.stringify(current[name]) !== JSON.stringify(value))
      element.setAttribute(name, value as string)
}

interface Piece {
  key: string
  insert: string | PlainElement
  length: number
  attributes: Record<string, unknown>
}

function piecesOf(runs: readonly PlainRun[]): Piece[] {
  return runs.flatMap(({ insert, attributes }): Piece[] =>
    typeof insert === 'string'
      ? tokensOf(insert).map((word) => ({ key: word, insert: word, length: word.length, attributes }))
      : // Of notes in a line that are not the same, one becomes the other: what is typed into it meanwhile stays.
        [{ key: `\u0000${insert.name}`, insert, length: 1, attributes }],
  )
}

function patchText(text: Y.XmlText, wanted: readonly PlainRun[]): void {
  const old = piecesOf((plainOf(text) as { runs: PlainRun[] }).runs)
  const { steps } = align(old, piecesOf(wanted), ({ key }) => key, {
    ...TIGHT,
    deadline: performance.now() + 2_000,
  })
  const delta: { retain?: number; delete?: number; insert?: unknown; attributes?: object }[] = []
  const kept: PlainElement[] = []
  let place = 0
  for (const { before, after, isSame } of steps) {
    if (isSame) {
      after.forEach((piece, index) => {
        const attributes = changed(before[index]!.attributes, piece.attributes)
        delta.push({ retain: piece.length, attributes })
        if (typeof piece.insert !== 'string') kept.push(piece.insert)
      })
      place += before.length
      continue
    }
    // In the middle of what a comment is about, what comes is part of it.
    const around = commentsAround(old[place - 1], old[place + before.length])
    for (const { insert, attributes } of after)
      delta.push({
        insert: typeof insert === 'string' ? insert : built(stripped(insert)),
        attributes: { ...parted(attributes).own, ...around },
      })
    for (const { length } of before) delta.push({ delete: length })
    place += before.length
  }
  const stayed = new Set(elementsIn(text).map(({ element }) => element))
  text.applyDelta(delta, { sanitize: false })
  const still = elementsIn(text).flatMap(({ element }) => (stayed.has(element) ? [element] : []))
  still.forEach((element, index) => patchElement(element, kept[index]!))
}

function commentsAround(left: Piece | undefined, right: Piece | undefined): Record<string, unknown> {
  if (!left || !right) return {}
  const [before, after] = [parted(left.attributes).comments, parted(right.attributes).comments]
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in after))
}

/** What must be set so that a text has these attributes; marks of comments stay as they are. */
function changed(old: Record<string, unknown>, wanted: Record<string, unknown>): Record<string, unknown> {
  const [from, to] = [parted(old).own, parted(wanted).own]
  const set: Record<string, unknown> = {}
  for (const name of Object.keys(from)) if (!(name in to)) set[name] = null
  for (const [name, value] of Object.entries(to))
    if (JSON.stringify(from[name]) !== JSON.stringify(value)) set[name] = value
  return set
}

/** Two lists of children in one order, those that are one side by side. */
function paired(before: readonly Plain[], after: readonly Plain[]): [Plain | null, Plain | null][] {
  const made: [Plain | null, Plain | null][] = []
  let next = 0
  const single = before.length === 1 && after.length === 1
  for (const old of before) {
    const place = after.findIndex((wanted, index) => index >= next && isOne(old, wanted, single))
    if (place < 0) {
      made.push([old, null])
      continue
    }
    for (; next < place; next++) made.push([null, after[next]!])
    made.push([old, after[next++]!])
  }
  for (; next < after.length; next++) made.push([null, after[next]!])
  return made
}

function isOne(old: Plain, wanted: Plain, isSingle: boolean): boolean {
  if (old.kind !== 'element' || wanted.kind !== 'element') return old.kind === wanted.kind
  const isSameKind = old.name === wanted.name || (TEXTBLOCKS.has(old.name) && TEXTBLOCKS.has(wanted.name))
  return (
    isSameKind && ((isSingle && old.name === wanted.name) || likeness(wordsOf(old), wordsOf(wanted)) >= LIKE)
  )
}

function stripped(plain: Plain): Plain {
  if (plain.kind === 'element') {
    const { [THREADS_ATTRIBUTE]: _, ...attrs } = plain.attrs
    return { ...plain, attrs, children: plain.children.map(stripped) }
  }
  return {
    kind: 'text',
    runs: plain.runs.map(({ insert, attributes }) => ({
      insert: typeof insert === 'string' ? insert : (stripped(insert) as PlainElement),
      attributes: parted(attributes).own,
    })),
  }
}

/** Marks words and nodes of threads that stand nowhere any more, where the version had them; the texts are the same by now. */
function restoreComments(
  fragment: Y.XmlFragment,
  start: number,
  target: readonly Plain[],
  hasThread: (thread: string) => boolean,
): void {
  const standing = new Set(threadsInXml(fragment))
  const isMissing = (thread: string) => !standing.has(thread) && hasThread(thread)
  const isLost = (name: string, value: unknown) => {
    const thread = threadOfStored(name, value)
    return thread !== null && isMissing(thread)
  }
  const walk = (child: unknown, plain: Plain) => {
    if (child instanceof Y.XmlElement && plain.kind === 'element') {
      const lost = threadsOfAttribute(plain.attrs[THREADS_ATTRIBUTE]).filter(isMissing)
      if (lost.length > 0) setThreads(child, [...new Set([...threadsOfElement(child), ...lost])])
      plain.children.forEach((each, index) => walk(child.get(index), each))
    }
    if (!(child instanceof Y.XmlText) || plain.kind !== 'text') return
    let offset = 0
    const elements = new Map(elementsIn(child).map(({ element, at }) => [at, element]))
    for (const { insert, attributes } of plain.runs) {
      if (typeof insert !== 'string') walk(elements.get(offset), insert)
      const length = typeof insert === 'string' ? insert.length : 1
      const lost = Object.entries(attributes).filter(([name, value]) => isLost(name, value))
      if (lost.length > 0) child.format(offset, length, Object.fromEntries(lost))
      offset += length
    }
  }
  target.forEach((plain, index) => walk(fragment.get(start + index), plain))
}
