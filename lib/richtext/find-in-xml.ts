import * as Y from 'yjs'
import { type FindOptions, findInText, NO_TEXT } from './find'
import { stretchesOf } from './in-text'

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
  /** With how they looked, stretch by stretch. */
  was: Stretch[]
  is: string
}

/** Words with their attributes as Yjs has them. */
export interface Stretch {
  text: string
  attributes: Record<string, unknown>
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
 * Puts `replacement` in the place of everything that `findInXml` finds, and says where. As many letters look letter by letter
 * as those did that they replace, as many words word by word, and everything else as the first letter did; the new words
 * keep every comment that any of the old had. Inside of one transaction it is one update.
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

/**
 * Puts back what was replaced, with how it looked, wherever the new words still stand as they were put; says at how many
 * places. What others have done to the new words since stays: comments, and suggestions with what was decided on them.
 */
export function takeBackInXml(doc: Y.Doc, replaced: readonly Replaced[]): number {
  let count = 0
  for (const { start, end, was, is } of replaced) {
    const from = positionOf(doc, start)
    const last = end === null ? from : positionOf(doc, end)
    if (!from || !last || from.type !== last.type) continue
    const length = end === null ? 0 : last.index + 1 - from.index
    const now = between(from.type, from.index, length)
    if (now.map(({ text }) => text).join('') !== is) continue
    const restored = is === '' ? was : withMarksOfOthers(was, now)
    from.type.delete(from.index, length)
    let at = from.index
    for (const { text, attributes } of restored) {
      // A copy: Yjs writes into it what stands before and does not go on.
      from.type.insert(at, text, { ...attributes })
      at += text.length
    }
    count++
  }
  return count
}

const CONTEXT = 60

function runsOf(parent: Y.XmlFragment, count = { pieces: 0 }): Run[] {
  const run: Run = { text: '', pieces: [] }
  const runs = [run]
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) runs.push(...read(child, run, count))
    else if (child instanceof Y.XmlElement) runs.push(...readElement(child, run, count))
  }
  return runs.filter(({ pieces }) => pieces.length > 0)
}

function readElement(element: Y.XmlElement, run: Run, count: { pieces: number }): Run[] {
  run.text += element.nodeName === 'hardBreak' ? '\n' : NO_TEXT
  return runsOf(element, count)
}

/** Reads letters into the run; what stands among them are runs of their own. */
function read(type: Y.XmlText, run: Run, count: { pieces: number }): Run[] {
  const runs: Run[] = []
  for (const stretch of stretchesOf(type)) {
    const { at: index, attributes } = stretch
    run.pieces.push({ at: run.text.length, order: count.pieces++, type, index, attributes })
    if ('element' in stretch) {
      runs.push(...readElement(stretch.element, run, count))
      continue
    }
    const letters = 'letters' in stretch ? stretch.letters : NO_TEXT
    const isThere = 'letters' in stretch && !Object.keys(attributes).some((name) => DELETED.test(name))
    run.text += isThere ? letters : NO_TEXT.repeat(letters.length)
  }
  return runs
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
  const was = within.map((piece): Stretch => {
    const end = run.pieces[run.pieces.indexOf(piece) + 1]?.at ?? run.text.length
    const text = run.text.slice(Math.max(from, piece.at), Math.min(to, end))
    return { text, attributes: piece.attributes }
  })
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
  let end = at
  for (const { text, attributes } of looksOf(was, replacement)) {
    type.insert(end, text, { ...attributes, ...Object.fromEntries(comments) })
    end += text.length
  }
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(type, at)),
    end: replacement
      ? encoded(Y.createRelativePositionFromTypeIndex(type, at + replacement.length - 1))
      : null,
    was,
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

/** New words as the old ones looked. */
function looksOf(was: readonly Stretch[], replacement: string): Stretch[] {
  if (!replacement) return []
  const old = was.map(({ text }) => text).join('')
  const lookAt = (index: number) => {
    let left = index
    for (const { text, attributes } of was) {
      if (left < text.length) return attributes
      left -= text.length
    }
    return was[0]!.attributes
  }
  if (old.length === replacement.length) {
    let at = 0
    const stretches = was.map(({ text, attributes }) => ({
      text: replacement.slice(at, (at += text.length)),
      attributes,
    }))
    // Not in the middle of a character.
    if (!stretches.some(({ text }) => /[\ud800-\udbff]$/.test(text))) return stretches
  }
  const oldWords = [...old.matchAll(WORDS)]
  const newWords = [...replacement.matchAll(WORDS)]
  const isWordByWord = newWords.length > 1 && oldWords.length === newWords.length
  if (!isWordByWord) return [{ text: replacement, attributes: was[0]!.attributes }]
  return newWords.map(({ 0: text }, order) => ({ text, attributes: lookAt(oldWords[order]!.index) }))
}

// A word with the blanks behind it; those before the first are its own.
const WORDS = /^\s*\S+\s*|\S+\s*/g
// How words look, and not what is said about them.
const ABOUT = /^(comment|insertion|deletion|formatting)(--|$)/

function withMarksOfOthers(was: readonly Stretch[], now: readonly Stretch[]): Stretch[] {
  const about: Record<string, unknown> = {}
  for (const { attributes } of now)
    for (const [name, value] of Object.entries(attributes)) if (ABOUT.test(name)) about[name] = value
  const known = new Set(was.flatMap(({ attributes }) => Object.keys(attributes)))
  return was.map(({ text, attributes }) => {
    const kept = Object.entries(attributes).filter(([name]) => !ABOUT.test(name) || name in about)
    const added = Object.entries(about).filter(([name]) => !known.has(name))
    return { text, attributes: Object.fromEntries([...kept, ...added]) }
  })
}

/** What stands at a place, stretch by stretch. */
function between(type: Y.XmlText, from: number, length: number): Stretch[] {
  let index = 0
  const found: Stretch[] = []
  for (const { insert, attributes = {} } of type.toDelta() as Delta[]) {
    const piece = typeof insert === 'string' ? insert : NO_TEXT
    const [begin, end] = [Math.max(from, index), Math.min(from + length, index + piece.length)]
    if (begin < end) found.push({ text: piece.slice(begin - index, end - index), attributes })
    index += piece.length
  }
  return found
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
