import type { DocumentNode } from '@/lib/richtext/document'
import type { Authorship } from './authors'
import { type Block, blocksOf } from './blocks'
import { compareBlocks } from './compare-blocks'
import { passagesOf } from './passages'
import type { DraftDiff } from './schema'

export type { Authorship } from './authors'
export * from './schema'

export interface DiffOptions {
  /** Differences looked for between two stretches of text; past that they are shown one after the other. */
  maxEdits?: number
  /** Milliseconds in all. */
  timeout?: number
}

/**
 * What changed between two authored documents (`readAuthored`, without suggestions and comments): word by word, with who
 * did it, paragraphs that moved, tables cell by cell, formatting by name. Takes a bounded time, whatever it is given.
 */
export function diffDrafts(
  before: DocumentNode,
  after: DocumentNode,
  authorship: Authorship,
  { maxEdits = 4_000, timeout = 4_000 }: DiffOptions = {},
): DraftDiff {
  const limits = { maxEdits, deadline: performance.now() + timeout }
  const [old, now] = [blocksOf(before), blocksOf(after)]
  const { blocks, gaveUp } = compareBlocks(old, now, authorship, limits)
  const tops = (list: readonly Block[]) => [...new Set(list.map(({ top }) => top))]
  const { shown, passages } = passagesOf(blocks, tops(old), tops(now))
  const weights = new Map<string, number>()
  for (const { pieces, by } of shown) {
    for (const who of by) weights.set(who, (weights.get(who) ?? 0) + 1)
    for (const { by: who, text, kind } of pieces)
      if (who && kind !== 'same') weights.set(who, (weights.get(who) ?? 0) + text.length)
  }
  const authors = [...weights].toSorted(([, a], [, b]) => b - a).map(([who]) => who)
  return { blocks: shown, passages, authors, isCoarse: gaveUp }
}
