import { diffArrays } from 'diff'

export interface Step<Item> {
  before: Item[]
  after: Item[]
  /** The two lists are the same here, one by one. */
  isSame: boolean
}

/**
 * Two lists side by side: where they are the same by `keyOf`, and what stands between. Never gives up: past `maxEdits`
 * differences, or at the deadline, everything between the common beginning and end is one step.
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  { maxEdits, deadline }: { maxEdits: number; deadline: number },
): { steps: Step<Item>[]; gaveUp: boolean } {
  // Numbers instead of long texts: they are compared many times.
  const numbers = new Map<string, number>()
  const numberOf = (item: Item) => {
    const key = keyOf(item)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  const [left, right] = [before.map(numberOf), after.map(numberOf)]
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start++
  let end = 0
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  )
    end++
  const steps: Step<Item>[] = []
  const push = (step: Step<Item>) => {
    if (step.before.length > 0 || step.after.length > 0) steps.push(step)
  }
  push({ before: before.slice(0, start), after: after.slice(0, start), isSame: true })
  const [lastLeft, lastRight] = [left.length - end, right.length - end]
  const timeout = Math.max(1, deadline - performance.now())
  const parts = diffArrays(left.slice(start, lastLeft), right.slice(start, lastRight), {
    maxEditLength: maxEdits,
    timeout,
  })
  if (parts) {
    let [at, to] = [start, start]
    let open: Step<Item> | null = null
    for (const { added, removed, value } of parts) {
      const { length } = value
      if (!added && !removed) {
        if (open) push(open)
        open = null
        push({ before: before.slice(at, at + length), after: after.slice(to, to + length), isSame: true })
      } else {
        open ??= { before: [], after: [], isSame: false }
        if (removed) open.before.push(...before.slice(at, at + length))
        else open.after.push(...after.slice(to, to + length))
      }
      if (!added) at += length
      if (!removed) to += length
    }
    if (open) push(open)
  } else push({ before: before.slice(start, lastLeft), after: after.slice(start, lastRight), isSame: false })
  push({ before: before.slice(lastLeft), after: after.slice(lastRight), isSame: true })
  return { steps, gaveUp: parts === undefined }
}

type Words = readonly { key: string }[]

/** How much of two texts' words is the same, from 0 to 1, wherever it stands. */
export function likeness(a: Words, b: Words): number {
  const { left, right, shared } = sharedOf(a, b)
  return left === 0 || right === 0 ? Number(left === right) : (2 * shared) / (left + right)
}

/** How much of the shorter one's words the longer one has, from 0 to 1: also of a part of it, or of two that were joined. */
export function overlap(a: Words, b: Words): number {
  const { left, right, shared } = sharedOf(a, b)
  return left === 0 || right === 0 ? 0 : shared / Math.min(left, right)
}

function sharedOf(a: Words, b: Words): { left: number; right: number; shared: number } {
  const isWord = ({ key }: { key: string }) => key.trim().length > 1
  const [left, right] = [a.filter(isWord), b.filter(isWord)]
  const counts = new Map<string, number>()
  for (const { key } of left) counts.set(key, (counts.get(key) ?? 0) + 1)
  let shared = 0
  for (const { key } of right) {
    const count = counts.get(key) ?? 0
    if (count > 0) shared++
    counts.set(key, count - 1)
  }
  return { left: left.length, right: right.length, shared }
}
