import type { DiffBlock, Passage } from './schema'
import type { Woven } from './weave'

/**
 * Numbers the changed blocks by passage: those next to each other, and those that stand in the same child of the
 * document (a list, a quotation), which can only be restored together.
 */
export function passagesOf(
  blocks: readonly Woven[],
  before: readonly string[],
  after: readonly string[],
): { shown: DiffBlock[]; passages: Passage[] } {
  const made: { before: Set<string>; after: Set<string>; by: Set<string>; behind: string | null }[] = []
  let wasChanged = false
  let behind: string | null = null
  const shown = blocks.map(({ before: olds, after: news, ...block }): DiffBlock => {
    if (block.state === 'same') {
      wasChanged = false
      behind = [...news].at(-1) ?? behind
      return { ...block, passage: null }
    }
    const last = made.at(-1)
    const isPart = (set: ReadonlySet<string>, others: ReadonlySet<string>) =>
      [...set].some((each) => others.has(each))
    const goesOn = last && (wasChanged || isPart(olds, last.before) || isPart(news, last.after))
    const passage = goesOn
      ? last
      : { before: new Set<string>(), after: new Set<string>(), by: new Set<string>(), behind }
    if (!goesOn) made.push(passage)
    for (const each of olds) passage.before.add(each)
    for (const each of news) passage.after.add(each)
    for (const who of block.by) passage.by.add(who)
    wasChanged = true
    behind = [...news].at(-1) ?? behind
    return { ...block, passage: made.indexOf(passage) }
  })
  const passages = made.map(({ behind: stands, ...sets }): Passage => {
    const news = after.filter((each) => sets.after.has(each))
    const first = news[0]
    return {
      before: before.filter((each) => sets.before.has(each)),
      after: news,
      behind: first === undefined ? stands : (after[after.indexOf(first) - 1] ?? null),
      by: [...sets.by],
    }
  })
  return { shown, passages }
}
