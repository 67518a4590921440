import { Mark } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { elementsIn } from '@/lib/richtext/in-text'
import { keptUnits, type Unit, unitsOf } from './line-units'
import { attributesOf, insertAmong, type Pair, type Written } from './new-nodes'
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
        ? isText(child, own)
        : own[0]!.letter === null && own[0]!.node.type.name === child.nodeName)
    if (!isRight) return null
    stretches.push({ child, from: at, to })
    at = to
  }
  return at === units.length ? stretches : null
}

/** Whether a text holds these letters and nodes, as far as that can be seen without reading them. */
function isText(text: Y.XmlText, units: readonly Unit[]): boolean {
  const elements = new Map(elementsIn(text).map(({ element, at }) => [at, element.nodeName]))
  return units.every(({ letter, node }, at) =>
    letter === null ? elements.get(at) === node.type.name : !elements.has(at),
  )
}

/** A line of Yjs while it is written from its end to its beginning: its units are counted as they were at first. */
class Line {
  constructor(
    private readonly written: Written,
    private readonly type: Y.XmlFragment,
    private readonly stretches: readonly Stretch[],
  ) {}

  element(unit: number): Y.XmlElement {
    const { child, from } = this.stretches.find((each) => each.from <= unit && unit < each.to)!
    return child instanceof Y.XmlElement
      ? child
      : elementsIn(child).find(({ at }) => at === unit - from)!.element
  }

  delete(from: number, to: number): void {
    for (const [index, stretch] of [...this.stretches.entries()].toReversed()) {
      const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)]
      if (start >= end) continue
      const { child } = stretch
      if (child instanceof Y.XmlText) {
        for (const { element, at } of elementsIn(child))
          if (at >= start - stretch.from && at < end - stretch.from) this.written.mapping.delete(element)
        child.delete(start - stretch.from, end - start)
      } else {
        this.written.mapping.delete(child)
        this.type.delete(index, 1)
      }
    }
  }

  /** Puts units before one that was, or at the end: into the text that is there, which nothing parts. */
  insert(unit: number, units: readonly Unit[]): void {
    const place = this.textAt(unit)
    if (place) return insertUnits(this.written, place.text, place.offset, units)
    const text = new Y.XmlText()
    this.type.insert(this.indexAt(unit), [text])
    insertUnits(this.written, text, 0, units)
  }

  format(from: number, to: number, attributes: Record<string, unknown>): void {
    for (const stretch of this.stretches) {
      const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)]
      if (start < end && stretch.child instanceof Y.XmlText)
        stretch.child.format(start - stretch.from, end - start, attributes)
    }
  }

  /** The text into which letters go that come before a unit: the one that holds what is before it, if there is one. */
  private textAt(unit: number): { text: Y.XmlText; offset: number } | null {
    let found: { text: Y.XmlText; offset: number } | null = null
    for (const { child, from, to } of this.stretches) {
      if (!(child instanceof Y.XmlText) || from > unit || to < unit) continue
      if (from < unit) return { text: child, offset: unit - from }
      found ??= { text: child, offset: 0 }
    }
    return found
  }

  /** The index of the first child that begins at a unit or after it. */
  private indexAt(unit: number): number {
    const index = this.stretches.findIndex(({ from }) => from >= unit)
    return index === -1 ? this.stretches.length : index
  }
}

function insertUnits(written: Written, text: Y.XmlText, offset: number, units: readonly Unit[]): void {
  let at = offset
  for (let from = 0; from < units.length;) {
    const { node, letter } = units[from]!
    let to = from + 1
    if (letter === null) insertAmong(written, text, at, node)
    else {
      while (to < units.length && units[to]!.letter !== null && units[to]!.node.marks === node.marks) to++
      const letters = units.slice(from, to).map((unit) => unit.letter)
      text.insert(at, letters.join(''), attributesOf(node.marks))
    }
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
