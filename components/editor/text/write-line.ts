import { Mark } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { DocumentMark } from '@/lib/richtext/document'
import { markAttribute } from '@/lib/richtext/ydoc'
import { keptUnits, type Unit, unitsOf } from './line-units'
import { insertNodes, type Pair, type Written } from './new-nodes'
import type { Survivors } from './survivors'

/** A child of a line in Yjs, and which units it holds. */
interface Stretch {
  child: Y.XmlText | Y.XmlElement
  from: number
  to: number
}

/** Writes a node that stands in a line, such as a note. */
type WriteElement = (written: Written, element: Y.XmlElement, pair: Pair, survivors: Survivors) => boolean

/**
 * Makes of a line of text in Yjs, which reads as it did before, one that reads as after: letters that survived stay, with
 * only the formats changed that differ; texts that Yjs holds apart are left apart. False where Yjs holds something else.
 */
export function writeLine(
  written: Written,
  type: Y.XmlFragment,
  pair: Pair,
  survivors: Survivors,
  writeElement: WriteElement,
): boolean {
  const was = unitsOf(pair.nodes[0], pair.starts[0])
  const is = unitsOf(pair.nodes[1], pair.starts[1])
  const stretches = stretchesOf(type, was)
  if (!stretches) return false
  const line = new Line(written, type, stretches)
  const kept = keptUnits(was, is, survivors)
  formatKept(line, was, is, kept)
  // From the end, so that what is not written yet stands where it stood.
  let [next, end] = [was.length, is.length]
  for (let index = was.length - 1; index >= -1; index--) {
    const partner = index === -1 ? -1 : kept[index]!
    if (partner === null) continue
    if (next > index + 1) line.delete(index + 1, next)
    if (end > partner + 1) line.insert(index + 1, is.slice(partner + 1, end))
    if (index === -1) break
    const [one, other] = [was[index]!, is[partner]!]
    if (one.letter === null) {
      const both: Pair = { nodes: [one.node, other.node], starts: [one.at + 1, other.at + 1] }
      if (one.node !== other.node && !writeElement(written, line.element(index), both, survivors))
        return false
    }
    ;[next, end] = [index, partner]
  }
  for (const { child } of stretches) if (child instanceof Y.XmlText) written.mapping.delete(child)
  return true
}

function stretchesOf(type: Y.XmlFragment, units: readonly Unit[]): Stretch[] | null {
  const stretches: Stretch[] = []
  let at = 0
  for (const child of type.toArray()) {
    if (!(child instanceof Y.XmlText) && !(child instanceof Y.XmlElement)) return null
    const to = at + (child instanceof Y.XmlText ? child.length : 1)
    const own = units.slice(at, to)
    const isRight =
      own.length === to - at &&
      (child instanceof Y.XmlText
        ? own.every(({ letter }) => letter !== null)
        : own[0]!.letter === null && own[0]!.node.type.name === child.nodeName)
    if (!isRight) return null
    stretches.push({ child, from: at, to })
    at = to
  }
  return at === units.length ? stretches : null
}

/** A line of Yjs while it is written from its end to its beginning: its units are counted as they were at first. */
class Line {
  constructor(
    private readonly written: Written,
    private readonly type: Y.XmlFragment,
    private readonly stretches: readonly Stretch[],
  ) {}

  element(unit: number): Y.XmlElement {
    return this.stretches.find(({ from, to }) => from <= unit && unit < to)!.child as Y.XmlElement
  }

