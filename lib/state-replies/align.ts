import { diffArrays } from 'diff'

/** Above this many pairs, similarity is looked for among neighbours only. */
const MAX_PAIRS = 40_000

/** Lists with more differences than this are taken for two others: to go on searching would take too long. */
const MAX_EDITS = 2_000

/** Shares of words below this are two texts and not one that was changed. */
const SIMILAR = 0.5

/** Which of `after` is which of `before`: places in both, in ascending order of both. */
export type Pairs = [before: number, after: number][]

/**
 * Aligns two lists of texts: those that are equal first, the longest way through both; between these the most alike,
 * in order. What is too little alike stays alone. Bounded: quadratic in the changed stretches only, and there up to a
 * limit.
 */
export function alignTexts(before: readonly string[], after: readonly string[]): Pairs {
  const pairs: Pairs = []
  let [left, right] = [0, 0]
  // What is removed and added between two equal stretches.
  let [fromLeft, fromRight] = [0, 0]
  for (const { count = 0, added, removed } of equalStretches(before, after)) {
    if (removed) left += count
    else if (added) right += count
    else {
      pairs.push(...alignChanged(before, after, [fromLeft, left], [fromRight, right]))
      for (let index = 0; index < count; index++) pairs.push([left++, right++])
      ;[fromLeft, fromRight] = [left, right]
    }
  }
  pairs.push(...alignChanged(before, after, [fromLeft, before.length], [fromRight, after.length]))
  return pairs
}

/** Of two lists that have very little in common nothing is said to be equal, rather than searching for long. */
function equalStretches(before: readonly string[], after: readonly string[]) {
  const parts = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS }) as
    { count?: number; added?: boolean; removed?: boolean }[] | undefined
  return (
    parts ?? [
      { count: before.length, removed: true },
      { count: after.length, added: true },
    ]
  )
}

type Span = [from: number, to: number]

function alignChanged(before: readonly string[], after: readonly string[], left: Span, right: Span): Pairs {
  const rows = left[1] - left[0]
  const columns = right[1] - right[0]
  if (rows === 0 || columns === 0) return []
  const lefts = before.slice(...left).map(bagOf)
  const rights = after.slice(...right).map(bagOf)
  if (rows * columns > MAX_PAIRS)
    return neighbours(lefts, rights).map(([a, b]) => [a + left[0], b + right[0]])
  // The best sum of similarities of an alignment in order.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const like = lefts.map((a) => rights.map((b) => similarity(a, b)))
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const share = like[row]![column]!
      const paired = share >= SIMILAR ? share + best[row + 1]![column + 1]! : 0
      best[row]![column] = Math.max(paired, best[row + 1]![column]!, best[row]![column + 1]!)
    }
  }
  const pairs: Pairs = []
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const here = best[row]![column]!
    if (here === best[row + 1]![column]!) row++
    else if (here === best[row]![column + 1]!) column++
    else pairs.push([left[0] + row++, right[0] + column++])
  }
  return pairs
}

function neighbours(lefts: Bag[], rights: Bag[]): Pairs {
  const pairs: Pairs = []
  for (let row = 0; row < Math.min(lefts.length, rights.length); row++) {
    if (similarity(lefts[row]!, rights[row]!) >= SIMILAR) pairs.push([row, row])
  }
  return pairs
}

interface Bag {
  words: Map<string, number>
  size: number
}

/** Words in lower case; each sign of a script without spaces is one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu

function bagOf(text: string): Bag {
  const words = new Map<string, number>()
  let size = 0
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    words.set(word, (words.get(word) ?? 0) + 1)
    size++
  }
  return { words, size }
}

/** The share of words that two texts have in common (Dice): 1 for the same words, 0 for none. */
function similarity(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 0
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a]
  let common = 0
  for (const [word, count] of small.words) common += Math.min(count, large.words.get(word) ?? 0)
  return (2 * common) / (a.size + b.size)
}
