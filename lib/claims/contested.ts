import { foldForSearch, findFolded, searchFold } from '@/lib/parsing/fold'
import type { TextRange } from './types'
import type { Quotation } from '@/lib/richtext/quotations'

/** Shorter words are quoted by chance. */
const SHORTEST = 3

/**
 * Which stretches of the reply the drafts quote, by anchor of their paragraph. A quotation whose words were changed
 * since counts with what of each of its lines still stands in the paragraph; what stands there nowhere is passed over.
 */
export function quotedRanges(
  quotations: readonly Pick<Quotation, 'anchor' | 'text'>[],
  textOf: (anchor: string) => string | undefined,
): Map<string, TextRange[]> {
  const ranges = new Map<string, TextRange[]>()
  const folds = new Map<string, ReturnType<typeof searchFold>>()
  for (const { anchor, text } of quotations) {
    const paragraph = textOf(anchor)
    if (paragraph === undefined) continue
    let fold = folds.get(anchor)
    if (!fold) folds.set(anchor, (fold = searchFold(paragraph)))
    const found = text.split('\n').flatMap((line) => findQuoted(fold, line))
    if (found.length > 0) ranges.set(anchor, [...(ranges.get(anchor) ?? []), ...found])
  }
  return ranges
}

/** A whole line, or the parts between its ellipses. */
function findQuoted(fold: ReturnType<typeof searchFold>, line: string): TextRange[] {
  return line.split(/\[?(?:…|\.\.\.)\]?/).flatMap((part) => {
    const words = part.trim()
    return foldForSearch(words).length < SHORTEST ? [] : findFolded(fold, words).slice(0, 1)
  })
}

/** Whether one of the ranges touches this stretch. */
export function touches(ranges: readonly TextRange[] | undefined, { start, end }: TextRange): boolean {
  return ranges?.some((range) => range.start < end && start < range.end) ?? false
}
