import type { Node } from '@tiptap/pm/model'
import type { Survivors } from './survivors'

/** One letter of a line, with the text node it stands in, or one node that stands in a line. */
export interface Unit {
  letter: string | null
  node: Node
  /** Where it stands in the document. */
  at: number
}

/** What a line consists of; its content begins at `start`. */
export function unitsOf(line: Node, start: number): Unit[] {
  const units: Unit[] = []
  line.forEach((node, offset) => {
    if (!node.isText) units.push({ letter: null, node, at: start + offset })
    else
      for (let index = 0; index < node.text!.length; index++)
        units.push({ letter: node.text![index]!, node, at: start + offset + index })
  })
  return units
}

/**
 * For each unit that was, which of those that are it still is, in order; null for those that are gone. What was replaced by
 * the same (a tool that writes a line anew) counts as the same from both ends of the place.
 */
export function keptUnits(
  was: readonly Unit[],
  is: readonly Unit[],
  survivors: Survivors,
): (number | null)[] {
  const indexAt = new Map(is.map(({ at }, index) => [at, index]))
  const kept = was.map((unit) => {
    const place = survivors.placeOf(unit.at)
    const index = place === null ? undefined : indexAt.get(place)
    return index !== undefined && isAlike(unit, is[index]!) ? index : null
  })
  let [from, other] = [0, 0]
  for (let index = 0; index <= was.length; index++) {
    const partner = index === was.length ? is.length : kept[index]!
    if (partner === null) continue
    keepAlike(was, is, kept, { from, to: index, other, end: partner })
    ;[from, other] = [index + 1, partner + 1]
  }
  return wholeCharacters(was, kept)
}

function keepAlike(
  was: readonly Unit[],
  is: readonly Unit[],
  kept: (number | null)[],
  place: { from: number; to: number; other: number; end: number },
): void {
  let { from, to, other, end } = place
  for (; from < to && other < end && isAlike(was[from]!, is[other]!); from++, other++) kept[from] = other
  for (; from < to && other < end && isAlike(was[to - 1]!, is[end - 1]!); to--, end--) kept[to - 1] = end - 1
}

function isAlike(one: Unit, other: Unit): boolean {
  return one.letter === other.letter && (one.letter !== null || one.node.type === other.node.type)
}

/** Two units of UTF-16 that are one character stay or go together: Yjs tears none apart without loss. */
function wholeCharacters(was: readonly Unit[], kept: readonly (number | null)[]): (number | null)[] {
  const isPair = (index: number) =>
    /^[\uD800-\uDBFF]$/.test(was[index]?.letter ?? '') &&
    /^[\uDC00-\uDFFF]$/.test(was[index + 1]?.letter ?? '')
  const whole = [...kept]
  for (let index = 0; index + 1 < was.length; index++) {
    if (!isPair(index)) continue
    const [high, low] = [kept[index]!, kept[index + 1]!]
    if (high === null || low === null || low !== high + 1) whole[index] = whole[index + 1] = null
  }
  return whole
}
