import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { stretchesOf } from '@/lib/richtext/in-text'
import { align, likeness } from '@/lib/versions/diff/match'
import { tokensOf } from '@/lib/versions/diff/words'

/** Stands for what is no text in a line. */
const OBJECT = '\uFFFC'
const TEXTBLOCKS = new Set(['paragraph', 'heading', 'figure'])
/** How alike two blocks are at least that are one, changed. */
const LIKE = 0.4

/** A line as somebody reads it. */
export const readable = (text: string) => text.replaceAll(OBJECT, '')

/** A line of text as Yjs counts it: of a textblock, or of a note in one. */
export interface BaseLine {
  text: string
  /** The notes in it, by their place. */
  notes: ReadonlyMap<number, string>
}

/** A line of the draft as it is now. */
export interface LiveLine extends BaseLine {
  element: Y.XmlElement
}

/** The textblocks of a document, in the order in which a review copy counts them. */
export function linesIn(doc: DocumentNode): BaseLine[] {
  const lines: BaseLine[] = []
  const visit = (node: DocumentNode) => {
    if (TEXTBLOCKS.has(node.type)) lines.push(lineOf(node))
    else node.content?.forEach(visit)
  }
  visit(doc)
  return lines
}

/** The row of a table in which a textblock stands; null for one in none. */
export function rowAround(doc: DocumentNode, block: number): DocumentNode | null {
  let next = 0
  let found: DocumentNode | null = null
  const visit = (node: DocumentNode, row: DocumentNode | null) => {
    if (!TEXTBLOCKS.has(node.type))
      return node.content?.forEach((child) => visit(child, row ?? (node.type === 'tableRow' ? node : null)))
    if (next++ === block) found = row
  }
  visit(doc, null)
  return found
}

function lineOf({ content = [] }: DocumentNode): BaseLine {
  let text = ''
  const notes = new Map<number, string>()
  for (const child of content) {
    if (child.type === 'footnote') notes.set(text.length, lineOf(child).text)
    text += child.text ?? OBJECT
  }
  return { text, notes }
}

/** The textblocks of a live draft, in the same order. */
export function liveLinesIn(fragment: Y.XmlFragment): LiveLine[] {
  const lines: LiveLine[] = []
  const visit = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (TEXTBLOCKS.has(child.nodeName)) lines.push(liveLine(child))
      else visit(child)
    }
  }
  visit(fragment)
  return lines
}

function liveLine(element: Y.XmlElement): LiveLine {
  let text = ''
  const notes = new Map<number, string>()
  for (const child of element.toArray()) {
    const parts = child instanceof Y.XmlText ? stretchesOf(child) : [{ element: child }]
    for (const part of parts) {
      if ('element' in part && part.element instanceof Y.XmlElement && part.element.nodeName === 'footnote')
        notes.set(text.length, liveLine(part.element).text)
      text += 'letters' in part ? part.letters : OBJECT
    }
  }
  return { element, text, notes }
}

/** Which line each line of the copy is now; null for one that is gone or no longer to be known. */
export function matchLines(base: readonly BaseLine[], now: readonly LiveLine[]): (LiveLine | null)[] {
  const found = new Map<BaseLine, LiveLine>()
  const options = { maxEdits: 4_000, deadline: performance.now() + 2_000 }
  const { steps } = align<BaseLine>(base, now, ({ text }) => text, options)
  for (const { before, after, isSame } of steps) {
    const live = after as LiveLine[]
    if (isSame) {
      before.forEach((line, index) => found.set(line, live[index]!))
      continue
    }
    let next = 0
    for (const line of before) {
      const words = wordsOf(line)
      const index = live.findIndex((each, at) => at >= next && likeness(words, wordsOf(each)) >= LIKE)
      if (index === -1) continue
      found.set(line, live[index]!)
      next = index + 1
    }
  }
  return base.map((line) => found.get(line) ?? null)
}

const wordsOf = ({ text }: BaseLine) => tokensOf(text).map((key) => ({ key }))

/** For each sign of a text the place of the same sign in another, null where it is gone. */
export function mapSigns(before: string, after: string): (number | null)[] {
  if (before === after) return Array.from({ length: before.length }, (_, index) => index)
  const options = { maxEdits: 4_000, deadline: performance.now() + 1_000 }
  const { steps } = align(piecesOf(before), piecesOf(after), (piece) => piece, options)
  const map: (number | null)[] = []
  let at = 0
  for (const step of steps) {
    for (const piece of step.before)
      for (let index = 0; index < piece.length; index++) {
        map.push(step.isSame ? at : null)
        if (step.isSame) at++
      }
    if (!step.isSame) at += step.after.reduce((sum, piece) => sum + piece.length, 0)
  }
  return map
}

const piecesOf = (text: string) => tokensOf(text)
