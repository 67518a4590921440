import type { ClaimKind } from '@/lib/claims/types'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'

/** A stretch of a paragraph in which the same claim is marked. The texts joined are the paragraph. */
export interface MarkedStretch {
  text: string
  start: number
  /** Whether it is what was looked for. */
  isHit: boolean
  /** The narrowest claim that stands here, of the kinds that are shown; null for plain text. */
  claim: LedgerClaim | null
}

/** What is looked for, cut as `markedParts` cuts it. */
interface Part {
  text: string
  isHit: boolean
}

/**
 * Cuts a paragraph where the search and the claims begin and end. Where claims overlap (a date inside of a promise)
 * the narrowest is marked, and the wider one around it. Claims that do not fit the text are passed over.
 */
export function markedStretches(
  parts: readonly Part[],
  claims: readonly LedgerClaim[],
  shown: ReadonlySet<ClaimKind>,
): MarkedStretch[] {
  const text = parts.map((part) => part.text).join('')
  const marked = claims
    .filter(({ kind, start, end, text: words }) => shown.has(kind) && text.slice(start, end) === words)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const cuts = new Set([0, text.length])
  let at = 0
  const hits: [number, number][] = []
  for (const part of parts) {
    if (part.isHit) hits.push([at, at + part.text.length])
    cuts.add(at)
    at += part.text.length
  }
  for (const { start, end } of marked) cuts.add(start).add(end)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, index): MarkedStretch => {
    const start = edges[index]!
    return {
      text: text.slice(start, end),
      start,
      isHit: hits.some(([from, to]) => from <= start && end <= to),
      claim: marked.find((claim) => claim.start <= start && end <= claim.end) ?? null,
    }
  })
}
