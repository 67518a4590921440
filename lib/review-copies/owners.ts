import type { CopyParagraph, CopyReading } from './reading/reading'

/** What a paragraph of the file is: of a draft, by the number of the draft and of its paragraphs; or of none. */
export interface Owned {
  paragraph: CopyParagraph
  /** Which of the file's. */
  at: number
  /** The draft; null for what is of none. */
  draft: number | null
  /** Those of the draft's paragraphs that it was, in order; none for one that came. */
  numbers: number[]
  /** The paragraph that the report makes itself that it was. */
  fixed: number | null
}

/** Says of each paragraph of the file what it is. Paragraphs that came belong to the draft in which they stand. */
export function ownersOf(reading: CopyReading, has: (draft: number, number: number) => boolean): Owned[] {
  const seen = new Set<string>()
  const owned: Owned[] = []
  reading.paragraphs.forEach((paragraph, at) => {
    const names = paragraph.names.filter((name) => !seen.has(name))
    for (const name of names) seen.add(name)
    const own = names.flatMap((name) => {
      const [, draft, number] = /^_cpD(\d+)B(\d+)L?$/.exec(name) ?? []
      return draft && has(Number(draft), Number(number))
        ? [{ draft: Number(draft), number: Number(number) }]
        : []
    })
    const fixed = names.flatMap((name) => /^_cpX(\d+)$/.exec(name)?.[1] ?? [])[0]
    if (own.length === 0 && paragraph.isContents) return
    const draft = own[0]?.draft ?? null
    const numbers = own.flatMap((each) => (each.draft === draft ? [each.number] : [])).sort((a, b) => a - b)
    owned.push({ paragraph, at, draft, numbers, fixed: own.length === 0 && fixed ? Number(fixed) : null })
  })
  return placed(
    owned.filter(
      ({ paragraph, ...each }) =>
        each.draft !== null || each.fixed !== null || paragraph.asides.length > 0 || !isNothing(paragraph),
    ),
  )
}

/** An empty line that nobody tracked: programs put such about. */
export function isNothing({ runs, endIns }: CopyParagraph): boolean {
  return endIns === null && runs.every(({ text }) => text.trim() === '')
}

function placed(owned: Owned[]): Owned[] {
  return owned.map((each, index) => {
    if (each.draft !== null || each.fixed !== null) return each
    const before = owned.slice(0, index).findLast(({ draft, fixed }) => draft !== null || fixed !== null)
    if (before?.draft != null) return { ...each, draft: before.draft }
    // Behind a heading: what follows is of the draft that begins there.
    const next = owned.slice(index + 1).find(({ draft, fixed }) => draft !== null || fixed !== null)
    const last = owned.slice(0, index).findLast(({ draft }) => draft !== null)
    return { ...each, draft: next?.draft ?? last?.draft ?? null }
  })
}

/** The paragraphs of a draft that stand in the order in which they were sent, the most of them; the others lose their number. */
export function inOrder(owned: readonly Owned[]): Owned[] {
  const tails: number[] = []
  const before: (number | null)[] = []
  const numbered = owned.flatMap((each, index) => (each.numbers.length > 0 ? [index] : []))
  for (const index of numbered) {
    const number = owned[index]!.numbers[0]!
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (owned[tails[middle]!]!.numbers.at(-1)! < number) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1]! : null
    tails[low] = index
  }
  const kept = new Set<number>()
  for (let at: number | null = tails.at(-1) ?? null; at !== null; at = before[at] ?? null) kept.add(at)
  return owned.map((each, index) =>
    each.numbers.length > 0 && !kept.has(index) ? { ...each, numbers: [] } : each,
  )
}