  delete(from: number, to: number): void {
    for (const [index, stretch] of [...this.stretches.entries()].toReversed()) {
      const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)]
      if (start >= end) continue
      const { child } = stretch
      if (child instanceof Y.XmlText) child.delete(start - stretch.from, end - start)
      else {
        this.written.mapping.delete(child)
        this.type.delete(index, 1)
      }
    }
  }

  /** Puts units before one that was, or at the end. */
  insert(unit: number, units: readonly Unit[]): void {
    const place = this.textAt(unit)
    if (units.every(({ letter }) => letter !== null)) {
      if (place) insertText(place.text, place.offset, units)
      else this.insertChild(this.indexAt(unit), units)
      return
    }
    let index = place ? this.part(place) : this.indexAt(unit)
    const first = units.findIndex(({ letter }) => letter === null)
    const last = units.findLastIndex(({ letter }) => letter === null)
    const before = index > 0 ? this.type.get(index - 1) : null
    if (first > 0) {
      if (before instanceof Y.XmlText) insertText(before, before.length, units.slice(0, first))
      else this.insertChild(index++, units.slice(0, first))
    }
    for (let at = first; at <= last;) {
      if (units[at]!.letter === null) {
        insertNodes(this.written, this.type, index++, [units[at++]!.node])
        continue
      }
      const end = units.findIndex(({ letter }, other) => other > at && letter === null)
      this.insertChild(index++, units.slice(at, end))
      at = end
    }
    if (last === units.length - 1) return
    const after = index < this.type.length ? this.type.get(index) : null
    if (after instanceof Y.XmlText) insertText(after, 0, units.slice(last + 1))
    else this.insertChild(index, units.slice(last + 1))
  }

  format(from: number, to: number, attributes: Record<string, unknown>): void {
    for (const stretch of this.stretches) {
      const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)]
      if (start < end && stretch.child instanceof Y.XmlText)
        stretch.child.format(start - stretch.from, end - start, attributes)
    }
  }

  /** The text into which letters go that come before a unit: the one that holds what is before it, if there is one. */
  private textAt(unit: number): { index: number; text: Y.XmlText; offset: number } | null {
    let found: { index: number; text: Y.XmlText; offset: number } | null = null
    for (const [index, { child, from, to }] of this.stretches.entries()) {
      if (!(child instanceof Y.XmlText) || from > unit || to < unit) continue
      if (from < unit) return { index, text: child, offset: unit - from }
      found ??= { index, text: child, offset: 0 }
    }
    return found
  }

  /** The index of the first child that begins at a unit or after it. */
  private indexAt(unit: number): number {
    const index = this.stretches.findIndex(({ from }) => from >= unit)
    return index === -1 ? this.stretches.length : index
  }

  /** Parts a text, if need be, and gives the index between its parts. */
  private part({ index, text, offset }: { index: number; text: Y.XmlText; offset: number }): number {
    if (offset === 0) return index
    if (offset === text.length) return index + 1
    const rest = (text.toDelta() as Delta[]).flatMap(tail(offset))
    text.delete(offset, text.length - offset)
    const behind = new Y.XmlText()
    this.type.insert(index + 1, [behind])
    behind.applyDelta(rest, { sanitize: false })
    return index + 1
  }

  private insertChild(index: number, units: readonly Unit[]): void {
    const text = new Y.XmlText()
    this.type.insert(index, [text])
    insertText(text, 0, units)
  }
}

interface Delta {
  insert: string
  attributes?: Record<string, unknown>
}

function tail(offset: number): (delta: Delta) => Delta[] {
  let left = offset
  return (delta) => {
    const insert = delta.insert.slice(left)
    left = Math.max(0, left - delta.insert.length)
    return insert ? [{ ...delta, insert }] : []
  }
}

function insertText(text: Y.XmlText, offset: number, units: readonly Unit[]): void {
  let at = offset
  for (let from = 0; from < units.length;) {
    const { marks } = units[from]!.node
    let to = from
    while (to < units.length && units[to]!.node.marks === marks) to++
    const letters = units.slice(from, to).map(({ letter }) => letter)
    text.insert(at, letters.join(''), attributesOf(marks))
    at += to - from
    from = to
  }
}

/** The formats of letters that stay, where they differ. */
function formatKept(
  line: Line,
  was: readonly Unit[],
  is: readonly Unit[],
  kept: readonly (number | null)[],
): void {
  const marksAfter = (index: number) => {
    const partner = kept[index]
    return partner === null || was[index]!.letter === null ? null : is[partner!]!.node.marks
  }
  for (let from = 0; from < was.length;) {
    const [before, after] = [was[from]!.node.marks, marksAfter(from)]
    let to = from + 1
    while (to < was.length && was[to]!.node.marks === before && marksAfter(to) === after) to++
    if (after && before !== after && !Mark.sameSet(before, after))
      line.format(from, to, change(before, after))
    from = to
  }
}

function change(before: readonly Mark[], after: readonly Mark[]): Record<string, unknown> {
  const [was, is] = [attributesOf(before), attributesOf(after)]
  const changed: Record<string, unknown> = {}
  for (const name of Object.keys(was)) if (!(name in is)) changed[name] = null
  for (const [name, value] of Object.entries(is))
    if (JSON.stringify(was[name]) !== JSON.stringify(value)) changed[name] = value
  return changed
}

function attributesOf(marks: readonly Mark[]): Record<string, unknown> {
  return Object.fromEntries(
    marks
      .filter(({ type }) => type.name !== 'ychange')
      .map((mark) => [markAttribute(mark.toJSON() as DocumentMark), mark.attrs]),
  )
}
