import * as Y from 'yjs'
import { type FindOptions, findInText, NO_TEXT } from './find'

/** A place of a draft at which something was found, with the words around it. */
export interface FoundInDraft {
  before: string
  match: string
  after: string
}

/** A stretch of text that is read as one: what a paragraph, a heading, a cell or a footnote holds itself. */
interface Run {
  text: string
  pieces: { at: number; order: number; type: Y.XmlText; index: number; attributes: Record<string, unknown> }[]
}

/** Words that were replaced, found again wherever they have moved to; both ends null when they were deleted. */
export interface Replaced {
  /** Encoded relative positions, base64. */
  start: string
  end: string | null
  was: string
  is: string
}

/**
 * All places of `query` in a draft, in the order of its text; the same and in the same order as the editor finds them.
 * What is suggested to go is not looked at.
 */
export function findInXml(fragment: Y.XmlFragment, query: string, options: FindOptions): FoundInDraft[] {
  const found = runsOf(fragment).flatMap((run) =>
    findInText(run.text, query, options).map(({ from, to }) => ({
      order: run.pieces.findLast(({ at }) => at <= from)?.order ?? 0,
      before: startOf(shown(run.text.slice(Math.max(0, from - CONTEXT - 1), from))),
      match: run.text.slice(from, to),
      after: endOf(shown(run.text.slice(to, to + CONTEXT + 1))),
    })),
  )
  // A footnote is a run of its own, and stands within another.
  return found
    .sort((one, other) => one.order - other.order)
    .map(({ before, match, after }) => ({ before, match, after }))
}

/**
 * Puts `replacement` in the place of everything that `findInXml` finds, and says where. The new words look as the first
 * letter did that they replace, and keep every comment that any of them had. Inside of one transaction it is one update.
 */
export function replaceInXml(
  fragment: Y.XmlFragment,
  query: string,
  options: FindOptions,
  replacement: string,
): Replaced[] {
  return runsOf(fragment).flatMap((run) =>
    findInText(run.text, query, options)
      .toReversed()
      .map(({ from, to }) => replace(run, from, to, replacement))
      .toReversed(),
  )
}

/** Puts back what was replaced wherever it still stands as it was put; says at how many places. */
export function takeBackInXml(doc: Y.Doc, replaced: readonly Replaced[]): number {
  let count = 0
  for (const { start, end, was, is } of replaced) {
    const from = positionOf(doc, start)
    const last = end === null ? from : positionOf(doc, end)
    if (!from || !last || from.type !== last.type) continue
    const length = end === null ? 0 : last.index + 1 - from.index
    const { text, attributes } = between(from.type, from.index, length)
    if (text !== is) continue
    from.type.delete(from.index, length)
    from.type.insert(from.index, was, attributes)
    count++
  }
  return count
}

const CONTEXT = 60

function runsOf(parent: Y.XmlFragment, count = { pieces: 0 }): Run[] {
  const run: Run = { text: '', pieces: [] }
  const runs = [run]
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) read(child, run, count)
    else if (child instanceof Y.XmlElement) {
      run.text += child.nodeName === 'hardBreak' ? '\n' : NO_TEXT
      runs.push(...runsOf(child, count))
    }
  }
  return runs.filter(({ pieces }) => pieces.length > 0)
}

function read(type: Y.XmlText, run: Run, count: { pieces: number }): void {
  let index = 0
  for (const { insert, attributes = {} } of type.toDelta() as Delta[]) {
    const length = typeof insert === 'string' ? insert.length : 1
    const isThere = typeof insert === 'string' && !Object.keys(attributes).some((name) => DELETED.test(name))
    run.pieces.push({ at: run.text.length, order: count.pieces++, type, index, attributes })
    run.text += isThere ? insert : NO_TEXT.repeat(length)
    index += length
  }
}

interface Delta {
  insert: unknown
  attributes?: Record<string, unknown>
}

// An overlapping mark is stored under its name and a hash.
const DELETED = /^deletion(--|$)/
const COMMENT = /^comment(--|$)/

function replace(run: Run, from: number, to: number, replacement: string): Replaced {
  const within = run.pieces.filter((piece, order) => {
    const end = run.pieces[order + 1]?.at ?? run.text.length
    return piece.at < to && end > from
  })
  const first = within[0]!
  const comments = within.flatMap(({ attributes }) =>
    Object.entries(attributes).filter(([name]) => COMMENT.test(name)),
  )
  // From the end, so that what is still to go has not moved.
  for (const piece of within.toReversed()) {
    const order = run.pieces.indexOf(piece)
    const end = Math.min(to, run.pieces[order + 1]?.at ?? run.text.length)
    const begin = Math.max(from, piece.at)
    piece.type.delete(piece.index + begin - piece.at, end - begin)
  }
  const { type } = first
  const at = first.index + from - first.at
  if (replacement) type.insert(at, replacement, { ...first.attributes, ...Object.fromEntries(comments) })
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(type, at)),
    end: replacement
      ? encoded(Y.createRelativePositionFromTypeIndex(type, at + replacement.length - 1))
      : null,
    was: run.text.slice(from, to),
    is: replacement,
  }
}

function positionOf(doc: Y.Doc, position: string): { type: Y.XmlText; index: number } | null {
  try {
    const bytes = Uint8Array.from(atob(position), (letter) => letter.charCodeAt(0))
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc)
    // A paragraph that is no more holds no text to be put back into.
    return found?.type instanceof Y.XmlText && !found.type._item?.deleted
      ? { type: found.type, index: found.index }
      : null
  } catch {
    return null
  }
}

function between(type: Y.XmlText, from: number, length: number) {
  let index = 0
  let text = ''
  let marks: Record<string, unknown> | null = null
  for (const { insert, attributes = {} } of type.toDelta() as Delta[]) {
    const piece = typeof insert === 'string' ? insert : NO_TEXT
    const [begin, end] = [Math.max(from, index), Math.min(from + Math.max(length, 1), index + piece.length)]
    if (begin < end) {
      marks ??= attributes
      if (length > 0) text += piece.slice(begin - index, end - index)
    }
    index += piece.length
  }
  return { text, attributes: marks ?? {} }
}

const encoded = (position: Y.RelativePosition) =>
  btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))

const shown = (text: string) => text.replaceAll(NO_TEXT, '')

function startOf(text: string): string {
  return text.length > CONTEXT ? `…${text.slice(1).replace(/^\S*\s/, '')}` : text
}

function endOf(text: string): string {
  return text.length > CONTEXT ? `${text.slice(0, -1).replace(/\s\S*$/, '')}…` : text
}
