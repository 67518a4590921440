import type { ClaimKind } from '@/lib/claims/types'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { foldForSearch } from '@/lib/parsing/fold'

/** What of the ledger is wanted. */
export interface LedgerFilter {
  /** Empty for all. */
  kinds: ReadonlySet<ClaimKind>
  /** Slug; null for all. */
  question: string | null
  contested: boolean | null
  /** Words of the claim or its subject, folded as in the search of the reply. */
  query: string
}

export const SORTS = ['place', 'kind', 'value', 'subject', 'year', 'contested'] as const
export type Sort = (typeof SORTS)[number]

/** The claims that a filter lets through, in their order in the reply. */
export function filterClaims(claims: readonly LedgerClaim[], filter: LedgerFilter): LedgerClaim[] {
  const query = foldForSearch(filter.query).trim()
  return claims.filter(
    ({ kind, slug, text, subject, isContested }) =>
      (filter.kinds.size === 0 || filter.kinds.has(kind)) &&
      (filter.question === null || slug === filter.question) &&
      (filter.contested === null || isContested === filter.contested) &&
      (query === '' || foldForSearch(`${text} ${subject}`).includes(query)),
  )
}

/** The same claims sorted; what has no value, subject or year stands last either way, equals keep their order. */
export function sortClaims(claims: readonly LedgerClaim[], sort: Sort, isDown: boolean): LedgerClaim[] {
  const sorted = claims.map((claim, index) => ({ claim, index, key: keyOf(claim, sort, index) }))
  const sign = isDown ? -1 : 1
  sorted.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key === b.key) return a.index - b.index
      return a.key === null ? 1 : -1
    }
    const order =
      typeof a.key === 'string' && typeof b.key === 'string'
        ? a.key.localeCompare(b.key)
        : Number(a.key) - Number(b.key)
    return order === 0 ? a.index - b.index : sign * order
  })
  return sorted.map(({ claim }) => claim)
}

function keyOf(claim: LedgerClaim, sort: Sort, index: number): string | number | null {
  if (sort === 'place') return index
  if (sort === 'contested') return claim.isContested ? 0 : 1
  if (sort === 'subject') return claim.subject || null
  return claim[sort]
}
