import type { Unit } from './weave'

/** What became of one unit of text between two texts. */
export interface Change {
  kind: 'same' | 'added' | 'removed'
  before: Unit | null
  after: Unit | null
}

const unitOf = ({ before, after }: Change) => (after ?? before)!
const isEnd = (change: Change) => unitOf(change).token === null && !unitOf(change).isApart
const SIDES = { added: 'after', removed: 'before' } as const

/**
 * Lets changes begin and end with paragraphs where the two texts allow it: of several ways to say the same difference, the
 * shortest is often one in which a new paragraph at the end reads as one that was split. Neither text changes by it.
 */
export function straighten(changes: readonly Change[]): Change[] {
  let made = [...changes]
  for (const kind of ['added', 'removed'] as const) {
    made = endFirst(made, kind)
    startFirst(made, kind)
  }
  return made
}

/**
 * `words +. +¶ +more =. =¶` is a paragraph that ends as it did and a new one after it: `words =. =¶ +more +. +¶`. Words of
 * the other text that stand in between go before the end.
 */
function endFirst(changes: readonly Change[], kind: 'added' | 'removed'): Change[] {
  const made = [...changes]
  const side = SIDES[kind]
  for (let last = 0; last < made.length; last++) {
    if (made[last]!.kind !== 'same' || !isEnd(made[last]!)) continue
    // What is the same at the end of the paragraph, and the run of changes before that.
    let tail = last
    while (tail > 0 && made[tail - 1]!.kind === 'same' && !isEnd(made[tail - 1]!)) tail--
    let start = tail
    while (start > 0 && (made[start - 1]!.kind === kind || isOther(made[start - 1]!, kind))) start--
    const run = made.slice(start, tail)
    const first = run.findIndex((change) => change.kind === kind && isEnd(change))
    if (first < 0 || isWholly(made, start + first, kind)) continue
    // As much as ended the paragraph before: it must be the same, and stand there together.
    const length = last - tail + 1
    const ending = run.slice(Math.max(0, first - length + 1), first + 1)
    const same = made.slice(tail, last + 1)
    const isAlike = same.every(
      (change, index) => ending[index]?.kind === kind && unitOf(ending[index]).key === unitOf(change).key,
    )
    const rest = run.slice(first + 1)
    if (!isAlike || rest.some((change) => unitOf(change).isApart)) continue
    made.splice(
      start,
      last - start + 1,
      ...run.slice(0, first - length + 1),
      ...rest.filter((change) => change.kind !== kind),
      ...same.map((change, index) => ({ ...change, [side]: ending[index]![side] })),
      ...rest.filter((change) => change.kind === kind),
      ...ending.map((change, index) => ({ ...change, [side]: same[index]![side] })),
    )
  }
  return made
}

const isOther = (change: Change, kind: Change['kind']) =>
  change.kind !== 'same' && change.kind !== kind && !isEnd(change)

/** Whether the paragraph that ends at `end` is only in this text. */
function isWholly(changes: readonly Change[], end: number, kind: Change['kind']): boolean {
  for (
    let index = end - 1;
    index >= 0 && !isEnd(changes[index]!) && !unitOf(changes[index]!).isApart;
    index--
  )
    if (changes[index]!.kind !== kind) return false
  return true
}

/** `=The +new one. +¶ +The =old one.` is a new paragraph before one that stays: `+The new one. +¶ =The old one.` */
function startFirst(changes: Change[], kind: 'added' | 'removed'): void {
  const side = SIDES[kind]
  for (let start = 1; start < changes.length; start++) {
    if (changes[start]!.kind !== kind || changes[start - 1]!.kind !== 'same') continue
    let end = start
    while (end < changes.length && changes[end]!.kind === kind) end++
    const run = changes.slice(start, end)
    if (!run.some(isEnd) || run.some((change) => unitOf(change).isApart)) continue
    let by = 0
    const at = (offset: number) => changes[start - 1 - offset]
    const isMovable = (offset: number) => {
      const before = at(offset)
      const moved = changes[end - 1 - offset]
      return (
        before?.kind === 'same' &&
        !isEnd(before) &&
        offset < run.length &&
        !isEnd(moved!) &&
        unitOf(before).key === unitOf(moved!).key
      )
    }
    while (isMovable(by)) by++
    const reaches = start - by === 0 || isEnd(changes[start - by - 1]!)
    if (by === 0 || !reaches || !isEnd(changes[end - 1 - by]!)) continue
    for (let offset = 0; offset < by; offset++) {
      const [front, back] = [start - 1 - offset, end - 1 - offset]
      const [same, moved] = [changes[front]!, changes[back]!]
      changes[front] = { ...moved, [side]: same[side] }
      changes[back] = { ...same, [side]: moved[side] }
    }
  }
}
