import { createHash } from 'node:crypto'
import type { Contradiction } from '@/lib/claims'
import { foldForSearch } from '@/lib/parsing'

/**
 * What a judgement on a contradiction is remembered by: its kind and the words of its passages, so that it holds when
 * the reply is corrected or the rules find it anew, and not when one of the passages says something else.
 */
export function contradictionKey({ kind, members }: Pick<Contradiction, 'kind' | 'members'>): string {
  const words = members.map(({ quote }) => foldForSearch(quote).trim()).toSorted()
  return createHash('sha256')
    .update(JSON.stringify([kind, ...words]))
    .digest('hex')
    .slice(0, 32)
}
